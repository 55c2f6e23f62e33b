package dev.barista.kernel.cell;

/** What runs cells and knows their code; made once when the kernel starts, closed when it shuts down. */
public interface Engine extends AutoCloseable {
    /** Runs cells. */
    CellRunner runner();

    /** Answers questions about code. */
    CodeAssist assist();

    /** Ends what cells and magics started, as far as it can be ended. */
    @Override
    void close();
}
