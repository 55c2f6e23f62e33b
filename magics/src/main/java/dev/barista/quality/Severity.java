package dev.barista.quality;

/** How much a finding matters to whoever computes with the bars. */
public enum Severity {
    /** Worth knowing; often the market's own doing, such as a quiet hour. */
    INFO,
    /** Probably wrong or misleading. */
    WARNING,
    /** Certainly wrong. */
    ERROR;

    /** In lower case, as shown. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
