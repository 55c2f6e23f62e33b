package dev.barista.kernel;

import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.Engine;
import dev.barista.kernel.cell.Surroundings;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.job.Jobs;
import dev.barista.kernel.magic.JavaEngine;
import dev.barista.kernel.magic.MagicProvider;
import dev.barista.kernel.magic.run.StartupScripts;
import dev.barista.kernel.protocol.HistoryFile;
import dev.barista.kernel.wire.BadConnectionFileException;
import dev.barista.kernel.wire.ConnectionFile;
import dev.barista.kernel.wire.Transport;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command that a kernelspec starts: {@code java -jar barista.jar CONNECTION_FILE}. */
public final class Main {
    private static final int BAD_USAGE = 2;
    private static final long CLOSE_SECONDS = 10;

    private Main() {}

    /**
     * Starts the kernel and serves until it is shut down.
     *
     * @param arguments one argument: the path of Jupyter's connection file
     */
    public static void main(String[] arguments) throws InterruptedException {
        prepare();
        StartJar.leaveClassPath();
        if (arguments.length != 1) {
            System.err.println("usage: java -jar barista.jar CONNECTION_FILE (Jupyter passes the file's path)");
            System.exit(BAD_USAGE);
        }
        try {
            serve(ConnectionFile.read(Path.of(arguments[0])));
        } catch (BadConnectionFileException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_USAGE);
        }
    }

    /**
     * What the first message needs besides the sockets. Java's logging opens each jar of the class path when it is first
     * used: the sockets do not wait for that.
     */
    private static void prepare() {
        Thread preparing = new Thread(
                () -> {
                    Transport.prepare();
                    Logger.getLogger("").setLevel(Level.WARNING);
                },
                "barista-prepare");
        preparing.setDaemon(true);
        preparing.start();
    }

    private static void serve(KernelConnectionProperties connection) throws InterruptedException {
        Kernel kernel = new Kernel(connection, HistoryFile.of(System.getenv()).orElse(null), Main::engine);
        kernel.rehearse();
        Interrupts.onSignal(kernel::interrupt);
        ParentWatch.begin(System.getenv(), kernel::shutDown);
        kernel.awaitShutdown();
        haltAfter(CLOSE_SECONDS);
        kernel.close();
        System.exit(0);
    }

    private static Engine engine(Renderers renderers, Jobs jobs, CurrentCell cells, Surroundings around) {
        return new JavaEngine(Main::providers, renderers, jobs, cells, around, StartupScripts.of(System.getenv()));
    }

    private static List<MagicProvider> providers() {
        return ServiceLoader.load(MagicProvider.class, new StartJar.Resources()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Whatever user code holds on to must not keep the process. */
    private static void haltAfter(long seconds) {
        Thread watchdog = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(seconds);
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(0);
                },
                "barista-halt");
        watchdog.setDaemon(true);
        watchdog.start();
    }
}
