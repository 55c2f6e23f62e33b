package dev.barista.kernel.cell;

/** What runs cells and knows their code; made once when the kernel starts, closed when it shuts down. */
public interface Engine extends AutoCloseable {
    /** Runs cells. */
    CellRunner runner();

    /**
     * Another that runs cells of the same shell but keeps neither what they are nor what comes of them. Called once, for
     * a rehearsal; returns when nothing else is left to be prepared.
     */
    Engine rehearsing();

    /** Answers questions about code. */
    CodeAssist assist();

    /** Ends what cells and magics started, as far as it can be ended. */
    @Override
    void close();
}
