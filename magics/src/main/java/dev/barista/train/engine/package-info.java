/**
 * The learner: networks, optimiser and PPO on DJL with PyTorch's native library, the only package that may touch it. It
 * is fetched when training is first asked for, and runs in a process of its own.
 *
 * <p>DJL's arrays live outside of Java's heap until closed: whatever is computed is computed in an {@code NDScope}, and
 * what outlives it is taken out of it by name.
 */
@NullMarked
package dev.barista.train.engine;

import org.jspecify.annotations.NullMarked;
