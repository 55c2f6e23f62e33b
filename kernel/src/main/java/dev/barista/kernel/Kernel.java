package dev.barista.kernel;

import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.Engine;
import dev.barista.kernel.cell.FrontEndInput;
import dev.barista.kernel.cell.Surroundings;
import dev.barista.kernel.cell.SystemStreams;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.display.LiveDisplays;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.display.ThreadTimer;
import dev.barista.kernel.display.ValueRenderers;
import dev.barista.kernel.job.JobList;
import dev.barista.kernel.protocol.History;
import dev.barista.kernel.protocol.HistoryFile;
import dev.barista.kernel.protocol.Requests;
import dev.barista.kernel.widget.WidgetPanel;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import dev.barista.kernel.wire.Transport;
import dev.barista.kernel.wire.Unheard;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A kernel that serves one connection: the rooms put together. Started once, by {@link Main} or a test. */
public final class Kernel implements AutoCloseable {
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final Clock clock = Clock.systemUTC();
    private final ThreadTimer timer = new ThreadTimer();
    private final Transport transport;
    private final FrontEndInput input;
    private final SystemStreams streams;
    private final LateEngine engine;
    private final Requests requests;
    private final FirstCellRehearsal rehearsal;

    /**
     * Binds the connection's ports, replaces the JVM's standard streams and begins to serve.
     *
     * @param history keeps what is run for later sessions; null to forget it
     * @throws IllegalArgumentException if the connection cannot be used, in one sentence
     */
    public Kernel(KernelConnectionProperties connection, @Nullable HistoryFile history, EngineFactory engines) {
        transport = new Transport(connection, clock);
        CurrentCell cells = new CurrentCell();
        Renderers renderers = new ValueRenderers();
        input = new FrontEndInput(transport.outbox(), cells);
        streams = new SystemStreams(cells, input);
        Comms comms = new Comms(transport.outbox());
        History past = new History(history);
        Surroundings around = new Surroundings(input, comms, past);
        engine = new LateEngine(() -> engines.create(renderers, new JobList(clock), cells, around));
        requests = requests(transport.outbox(), engine, cells, comms, past, true);
        Unheard nobody = transport.unheard();
        rehearsal = new FirstCellRehearsal(
                nobody,
                () -> requests(
                        nobody, engine.rehearsing(), new CurrentCell(), new Comms(nobody), new History(null), false));
        transport.outbox().publish(Origin.NONE, Outgoing.of(PublishStatus.STARTING));
        transport.start(heard(requests::shell), heard(requests::control), input::accept);
        // The first question is what the kernel is; the engine, which takes both processors, comes after.
        requests.rehearseInfo(nobody);
        engine.begin();
    }

    /** For tests. */
    void awaitRehearsal() throws InterruptedException {
        rehearsal.awaitEnd();
    }

    private Requests requests(
            Outbox outbox, Engine served, CurrentCell cells, Comms comms, History past, boolean forReal) {
        LiveDisplays displays = new LiveDisplays(outbox, timer, WidgetPanel.maker(comms));
        return new Requests(
                outbox,
                served,
                cells,
                displays,
                comms,
                clock,
                version(),
                past,
                forReal ? this::interrupt : () -> {},
                forReal ? restarts -> shutdown.countDown() : restarts -> {});
    }

    private Consumer<Incoming> heard(Consumer<Incoming> channel) {
        return request -> {
            rehearsal.giveWay(request);
            channel.accept(request);
        };
    }

    /** Gets ready for the first cell while none is asked for. */
    public void rehearse() {
        rehearsal.begin();
    }

    private static String version() {
        String version = Kernel.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    /** Stops the cell that is running; background jobs go on. */
    public void interrupt() {
        engine.runner().interrupt();
        input.interrupt();
    }

    /** Waits until a front end asks the kernel to shut down, or {@link #shutDown} is called. */
    public void awaitShutdown() throws InterruptedException {
        shutdown.await();
    }

    /** Ends the wait of {@link #awaitShutdown}. */
    public void shutDown() {
        shutdown.countDown();
    }

    /** Stops the running cell, ends the engine and sends what is pending; takes a few seconds at most. */
    @Override
    public void close() {
        rehearsal.close();
        requests.close();
        interrupt();
        try {
            engine.close();
        } finally {
            timer.close();
            streams.close();
            transport.close();
        }
    }
}
