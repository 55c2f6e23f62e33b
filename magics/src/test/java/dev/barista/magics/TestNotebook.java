package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.cell.Cell;
import dev.barista.kernel.cell.CellResult;
import dev.barista.kernel.cell.CodeAssist;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.LineInput;
import dev.barista.kernel.cell.SystemStreams;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.Drawing;
import dev.barista.kernel.display.LiveDisplays;
import dev.barista.kernel.display.ThreadTimer;
import dev.barista.kernel.display.ValueRenderers;
import dev.barista.kernel.job.JobList;
import dev.barista.kernel.magic.JavaEngine;
import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.MessageJson;
import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A notebook on the kernel's engine with our magics: everything but the sockets. Used by one test at a time. */
final class TestNotebook implements AutoCloseable {
    private final Recorder outbox = new Recorder();
    private final ThreadTimer timer = new ThreadTimer();
    private final LiveDisplays displays = new LiveDisplays(outbox, timer, Drawing.Maker.NONE);
    private final SystemStreams streams;
    private final JavaEngine engine;
    private int cells;

    /** @param environment the variables that the magics see */
    TestNotebook(Map<String, String> environment, Clock clock) {
        this(new BaristaMagics(withoutRehearsal(environment), clock), clock);
    }

    /** Nobody waits for its first load. */
    static Map<String, String> withoutRehearsal(Map<String, String> environment) {
        Map<String, String> same = new HashMap<>(environment);
        same.put("BARISTA_REHEARSAL", "off");
        return same;
    }

    TestNotebook(BaristaMagics magics, Clock clock) {
        LineInput input = (prompt, password) -> {
            throw new UserMistake("nobody is here to ask");
        };
        CurrentCell current = new CurrentCell();
        streams = new SystemStreams(current, input);
        engine = new JavaEngine(List.of(magics), new ValueRenderers(), new JobList(clock), current, input);
    }

    /** Runs a cell, however it ends. */
    CellResult run(String source) {
        return runAs(null, source);
    }

    /** Runs a cell that the notebook calls {@code id}. */
    CellResult runAs(@Nullable String id, String source) {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("cellId", id);
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", "cell-" + ++cells);
        Cell cell = new Cell(cells, new Origin(List.of(), header, metadata), false, outbox, displays);
        return engine.runner().run(cell, source, () -> {});
    }

    /** Runs a cell that must not fail; what its last expression shows. */
    DisplayData shown(String source) {
        return Objects.requireNonNull(done(source).shown(), "the cell shows nothing: " + source);
    }

    /** The same as plain text. */
    String text(String source) {
        return String.valueOf(shown(source).getData(MIMEType.TEXT_PLAIN));
    }

    /** Runs a cell that must neither fail nor show a value. */
    void silently(String source) {
        assertThat(done(source).shown()).as(source).isNull();
    }

    private CellResult.Done done(String source) {
        CellResult result = run(source);
        assertThat(result).as(source).isInstanceOf(CellResult.Done.class);
        return (CellResult.Done) result;
    }

    /** Runs a cell that must fail; its message. */
    String mistake(String source) {
        CellResult result = run(source);
        assertThat(result).as(source).isInstanceOf(CellResult.Failed.class);
        return ((CellResult.Failed) result).message();
    }

    /** Runs a cell that would not end, and interrupts it until it has; its message. */
    String interrupted(String source) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread interrupting = new Thread(() -> {
            try {
                // At first the cell may not have begun: an interrupt is nothing then.
                while (!ended.await(300, TimeUnit.MILLISECONDS)) {
                    interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        interrupting.start();
        try {
            return mistake(source);
        } finally {
            ended.countDown();
            interrupting.join();
        }
    }

    /** What the cells' displays have shown so far, oldest first: their plain texts. */
    List<String> displayed() {
        return List.copyOf(outbox.texts);
    }

    /** The last state of a display as plain text. */
    String lastText() {
        return outbox.texts.get(outbox.texts.size() - 1);
    }

    /** Waits until the last HTML has all of these parts. */
    void awaitLastHtml(String... parts) throws InterruptedException {
        synchronized (outbox) {
            while (!Stream.of(parts).allMatch(lastHtml()::contains)) {
                outbox.wait();
            }
        }
    }

    /** Waits until a display shows {@code part} in its HTML. */
    void awaitHtml(String part) throws InterruptedException {
        synchronized (outbox) {
            while (outbox.html.stream().noneMatch(html -> html.contains(part))) {
                outbox.wait();
            }
        }
    }

    /** What is offered where {@code |} stands in a cell. */
    List<String> completions(String source) {
        int cursor = source.indexOf('|');
        return engine.assist().complete(source.replace("|", ""), cursor).proposals().stream()
                .map(CodeAssist.Proposal::text)
                .toList();
    }

    /** Interrupts the cell that is running. */
    void interrupt() {
        engine.runner().interrupt();
    }

    /** The last state of a display as HTML. */
    String lastHtml() {
        return outbox.html.get(outbox.html.size() - 1);
    }

    @Override
    public void close() {
        engine.close();
        streams.close();
        timer.close();
    }

    private static final class Recorder implements Outbox {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<String> html = new CopyOnWriteArrayList<>();

        @Override
        public void publish(Origin parent, Outgoing message) {
            JsonObject content = MessageJson.GSON.toJsonTree(message.content()).getAsJsonObject();
            if (content.has("data")) {
                JsonObject data = content.getAsJsonObject("data");
                texts.add(data.get("text/plain").getAsString());
                synchronized (this) {
                    html.add(data.has("text/html") ? data.get("text/html").getAsString() : "");
                    notifyAll();
                }
            }
        }

        @Override
        public void stream(Origin parent, StreamType stream, String text) {
            // Tests look at values and displays alone.
        }

        @Override
        public void send(ChannelName channel, Origin request, Outgoing message) {
            throw new UnsupportedOperationException("no front end is connected");
        }
    }
}
