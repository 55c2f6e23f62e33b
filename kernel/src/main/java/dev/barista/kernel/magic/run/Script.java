package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.NotebookJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A script as cells: the code cells of a notebook, or the one of any other file. Immutable.
 *
 * @param notes what of it is left out, one sentence each
 */
record Script(List<CellSource> cells, List<String> notes) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");
    /** Commands of the jshell tool; what else begins with a slash is a comment or goes on with an expression. */
    private static final Pattern COMMAND = Pattern.compile(
            "/(?:exit|open|env|set|edit|list|vars|methods|types|imports|save|reload|reset|drop|history|help|debug|\\?|!)"
                    + "(?:\\s.*)?");

    Script {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }

    static Script of(ScriptReader.Text file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ipynb")) {
            return notebook(file);
        }
        return name.endsWith(".java") ? java(file) : shell(file);
    }

    /** Snippets have no package; the file's lines keep their numbers. */
    private static Script java(ScriptReader.Text file) {
        String text = PACKAGE.matcher(file.content())
                .replaceFirst(found -> " ".repeat(found.group().length()));
        return new Script(List.of(CellSource.ofFile(file.name(), text)), List.of());
    }

    private static Script shell(ScriptReader.Text file) {
        List<String> notes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : file.content().split("\n", -1)) {
            boolean command = COMMAND.matcher(line).matches();
            if (command) {
                notes.add(file.name() + ", line " + (lines.size() + 1) + ": " + line.strip()
                        + " is a command of the jshell tool and was left out");
            }
            lines.add(command ? "" : line);
            if (command && line.startsWith("/exit")) {
                break;
            }
        }
        return new Script(List.of(CellSource.ofFile(file.name(), String.join("\n", lines))), notes);
    }

    private static Script notebook(ScriptReader.Text file) {
        try {
            List<NotebookJson.Cell> all = NotebookJson.parse(file.content()).cells();
            List<CellSource> cells = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).isCode()) {
                    String label = file.name() + ", cell " + (i + 1);
                    cells.add(CellSource.ofFile(label, all.get(i).source()));
                }
            }
            return new Script(cells, List.of());
        } catch (IllegalArgumentException e) {
            throw new UserMistake(file.name() + " is no notebook of format 4 that could be read");
        }
    }
}
