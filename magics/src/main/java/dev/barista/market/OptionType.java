package dev.barista.market;

import java.util.Locale;

/** Whether a contract gives the right to buy or to sell. */
public enum OptionType {
    CALL('C'),
    PUT('P');

    private final char letter;

    OptionType(char letter) {
        this.letter = letter;
    }

    /** Its letter in OCC symbols. */
    public char letter() {
        return letter;
    }

    /** The value of the API's {@code type} parameter, and what tables show. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
