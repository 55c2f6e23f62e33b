package dev.barista.train.problems;

import dev.barista.train.ActionSpace;
import dev.barista.train.Environment;
import dev.barista.train.ObservationSpace;
import dev.barista.train.Step;
import java.util.SplittableRandom;

/**
 * CartPole-v1 of Gymnasium (Barto, Sutton, Anderson 1983) without the velocities: position and angle are seen, how fast
 * they change has to be remembered. 1 for each step, 500 at most.
 */
public final class BlindCartPole implements Environment {
    /** Steps after which an episode is cut off. */
    public static final int STEPS = 500;

    private static final double GRAVITY = 9.8;
    private static final double POLE_MASS = 0.1;
    private static final double TOTAL_MASS = 1.1;
    private static final double HALF_LENGTH = 0.5;
    private static final double FORCE = 10;
    private static final double SECONDS = 0.02;
    private static final double FARTHEST = 2.4;
    private static final double STEEPEST = 12 * 2 * Math.PI / 360;

    private double position;
    private double speed;
    private double angle;
    private double turning;
    private int step;

    @Override
    public ObservationSpace observations() {
        return new ObservationSpace(1, 2);
    }

    @Override
    public ActionSpace actions() {
        return new ActionSpace.Discrete(2);
    }

    @Override
    public float[] reset(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        position = random.nextDouble() * 0.1 - 0.05;
        speed = random.nextDouble() * 0.1 - 0.05;
        angle = random.nextDouble() * 0.1 - 0.05;
        turning = random.nextDouble() * 0.1 - 0.05;
        step = 0;
        return seen();
    }

    @Override
    public Step step(float[] action) {
        double force = (int) action[0] == 1 ? FORCE : -FORCE;
        double moment = POLE_MASS * HALF_LENGTH;
        double pushed = (force + moment * turning * turning * Math.sin(angle)) / TOTAL_MASS;
        double cosine = Math.cos(angle);
        double twist = (GRAVITY * Math.sin(angle) - cosine * pushed)
                / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * cosine * cosine / TOTAL_MASS));
        double push = pushed - moment * twist * cosine / TOTAL_MASS;
        position += SECONDS * speed;
        speed += SECONDS * push;
        angle += SECONDS * turning;
        turning += SECONDS * twist;
        step++;
        boolean fallen = Math.abs(position) > FARTHEST || Math.abs(angle) > STEEPEST;
        return new Step(seen(), 1, fallen, !fallen && step >= STEPS);
    }

    private float[] seen() {
        return new float[] {(float) position, (float) angle};
    }
}
