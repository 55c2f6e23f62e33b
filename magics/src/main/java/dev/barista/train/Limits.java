package dev.barista.train;

import dev.barista.market.InvalidInputException;

/** Checks of settings, with messages that say what is allowed. Stateless. */
final class Limits {
    private Limits() {}

    static void check(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidInputException("%s must be %,d–%,d, got %,d".formatted(what, least, most, value));
        }
    }

    /** @throws InvalidInputException unless {@code least <= value <= most}; of a NaN too */
    static void check(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException("%s must be %s–%s, got %s".formatted(what, least, most, value));
        }
    }
}
