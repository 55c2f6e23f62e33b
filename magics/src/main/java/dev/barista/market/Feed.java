package dev.barista.market;

/** Whose trades the bars are made of: all US exchanges (SIP), IEX alone, or over-the-counter. */
public enum Feed {
    SIP,
    IEX,
    OTC;

    /** The value of the API's {@code feed} parameter. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
