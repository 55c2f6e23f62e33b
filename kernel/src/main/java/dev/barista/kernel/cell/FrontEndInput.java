package dev.barista.kernel.cell;

import com.google.gson.JsonElement;
import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Asks over the stdin channel. One for a kernel; any thread may use it, one question at a time. */
public final class FrontEndInput implements LineInput {
    private final Outbox outbox;
    private final CurrentCell cells;
    private final ReentrantLock question = new ReentrantLock();
    /** Holds the answer; empty says that the question was withdrawn. */
    private final BlockingQueue<Optional<String>> answers = new ArrayBlockingQueue<>(1);

    public FrontEndInput(Outbox outbox, CurrentCell cells) {
        this.outbox = outbox;
        this.cells = cells;
    }

    @Override
    public String readLine(String prompt, boolean password) throws InterruptedIOException {
        CellContext cell = cells.find().orElseThrow(() -> new UserMistake("Input can only be read while a cell runs."));
        if (!(cell instanceof Cell asking) || !asking.stdinAllowed()) {
            throw new UserMistake("This cell reads input, but its front end cannot be asked for any (as when a notebook"
                    + " is executed without a person). Run it in JupyterLab, or give the value in the code.");
        }
        try {
            question.lockInterruptibly();
            try {
                answers.clear(); // an answer that came late belongs to no question
                outbox.send(ChannelName.STDIN, asking.origin(), Outgoing.of(new InputRequest(prompt, password)));
                return answers.take().orElseThrow(InterruptedException::new);
            } finally {
                question.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The cell was interrupted while it waited for input.");
        }
    }

    /** Takes what came over the stdin channel. */
    public void accept(Incoming message) {
        JsonElement value = message.content().get("value");
        if (message.type().equals("input_reply") && value != null && value.isJsonPrimitive()) {
            answers.offer(Optional.of(value.getAsString()));
        }
    }

    /** Ends the wait for an answer, if there is one; called by any thread. */
    public void interrupt() {
        if (question.isLocked()) {
            answers.offer(Optional.empty());
        }
    }
}
