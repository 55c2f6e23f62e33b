package dev.barista.quality;

/** What a finding is about: one kind per check, with the name that is shown and what to do about it. */
public enum FindingKind {
    TRUNCATED(
            "truncated",
            Severity.ERROR,
            "load the rest of the range; if the symbol was delisted then, ask for an earlier end"),
    GAP("gap", Severity.WARNING, "load the range again; if it stays, take another source or leave the hours out"),
    STALE("stale", Severity.WARNING, "load again with a later end"),
    PRICE("price", Severity.ERROR, "drop the bar or load it again"),
    OHLC("ohlc", Severity.ERROR, "load the bar again, or widen high and low to hold open and close"),
    SPIKE("spike", Severity.WARNING, "compare with another source; drop the bar if it stands alone"),
    SPLIT("split", Severity.WARNING, "load with split-adjusted prices, or divide earlier prices by the ratio"),
    FROZEN("stale run", Severity.WARNING, "drop the repeated bars and load them again"),
    ZERO_VOLUME("zero volume", Severity.INFO, "treat the price as not traded"),
    DUPLICATE("duplicate", Severity.WARNING, "keep the last bar of the time"),
    ORDER("order", Severity.WARNING, "sort by time"),
    SIDE_VALUE("side value", Severity.INFO, "do not rely on volume and trade count of the bar"),
    VWAP("vwap", Severity.WARNING, "do not rely on the bar's vwap; set it to missing"),
    OFF_SESSION("off session", Severity.INFO, "drop the bar, or check the file's time zone"),
    OWN("own check", Severity.WARNING, "see what the check is for");

    private final String label;
    private final Severity severity;
    private final String repair;

    FindingKind(String label, Severity severity, String repair) {
        this.label = label;
        this.severity = severity;
        this.repair = repair;
    }

    /** The check's name as shown. */
    public String label() {
        return label;
    }

    /** How much a finding of this kind usually matters. */
    public Severity severity() {
        return severity;
    }

    /** What to do about it, as a clause. */
    public String repair() {
        return repair;
    }
}
