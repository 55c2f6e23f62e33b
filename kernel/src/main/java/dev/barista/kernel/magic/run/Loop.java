package dev.barista.kernel.magic.run;

/** Code that {@code %timeit} has compiled into a loop; implemented by generated code in a cell. */
@FunctionalInterface
public interface Loop {
    /**
     * Runs the code so many times.
     *
     * @param sink takes the values that the code makes
     * @return the nanoseconds that took
     */
    long nanos(long times, Sink sink) throws Exception;
}
