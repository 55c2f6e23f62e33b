package dev.barista.kernel.magic;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A notebook of format 4 as its file has it. Made by {@link #parse}; not to be changed.
 *
 * @param all the whole file
 * @param cells in order
 */
public record NotebookJson(JsonObject all, List<Cell> cells) {
    public NotebookJson {
        cells = List.copyOf(cells);
    }

    /**
     * One cell.
     *
     * @param kind such as {@code code} or {@code markdown}
     * @param all the cell's object
     */
    public record Cell(String kind, String source, JsonObject all) {
        public boolean isCode() {
            return kind.equals("code");
        }
    }

    /**
     * Reads a file's text.
     *
     * @throws IllegalArgumentException if it is no such file
     */
    public static NotebookJson parse(String file) {
        try {
            JsonObject notebook = JsonParser.parseString(file).getAsJsonObject();
            List<Cell> cells = new ArrayList<>();
            for (JsonElement each : notebook.getAsJsonArray("cells")) {
                JsonObject cell = each.getAsJsonObject();
                cells.add(new Cell(text(cell.get("cell_type")), text(cell.get("source")), cell));
            }
            return new NotebookJson(notebook, cells);
        } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Texts are kept whole or in lines; empty if there is none. */
    public static String text(@Nullable JsonElement element) {
        if (element == null || element.isJsonNull()) {
            return "";
        }
        return element.isJsonArray()
                ? element.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .collect(Collectors.joining())
                : element.getAsString();
    }
}
