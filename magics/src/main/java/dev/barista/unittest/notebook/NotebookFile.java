package dev.barista.unittest.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.barista.kernel.cell.CellParser;
import dev.barista.kernel.magic.NotebookJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A notebook as it is kept in a file. Immutable.
 *
 * @param language what its kernel runs, as the file says; empty if it does not
 * @param cells those with code, in order
 */
record NotebookFile(Path file, String language, List<CodeCell> cells) {
    /** How the names of notebooks end. */
    static final String ENDING = ".ipynb";

    NotebookFile {
        cells = List.copyOf(cells);
    }

    /**
     * A cell with code.
     *
     * @param number from 1, which is its execution count when all cells are run
     * @param id what the notebook calls it; its number in files that give none
     * @param heading the last one above it, without marks; empty if there is none
     */
    record CodeCell(int number, String id, String source, List<String> tags, String heading) {
        CodeCell {
            tags = List.copyOf(tags);
        }

        boolean isTest() {
            return CellParser.isCellMagic(source, "test");
        }

        /** Whether the notebook expects an error here; clients that execute notebooks know the tag. */
        boolean mayFail() {
            return tags.contains("raises-exception");
        }

        /** How it is called in reports. */
        String name() {
            return "In[" + number + "]" + (heading.isEmpty() ? "" : " " + heading);
        }
    }

    /** Whether it is one for this kernel, as far as it says. */
    boolean isJava() {
        return language.isEmpty() || language.equalsIgnoreCase("java");
    }

    List<CodeCell> tests() {
        return cells.stream().filter(CodeCell::isTest).toList();
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no notebook
     */
    static NotebookFile read(Path file) throws IOException {
        try {
            NotebookJson notebook = NotebookJson.parse(Files.readString(file));
            List<CodeCell> cells = new ArrayList<>();
            String heading = "";
            for (NotebookJson.Cell cell : notebook.cells()) {
                if (cell.isCode()) {
                    cells.add(codeCell(cell, cells.size() + 1, heading));
                } else if (cell.kind().equals("markdown")) {
                    heading = heading(cell.source(), heading);
                }
            }
            return new NotebookFile(file, language(notebook.all()), cells);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new IOException(file + " is no notebook of version 4: " + e.getMessage(), e);
        }
    }

    private static CodeCell codeCell(NotebookJson.Cell cell, int number, String heading) {
        String id = NotebookJson.text(cell.all().get("id"));
        JsonObject metadata = metadata(cell.all());
        JsonArray tags = metadata.has("tags") ? metadata.getAsJsonArray("tags") : new JsonArray();
        List<String> names =
                tags.asList().stream().map(JsonElement::getAsString).toList();
        return new CodeCell(number, id.isEmpty() ? Integer.toString(number) : id, cell.source(), names, heading);
    }

    private static String heading(String markdown, String before) {
        return markdown.lines()
                .filter(line -> line.matches("#{1,6}\\s.*"))
                .map(line -> line.replaceAll("^#+\\s+|[`*]", "").strip())
                .reduce((first, last) -> last)
                .orElse(before);
    }

    private static String language(JsonObject notebook) {
        JsonObject metadata = metadata(notebook);
        return Stream.of("kernelspec", "language_info")
                .filter(metadata::has)
                .map(name -> metadata.getAsJsonObject(name))
                .map(each -> NotebookJson.text(each.has("language") ? each.get("language") : each.get("name")))
                .findFirst()
                .orElse("");
    }

    private static JsonObject metadata(JsonObject owner) {
        return owner.has("metadata") ? owner.getAsJsonObject("metadata") : new JsonObject();
    }
}
