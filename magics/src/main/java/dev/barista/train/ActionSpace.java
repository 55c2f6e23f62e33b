package dev.barista.train;

/** What an agent may do at each step. Immutable. */
public sealed interface ActionSpace {
    /** Length of the arrays that {@link Environment#step} takes. */
    int width();

    /** How many numbers the actor puts out for one step. */
    int outputs();

    /**
     * One of several choices; an action is an array of one number, its index.
     *
     * @param choices 2–65,536
     */
    record Discrete(int choices) implements ActionSpace {
        public Discrete {
            Limits.check("the choices of an action", choices, 2, 65_536);
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public int outputs() {
            return choices;
        }
    }

    /**
     * Numbers from -1 to 1. The policy is a normal distribution; what it draws is clipped before the environment sees it.
     *
     * @param dimensions 1–65,536
     */
    record Continuous(int dimensions) implements ActionSpace {
        public Continuous {
            Limits.check("the dimensions of an action", dimensions, 1, 65_536);
        }

        @Override
        public int width() {
            return dimensions;
        }

        @Override
        public int outputs() {
            return dimensions;
        }
    }
}
