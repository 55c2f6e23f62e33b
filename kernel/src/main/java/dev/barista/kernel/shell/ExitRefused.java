package dev.barista.kernel.shell;

/** Thrown in place of {@code System.exit}, which would end the kernel with all that is loaded. */
public final class ExitRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExitRefused(int status) {
        super("System.exit(" + status + ") was not carried out: it would end the kernel and lose all variables. "
                + "To end a cell early throw an exception; to end the kernel use Kernel > Shut Down");
    }
}
