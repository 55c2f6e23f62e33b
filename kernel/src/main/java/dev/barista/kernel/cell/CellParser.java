package dev.barista.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a cell into Java, magics and questions; alone knows where in Java these may stand. Stateless. */
public final class CellParser {
    private static final String BLANKS = "[ \\t\\r]*";
    private static final String TARGET = BLANKS + "(?:(?:[\\w.<>,\\[\\]]+[ \\t]+)?([A-Za-z_$][\\w$]*)[ \\t]*=[ \\t]*)?";
    private static final Pattern CELL_MAGIC = Pattern.compile("%%([A-Za-z_]\\w*)[ \\t]*([^\\n]*)");
    private static final Pattern MISPLACED = Pattern.compile("\\s*%%([A-Za-z_]\\w*)(?:\\s.*)?");
    private static final Pattern LINE_MAGIC =
            Pattern.compile(TARGET + "%([A-Za-z_]\\w*)(\\?{0,2})(?:[ \\t]+(.*?))?" + BLANKS + ";?" + BLANKS);
    /** A magic that is being typed. */
    private static final Pattern BEGUN =
            Pattern.compile(TARGET + "%{1,2}((?:[A-Za-z_]\\w*)?)(?:[ \\t]+(.*)|[?;][?;\\s]*)?");

    private static final String NAME = "((?:%%?)?[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*)";
    private static final Pattern QUESTION =
            Pattern.compile(BLANKS + "(?:(\\?\\??)" + BLANKS + NAME + "|" + NAME + "(\\?\\??))" + BLANKS);

    private CellParser() {}

    /** The parts of {@code source}; blank stretches are left out. */
    public static List<CellPart> parse(String source) {
        Optional<CellPart.MagicPart> whole = cellMagic(source);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<CellPart> parts = new ArrayList<>();
        JavaText state = new JavaText();
        Matcher misplaced = MISPLACED.matcher("");
        String[] lines = source.split("\n", -1);
        int last = newlines(source.stripTrailing());
        int first = 0;
        for (int i = 0; i < lines.length; i++) {
            Optional<CellPart> other = state.atStatement() ? other(lines[i], i + 1, i == last) : Optional.empty();
            if (other.isPresent()) {
                addJava(parts, lines, first, i);
                parts.add(other.get());
                first = i + 1;
                state = new JavaText();
            } else if (state.goesOnWithCode() && misplaced.reset(lines[i]).matches()) {
                addJava(parts, lines, first, i);
                parts.add(new CellPart.Misplaced(misplaced.group(1), i + 1));
                return List.copyOf(parts);
            } else {
                state.read(lines[i]);
            }
        }
        addJava(parts, lines, first, lines.length);
        return List.copyOf(parts);
    }

    /** Whether {@code source} is a cell magic of this name; comments may stand above it. */
    public static boolean isCellMagic(String source, String name) {
        return cellMagic(source).filter(it -> it.name().equals(name)).isPresent();
    }

    private static Optional<CellPart.MagicPart> cellMagic(String source) {
        Matcher whole = CELL_MAGIC.matcher(source).region(JavaText.afterComments(source), source.length());
        if (!whole.lookingAt()) {
            return Optional.empty();
        }
        String body = source.substring(Math.min(whole.end() + 1, source.length()));
        int line = 1 + newlines(source.substring(0, whole.start()));
        return Optional.of(new CellPart.MagicPart(whole.group(1), whole.group(2).strip(), body, null, line));
    }

    /** The same text with blanks in place of the lines that are no Java, so that offsets stay. */
    static String withoutMagics(String source) {
        String[] lines = source.split("\n", -1);
        for (CellPart part : parse(source)) {
            if (!(part instanceof CellPart.Java)) {
                lines[part.line() - 1] = " ".repeat(lines[part.line() - 1].length());
            }
        }
        return String.join("\n", lines);
    }

    /** The magic on the cursor's line, as far as it is typed before the cursor; empty if no magic may stand there. */
    static Optional<Begun> magicBefore(String source, int cursor) {
        int start = source.lastIndexOf('\n', cursor - 1) + 1;
        Matcher begun = BEGUN.matcher(source.substring(start, cursor));
        if (!begun.matches()) {
            return Optional.empty();
        }
        // What is looked for makes a part of its own wherever it may stand.
        List<CellPart> parts = parse(source.substring(0, start) + "%it");
        return parts.get(parts.size() - 1) instanceof CellPart.MagicPart part
                        && part.name().equals("it")
                ? Optional.of(new Begun(begun.group(2), start + begun.start(2), begun.group(3)))
                : Optional.empty();
    }

    /** The cell magic in whose body the cursor is; empty if it is in none. */
    static Optional<Begun> cellMagicBefore(String source, int cursor) {
        Matcher whole = CELL_MAGIC.matcher(source).region(JavaText.afterComments(source), source.length());
        return whole.lookingAt() && cursor > whole.end()
                ? Optional.of(new Begun(whole.group(1), whole.start(1), source.substring(whole.end(1), cursor)))
                : Optional.empty();
    }

    /**
     * A magic that is being typed.
     *
     * @param nameStart where its name begins
     * @param arguments what follows its name; null while that may still be going on
     */
    record Begun(String name, int nameStart, @Nullable String arguments) {}

    private static Optional<CellPart> other(String text, int line, boolean last) {
        Matcher magic = LINE_MAGIC.matcher(text);
        if (magic.matches()) {
            boolean help = !magic.group(3).isEmpty();
            String arguments = help ? "--help" : magic.group(4) == null ? "" : magic.group(4);
            @Nullable String target = magic.group(1);
            String before =
                    target == null ? "" : text.substring(0, magic.start(1)).strip();
            @Nullable String type = before.isEmpty() ? null : before;
            return Optional.of(new CellPart.MagicPart(magic.group(2), arguments, null, target, type, line));
        }
        Matcher question = QUESTION.matcher(text);
        if (last && question.matches()) {
            boolean before = question.group(1) != null;
            String name = question.group(before ? 2 : 3);
            boolean detailed = question.group(before ? 1 : 4).length() == 2;
            return Optional.of(
                    name.startsWith("%")
                            ? new CellPart.MagicPart(name.replaceAll("^%+", ""), "--help", null, null, line)
                            : new CellPart.Question(name, detailed, line));
        }
        return Optional.empty();
    }

    private static void addJava(List<CellPart> parts, String[] lines, int from, int to) {
        String java = String.join("\n", List.of(lines).subList(from, to));
        if (!java.isBlank()) {
            parts.add(new CellPart.Java(java, from + 1));
        }
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
