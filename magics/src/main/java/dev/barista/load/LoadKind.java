package dev.barista.load;

/** What is loaded of a symbol. */
public enum LoadKind {
    /** Bars of the stock itself. */
    BARS("", "bar"),
    /** What is quoted now of its option contracts. */
    CHAIN(" chain", "contract"),
    /** Bars of its option contracts, once the chain has told which there are. */
    OPTION_BARS(" option bars", "bar");

    private final String suffix;
    private final String unit;

    LoadKind(String suffix, String unit) {
        this.suffix = suffix;
        this.unit = unit;
    }

    /** What stands behind the symbol in a row of the progress; empty for stocks. */
    public String suffix() {
        return suffix;
    }

    /** What is counted, in the singular. */
    public String unit() {
        return unit;
    }
}
