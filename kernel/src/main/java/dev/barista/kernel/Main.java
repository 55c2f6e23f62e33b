package dev.barista.kernel;

/** The command that a kernelspec starts: {@code java -jar barista.jar CONNECTION_FILE}. */
public final class Main {
    private Main() {}

    /**
     * Starts the kernel and serves until it is shut down.
     *
     * @param arguments one argument: the path of Jupyter's connection file
     */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: java -jar barista.jar CONNECTION_FILE (Jupyter passes the file's path)");
            System.exit(2);
        }
    }
}
