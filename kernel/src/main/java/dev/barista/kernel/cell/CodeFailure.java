package dev.barista.kernel.cell;

/** Source that was not run to its end, with what is to be shown of it. No stack trace of ours. */
public final class CodeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CellResult.Failed result;

    CodeFailure(CellResult.Failed result) {
        super(result.message(), null, false, false);
        this.result = result;
    }

    /** How the cell ends if nobody catches this. */
    CellResult.Failed result() {
        return result;
    }
}
