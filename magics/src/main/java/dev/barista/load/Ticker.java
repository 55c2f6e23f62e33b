package dev.barista.load;

/** What durations are measured with: nanoseconds from an arbitrary origin that never go back. Any thread may ask. */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds now. */
    long nanos();

    /** The JVM's. */
    static Ticker system() {
        return System::nanoTime;
    }
}
