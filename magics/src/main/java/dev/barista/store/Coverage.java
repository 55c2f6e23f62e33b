package dev.barista.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which days a file of the store has all bars of; kept as JSON beside it. Immutable.
 *
 * @param days apart from one another, by time
 * @param asked the exchange's day on which the oldest of the bars were asked for
 */
record Coverage(List<DateRange> days, LocalDate asked) {
    Coverage {
        days = DayRanges.union(days);
    }

    /** Also {@code more}. */
    Coverage with(List<DateRange> more) {
        List<DateRange> all = new ArrayList<>(days);
        all.addAll(more);
        return new Coverage(all, asked);
    }

    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("asked", asked.toString());
        json.add("covered", json(days));
        return json.toString();
    }

    static JsonArray json(List<DateRange> days) {
        JsonArray ranges = new JsonArray();
        for (DateRange range : days) {
            JsonObject each = new JsonObject();
            each.addProperty("from", range.from().toString());
            each.addProperty("to", range.to().toString());
            ranges.add(each);
        }
        return ranges;
    }

    /** @throws JsonParseException if it is not what {@link #json} makes */
    static Coverage parse(String text) {
        return parse(text, json -> new Coverage(days(json.getAsJsonArray("covered")), date(json, "asked")));
    }

    /** @throws JsonParseException if {@code reading} finds something else than it looks for */
    static <C> C parse(String text, Function<JsonObject, C> reading) {
        try {
            return reading.apply(JsonParser.parseString(text).getAsJsonObject());
        } catch (IllegalStateException
                | ClassCastException
                | NullPointerException
                | DateTimeException
                | InvalidInputException e) {
            throw new JsonParseException("not the coverage of a file of bars", e);
        }
    }

    static List<DateRange> days(JsonArray ranges) {
        List<DateRange> days = new ArrayList<>();
        for (JsonElement each : ranges) {
            JsonObject range = each.getAsJsonObject();
            days.add(new DateRange(date(range, "from"), date(range, "to")));
        }
        return days;
    }

    private static LocalDate date(JsonObject json, String name) {
        return LocalDate.parse(json.get(name).getAsString());
    }
}
