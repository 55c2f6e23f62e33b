package dev.barista.plot;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/** What figures say, for tests. */
final class Figures {
    private Figures() {}

    static JsonObject trace(Chart chart, int number) {
        return JsonParser.parseString(chart.figure())
                .getAsJsonObject()
                .getAsJsonArray("data")
                .get(number)
                .getAsJsonObject();
    }

    static int traces(Chart chart) {
        return JsonParser.parseString(chart.figure())
                .getAsJsonObject()
                .getAsJsonArray("data")
                .size();
    }

    static String type(Chart chart) {
        return trace(chart, 0).get("type").getAsString();
    }

    /** NaN for null. */
    static double[] numbers(Chart chart, int trace, String name) {
        List<Double> numbers = new ArrayList<>();
        for (JsonElement each : trace(chart, trace).getAsJsonArray(name)) {
            numbers.add(each.isJsonNull() ? Double.NaN : each.getAsDouble());
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static List<String> words(Chart chart, int trace, String name) {
        List<String> words = new ArrayList<>();
        trace(chart, trace).getAsJsonArray(name).forEach(each -> words.add(each.getAsString()));
        return words;
    }
}
