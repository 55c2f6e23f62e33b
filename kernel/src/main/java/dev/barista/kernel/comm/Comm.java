package dev.barista.kernel.comm;

import com.google.gson.JsonObject;
import java.util.function.Consumer;

/** One open line to the front ends; made by {@link Comms}. Any thread may use it; what is sent after the end is lost. */
public interface Comm extends AutoCloseable {
    /** The protocol's {@code comm_id}. */
    String id();

    /** Sends {@code data}, which is written out before the call returns. */
    void send(JsonObject data);

    /** Has the data of each message that comes given to {@code listener}, on the comms' thread. */
    void onMessage(Consumer<JsonObject> listener);

    /** Has {@code listener} called when a front end ends the line, on the comms' thread. */
    void onClose(Runnable listener);

    /** Tells the front ends that the line has ended; does nothing at its end. */
    @Override
    void close();
}
