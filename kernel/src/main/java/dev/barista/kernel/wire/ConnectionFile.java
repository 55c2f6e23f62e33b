package dev.barista.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the file by which Jupyter tells a kernel its ports and its key. */
public final class ConnectionFile {
    private ConnectionFile() {}

    /**
     * Reads and checks it.
     *
     * @throws BadConnectionFileException if it cannot be read or lacks something; the key is in no message
     */
    public static KernelConnectionProperties read(Path file) throws BadConnectionFileException {
        JsonObject json = parse(file);
        return new KernelConnectionProperties(
                text(json, "ip", "127.0.0.1"),
                port(file, json, "control_port"),
                port(file, json, "shell_port"),
                port(file, json, "stdin_port"),
                port(file, json, "hb_port"),
                port(file, json, "iopub_port"),
                text(json, "transport", "tcp"),
                text(json, "signature_scheme", "hmac-sha256"),
                text(json, "key", ""));
    }

    private static JsonObject parse(Path file) throws BadConnectionFileException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new BadConnectionFileException("The connection file " + file
                    + " cannot be read; start the kernel through Jupyter, which writes this file.");
        } catch (JsonParseException | IllegalStateException e) {
            throw new BadConnectionFileException("The connection file " + file
                    + " is not a JSON object; start the kernel through Jupyter, which writes this file.");
        }
    }

    private static String text(JsonObject json, String name, String otherwise) {
        JsonElement value = json.get(name);
        return value == null || !value.isJsonPrimitive() ? otherwise : value.getAsString();
    }

    private static int port(Path file, JsonObject json, String name) throws BadConnectionFileException {
        String value = text(json, name, "nothing");
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new BadConnectionFileException("The connection file " + file + " must give " + name
                + " as a port from 1 to 65535; start the kernel through Jupyter, which writes this file.");
    }
}
