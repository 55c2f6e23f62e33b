package dev.barista.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a cell into Java and magics. Stateless. */
public final class CellParser {
    private static final Pattern CELL_MAGIC = Pattern.compile("\\s*%%([A-Za-z_]\\w*)[ \\t]*([^\\n]*)");
    private static final Pattern LINE_MAGIC = Pattern.compile(
            "[ \\t]*(?:(?:[\\w.<>]+[ \\t]+)?([A-Za-z_$][\\w$]*)[ \\t]*=[ \\t]*)?%([A-Za-z_]\\w*)(\\?{0,2})(?:[ \\t]+(.*?))?[ \\t]*;?[ \\t]*");

    private CellParser() {}

    /** The parts of {@code source}; blank stretches are left out. */
    public static List<CellPart> parse(String source) {
        Matcher whole = CELL_MAGIC.matcher(source);
        if (whole.lookingAt()) {
            int end = Math.min(whole.end() + 1, source.length());
            int line = 1 + newlines(source.substring(0, whole.start(1)));
            return List.of(
                    new CellPart.MagicPart(whole.group(1), whole.group(2).strip(), source.substring(end), null, line));
        }
        List<CellPart> parts = new ArrayList<>();
        StringBuilder java = new StringBuilder();
        JavaText state = new JavaText();
        int number = 0;
        int first = 1;
        for (String line : source.split("\n", -1)) {
            number++;
            Matcher magic = LINE_MAGIC.matcher(line);
            if (state.atStatement() && magic.matches()) {
                addJava(parts, java, first);
                parts.add(magic(magic, number));
                first = number + 1;
                state = new JavaText();
            } else {
                state.read(line);
                java.append(line).append('\n');
            }
        }
        addJava(parts, java, first);
        return List.copyOf(parts);
    }

    private static CellPart magic(Matcher line, int number) {
        boolean help = !line.group(3).isEmpty();
        String arguments = help ? "--help" : line.group(4) == null ? "" : line.group(4);
        @Nullable String target = line.group(1);
        return new CellPart.MagicPart(line.group(2), arguments, null, target, number);
    }

    private static void addJava(List<CellPart> parts, StringBuilder java, int first) {
        if (!java.toString().isBlank()) {
            parts.add(new CellPart.Java(java.substring(0, java.length() - 1), first));
        }
        java.setLength(0);
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
