package dev.barista.unittest;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** A run as JSON, for programs that execute notebooks: counts, and each test with what became of it. Stateless. */
public final class TestJson {
    /** Writes and reads it. */
    public static final Gson GSON = new Gson();

    /** Under which a front end finds it; those that do not know it show the others. */
    public static final String MIME = "application/vnd.barista.tests+json";

    private TestJson() {}

    static JsonObject of(Report report) {
        JsonObject json = new JsonObject();
        json.addProperty("passed", report.count(Status.PASSED));
        json.addProperty("failed", report.count(Status.FAILED));
        json.addProperty("skipped", report.count(Status.SKIPPED));
        JsonArray issues = new JsonArray();
        report.issues().forEach(issues::add);
        json.add("issues", issues);
        JsonArray tests = new JsonArray();
        report.results().forEach(each -> add(tests, each, ""));
        json.add("tests", tests);
        return json;
    }

    private static void add(JsonArray tests, Result result, String path) {
        if (result.isTest() || result.status() == Status.FAILED) {
            JsonObject test = new JsonObject();
            test.addProperty("path", path);
            test.addProperty("name", result.name());
            test.addProperty("status", result.status().name().toLowerCase(java.util.Locale.ROOT));
            test.addProperty("millis", result.millis());
            Failure failure = result.failure();
            if (failure != null) {
                test.addProperty("message", failure.headline());
                test.addProperty("detail", failure.message() + "\n" + String.join("\n", failure.frames()));
                if (failure.expected() != null && failure.actual() != null) {
                    test.addProperty("expected", failure.expected());
                    test.addProperty("actual", failure.actual());
                }
            }
            tests.add(test);
        }
        String below = path.isEmpty() ? result.name() : path + "." + result.name();
        result.children().forEach(each -> add(tests, each, below));
    }
}
