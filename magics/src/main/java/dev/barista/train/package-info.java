/**
 * Training of agents: what an environment is, how PPO is set up, what it reports while it learns, and the policy that
 * comes out. Knows no tensor library: acting with a trained policy is plain Java, and only
 * {@code dev.barista.train.engine} learns with DJL.
 */
@NullMarked
package dev.barista.train;

import org.jspecify.annotations.NullMarked;
