package dev.barista.unittest;

/** Where a test stands. */
enum Status {
    WAITING("·", "#888"),
    RUNNING("…", "#888"),
    PASSED("✓", "#2a9d4a"),
    FAILED("✗", "#d1373f"),
    SKIPPED("–", "#a57b00");

    private final String mark;
    private final String colour;

    Status(String mark, String colour) {
        this.mark = mark;
        this.colour = colour;
    }

    /** One character for it. */
    String mark() {
        return mark;
    }

    /** A CSS colour that can be read on light and on dark pages. */
    String colour() {
        return colour;
    }
}
