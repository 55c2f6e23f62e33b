package dev.barista.market;

/** Which corporate actions the prices and volumes of bars are corrected for; the API's own words in lower case. */
public enum Adjustment {
    RAW,
    SPLIT,
    DIVIDEND,
    ALL;

    /** The value of the API's {@code adjustment} parameter. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
