/** Training in a process of its own, which outlives the kernel: its folder, its progress, and the list of runs. */
@NullMarked
package dev.barista.train.worker;

import org.jspecify.annotations.NullMarked;
