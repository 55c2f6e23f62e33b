package dev.barista.plot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Reads Tablesaw's figures as data. Tablesaw knows them as JavaScript alone, into which it writes texts as they are; so
 * its script is never run but read as what it is meant to be, object literals, and a text that breaks out of its place
 * makes the figure unreadable instead of running. Stateless.
 */
final class FigureReader {
    private FigureReader() {}

    /**
     * Plotly's {@code {"data": …, "layout": …}}, in the spelling of its current version.
     *
     * @throws JsonParseException if a text broke out of its place in the figure's script
     */
    static JsonObject read(Figure figure) {
        JsonArray data = new JsonArray();
        Trace[] traces = figure.getTraces();
        for (int i = 0; i < traces.length; i++) {
            data.add(literal(traces[i].asJavascript(i)));
        }
        Layout layout = figure.getLayout();
        JsonObject whole = new JsonObject();
        whole.add("data", data);
        whole.add("layout", layout == null ? new JsonObject() : literal(layout.asJavascript()));
        modernTitles(whole.getAsJsonObject("layout"));
        return whole;
    }

    /** Plotly has dropped titles that are mere strings, and the fonts beside them. */
    private static void modernTitles(JsonObject part) {
        JsonElement title = part.get("title");
        if (title != null && title.isJsonPrimitive()) {
            JsonObject modern = new JsonObject();
            modern.add("text", title);
            JsonElement font = part.remove("titlefont");
            if (font != null) {
                modern.add("font", font);
            }
            part.add("title", modern);
        }
        for (Map.Entry<String, JsonElement> each : part.entrySet()) {
            if (each.getValue().isJsonObject() && !each.getKey().equals("title")) {
                modernTitles(each.getValue().getAsJsonObject());
            }
        }
    }

    /** The object in {@code var name = {…};}. */
    private static JsonObject literal(String script) {
        int start = script.indexOf('{');
        int end = script.lastIndexOf('}') + 1;
        if (start < 0 || end <= start) {
            throw new JsonParseException("there is no object in the script");
        }
        JsonReader reader = new JsonReader(new StringReader(asLenientJson(script.substring(start, end))));
        reader.setStrictness(Strictness.LENIENT);
        try {
            JsonObject object = JsonParser.parseReader(reader).getAsJsonObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("there is more than one object in the script");
            }
            return object;
        } catch (IOException | IllegalStateException e) {
            throw new JsonParseException("the script is no object", e);
        }
    }

    /**
     * What separates such a script from lenient JSON: commas after the last property, NaN, and in single quotes, where
     * Tablesaw puts texts as they are, backslashes that escape nothing.
     */
    private static String asLenientJson(String literal) {
        StringBuilder text = new StringBuilder(literal.length() + 16);
        char quote = 0;
        for (int at = 0; at < literal.length(); at++) {
            char c = literal.charAt(at);
            if (quote == 0 && c == ',' && closes(literal, at + 1)) {
                continue;
            }
            if (quote == 0 && literal.startsWith("NaN", at)) {
                text.append("null");
                at += 2;
                continue;
            }
            text.append(c);
            if (c == '\\' && quote == '\'') {
                text.append(c);
            } else if (c == '\\' && quote == '"' && at + 1 < literal.length()) {
                text.append(literal.charAt(++at));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return text.toString();
    }

    private static boolean closes(String literal, int from) {
        int at = from;
        while (at < literal.length() && Character.isWhitespace(literal.charAt(at))) {
            at++;
        }
        return at < literal.length() && (literal.charAt(at) == '}' || literal.charAt(at) == ']');
    }
}
