package dev.barista.train.checkpoint;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.barista.market.InvalidInputException;
import dev.barista.train.ActionSpace;
import dev.barista.train.ObservationSpace;
import dev.barista.train.PpoConfig;
import dev.barista.train.Snapshot;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Between snapshots and the texts and tensors of a file. Stateless. */
final class CheckpointFormat {
    /** Of the format; a file of a higher one is left alone. */
    static final int VERSION = 1;

    private static final String FORMAT = "barista-checkpoint";
    private static final String OWN = "text.";
    private static final Gson GSON = new Gson();

    private CheckpointFormat() {}

    /** What a file holds. */
    record Kept(Snapshot snapshot, OptionalDouble validation) {}

    private record Actions(String kind, int count) {
        static Actions of(ActionSpace space) {
            return space instanceof ActionSpace.Discrete discrete
                    ? new Actions("discrete", discrete.choices())
                    : new Actions("continuous", space.outputs());
        }

        ActionSpace space() {
            return switch (kind) {
                case "discrete" -> new ActionSpace.Discrete(count);
                case "continuous" -> new ActionSpace.Continuous(count);
                default -> throw new JsonParseException(kind);
            };
        }
    }

    static Safetensors write(Snapshot snapshot, OptionalDouble validation) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("format", FORMAT);
        texts.put("version", Integer.toString(VERSION));
        texts.put("step", Long.toString(snapshot.step()));
        texts.put("config", GSON.toJson(snapshot.config()));
        texts.put("observations", GSON.toJson(snapshot.observations()));
        texts.put("actions", GSON.toJson(Actions.of(snapshot.actions())));
        validation.ifPresent(score -> texts.put("validation", Double.toString(score)));
        snapshot.texts().forEach((name, text) -> texts.put(OWN + name, text));
        return new Safetensors(texts, snapshot.tensors());
    }

    static Kept read(Safetensors file) {
        SortedMap<String, String> texts = file.texts();
        if (!FORMAT.equals(texts.get("format"))) {
            throw new CheckpointException("is not one of Barista's, though it is a safetensors file");
        }
        try {
            int version = Integer.parseInt(text(texts, "version"));
            if (version > VERSION) {
                throw new CheckpointException("is of version " + version + ", and this Barista reads up to " + VERSION
                        + ": it was made by a newer one");
            }
            SortedMap<String, String> own = new TreeMap<>();
            texts.tailMap(OWN).forEach((name, text) -> {
                if (name.startsWith(OWN)) {
                    own.put(name.substring(OWN.length()), text);
                }
            });
            Snapshot snapshot = new Snapshot(
                    Long.parseLong(text(texts, "step")),
                    json(texts, "config", PpoConfig.class),
                    json(texts, "observations", ObservationSpace.class),
                    json(texts, "actions", Actions.class).space(),
                    file.tensors(),
                    own);
            String validation = texts.get("validation");
            return new Kept(
                    snapshot,
                    validation == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(validation)));
        } catch (NumberFormatException | JsonParseException | InvalidInputException e) {
            throw new CheckpointException("has a header that makes no sense: " + e.getMessage());
        }
    }

    private static String text(SortedMap<String, String> texts, String name) {
        return required(texts.get(name), name);
    }

    private static <T> T json(SortedMap<String, String> texts, String name, Class<T> type) {
        return required(GSON.fromJson(text(texts, name), type), name);
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new JsonParseException("it has no " + name);
        }
        return value;
    }
}
