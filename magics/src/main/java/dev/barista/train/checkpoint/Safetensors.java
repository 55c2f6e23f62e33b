package dev.barista.train.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.barista.train.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors format (Hugging Face, version 0.4): the header's length in 8 bytes, a JSON header with texts and where
 * each tensor stands, then the tensors. Immutable.
 *
 * <p>Among the texts is the SHA-256 of the whole file, taken with zeros in its own place.
 *
 * @param texts by name
 * @param tensors by name
 */
record Safetensors(SortedMap<String, String> texts, SortedMap<String, Tensor> tensors) {
    /** Of the header; what is longer is no checkpoint. */
    static final int MOST_HEADER_BYTES = 1 << 20;

    private static final String TEXTS = "__metadata__";
    private static final int ALIGNMENT = 8;

    /** The file's bytes. */
    ByteBuffer bytes() {
        JsonObject header = new JsonObject();
        JsonObject metadata = new JsonObject();
        texts.forEach(metadata::addProperty);
        metadata.addProperty(FileHash.NAME, FileHash.ZEROS);
        header.add(TEXTS, metadata);
        int size = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            int end = Math.addExact(size, entry.getValue().data().remaining());
            header.add(entry.getKey(), entry(entry.getValue(), size, end));
            size = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (padded > MOST_HEADER_BYTES) {
            throw new CheckpointException("the checkpoint's header is %,d bytes long, and at most %,d are allowed"
                    .formatted(padded, MOST_HEADER_BYTES));
        }
        ByteBuffer file =
                ByteBuffer.allocate(Math.addExact(Long.BYTES + padded, size)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json);
        while (file.position() < Long.BYTES + padded) {
            file.put((byte) ' ');
        }
        tensors.values().forEach(tensor -> file.put(tensor.data()));
        FileHash.insert(file.flip(), padded);
        return file;
    }

    private static JsonObject entry(Tensor tensor, long begin, long end) {
        JsonArray shape = new JsonArray();
        tensor.shape().forEach(shape::add);
        JsonArray offsets = new JsonArray();
        offsets.add(begin);
        offsets.add(end);
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", tensor.type().name());
        entry.add("shape", shape);
        entry.add("data_offsets", offsets);
        return entry;
    }

    /**
     * Reads a file's bytes.
     *
     * @throws CheckpointException which says what is wrong with them, to follow "the checkpoint X "
     */
    static Safetensors parse(ByteBuffer bytes) {
        ByteBuffer file = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (file.remaining() < Long.BYTES) {
            throw new CheckpointException("is cut off: it has %,d bytes".formatted(file.remaining()));
        }
        long length = file.getLong(file.position());
        if (length < 2 || length > MOST_HEADER_BYTES) {
            throw new CheckpointException("is no safetensors file: it begins with a header length of " + length);
        }
        if (file.remaining() < Long.BYTES + length) {
            throw new CheckpointException("is cut off within its header");
        }
        try {
            return read(file, (int) length);
        } catch (CheckpointException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CheckpointException("is damaged: its header cannot be read");
        }
    }

    private static Safetensors read(ByteBuffer file, int length) {
        byte[] json = new byte[length];
        file.get(file.position() + Long.BYTES, json);
        JsonObject header =
                JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        ByteBuffer data = file.slice(Long.BYTES + length, file.remaining() - Long.BYTES - length);
        SortedMap<String, String> texts = new TreeMap<>();
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            JsonObject object = entry.getValue().getAsJsonObject();
            if (entry.getKey().equals(TEXTS)) {
                object.entrySet()
                        .forEach(
                                text -> texts.put(text.getKey(), text.getValue().getAsString()));
            } else {
                tensors.put(entry.getKey(), tensor(object, data));
            }
        }
        FileHash.check(file, length, texts.remove(FileHash.NAME));
        return new Safetensors(texts, tensors);
    }

    private static Tensor tensor(JsonObject entry, ByteBuffer data) {
        Tensor.Type type = Tensor.Type.valueOf(entry.get("dtype").getAsString());
        List<Long> shape = new ArrayList<>();
        entry.getAsJsonArray("shape").forEach(axis -> shape.add(exact(axis.getAsJsonPrimitive())));
        JsonArray offsets = entry.getAsJsonArray("data_offsets");
        long begin = exact(offsets.get(0).getAsJsonPrimitive());
        long end = exact(offsets.get(1).getAsJsonPrimitive());
        if (end > data.remaining()) {
            throw new CheckpointException("is cut off: %,d bytes of tensors are there, and %,d were written"
                    .formatted(data.remaining(), end));
        }
        return new Tensor(type, shape, data.slice((int) begin, (int) (end - begin)));
    }

    private static long exact(JsonPrimitive number) {
        return number.getAsBigDecimal().longValueExact();
    }
}
