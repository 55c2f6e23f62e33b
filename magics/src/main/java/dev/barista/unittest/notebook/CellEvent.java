package dev.barista.unittest.notebook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.barista.unittest.TestJson;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMETypeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM that executes a notebook tells the one that asked for it, a line of JSON each. Immutable.
 *
 * @param cell the cell's number
 * @param ended false when it begins
 * @param error what it failed with, empty if it did not: the kind, and the message from the second line on
 * @param tests what became of its tests; empty if it showed none
 */
record CellEvent(int cell, boolean ended, String error, List<Test> tests) {
    /** Under which test cells show their results to programs. */
    static final MIMEType TESTS = parse();

    private static final String MARK = "barista-cell ";

    CellEvent {
        tests = List.copyOf(tests);
    }

    /**
     * A test in a cell.
     *
     * @param expected what its assertion wanted; null if it did not say, as actual is then
     */
    record Test(
            String name,
            String status,
            String detail,
            @Nullable String expected,
            @Nullable String actual) {
        boolean failed() {
            return status.equals("failed");
        }
    }

    static CellEvent begin(int cell) {
        return new CellEvent(cell, false, "", List.of());
    }

    /** @param results as the cell shows them */
    static CellEvent end(int cell, String error, Optional<JsonObject> results) {
        List<Test> tests = new ArrayList<>();
        results.ifPresent(json -> {
            json.getAsJsonArray("issues")
                    .forEach(issue ->
                            tests.add(new Test(issue.getAsString(), "failed", "cannot be run as written", null, null)));
            json.getAsJsonArray("tests").forEach(each -> tests.add(test(each.getAsJsonObject())));
        });
        return new CellEvent(cell, true, error, tests);
    }

    private static Test test(JsonObject test) {
        String path = test.get("path").getAsString();
        String name = test.get("name").getAsString();
        String detail = text(test, "detail");
        return new Test(
                path.isEmpty() ? name : path + "." + name,
                test.get("status").getAsString(),
                detail == null ? "" : detail,
                text(test, "expected"),
                text(test, "actual"));
    }

    private static @Nullable String text(JsonObject object, String key) {
        return object.has(key) ? object.get(key).getAsString() : null;
    }

    String toLine() {
        return MARK + TestJson.GSON.toJson(this);
    }

    /** Empty for all else that a JVM prints. */
    static Optional<CellEvent> ofLine(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            JsonElement json = JsonParser.parseString(line.substring(MARK.length()));
            return Optional.ofNullable(TestJson.GSON.fromJson(json, CellEvent.class));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static MIMEType parse() {
        try {
            return MIMEType.parse(TestJson.MIME);
        } catch (MIMETypeParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
