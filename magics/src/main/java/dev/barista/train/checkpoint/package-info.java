/**
 * Agents on disk: checkpoints in the safetensors format, which Python reads as well, put in place whole or not at all, in
 * a directory that one training at a time writes to. Nothing of Java's serialisation is involved.
 */
@NullMarked
package dev.barista.train.checkpoint;

import org.jspecify.annotations.NullMarked;
