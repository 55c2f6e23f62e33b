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
        JsonArray ranges = new JsonArray();
        for (DateRange range : days) {
            JsonObject each = new JsonObject();
            each.addProperty("from", range.from().toString());
            each.addProperty("to", range.to().toString());
            ranges.add(each);
        }
        json.add("covered", ranges);
        return json.toString();
    }

    /** @throws JsonParseException if it is not what {@link #json} makes */
    static Coverage parse(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            List<DateRange> days = new ArrayList<>();
            for (JsonElement each : json.getAsJsonArray("covered")) {
                JsonObject range = each.getAsJsonObject();
                days.add(new DateRange(date(range, "from"), date(range, "to")));
            }
            return new Coverage(days, date(json, "asked"));
        } catch (IllegalStateException
                | ClassCastException
                | NullPointerException
                | DateTimeException
                | InvalidInputException e) {
            throw new JsonParseException("not the coverage of a file of bars", e);
        }
    }

    private static LocalDate date(JsonObject json, String name) {
        return LocalDate.parse(json.get(name).getAsString());
    }
}
