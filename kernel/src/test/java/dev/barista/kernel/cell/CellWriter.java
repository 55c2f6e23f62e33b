package dev.barista.kernel.cell;

import dev.barista.kernel.cell.CellPart.Java;
import dev.barista.kernel.cell.CellPart.MagicPart;
import dev.barista.kernel.cell.CellPart.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes random cells and knows what their lines are, because it wrote them. For one thread. */
final class CellWriter {
    private static final List<String> NASTY = List.of(
            "%",
            "%%",
            "%bars SPY",
            "x = %bars",
            "'",
            "\"",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "//",
            "/*",
            "*/",
            ";",
            "=",
            " ",
            "name?",
            "?",
            "\\",
            "text",
            "é");
    private static final List<String> SIMPLE = List.of(
            "int a = 7 % 2;",
            "f(a);",
            "char c = '\\'';",
            "char c = '\"';",
            "char c = '{';",
            "return;",
            "int[] d = {1, 2};",
            "var t = a ? b : c % d;",
            "List<Map<String, int[]>> l = new ArrayList<>();",
            ";",
            "@A(1) class B {}",
            "x %= 3;",
            "label: for (;;) { break label; }",
            "Runnable r = () -> { f(\"}\"); };",
            "f(1); g(2); /* % */");
    private static final List<String> TARGETS =
            List.of("", "", "x = ", "x=", "var x = ", "Load x = ", "List<String> x = ", "  ", "\t");
    private static final List<String> ARGUMENTS = List.of(
            "",
            "SPY",
            "SPY QQQ --days 9",
            "'a b'",
            "\"x",
            "50% // all",
            "a = b",
            "--from ./x.csv",
            "{",
            "/* x",
            "a ? b");

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final List<CellPart> parts = new ArrayList<>();
    private int javaFrom;

    CellWriter(long seed) {
        random = new Random(seed);
        for (int left = random.nextInt(8); left >= 0; left--) {
            if (random.nextInt(3) == 0) {
                magic();
            } else {
                statement("", 2);
            }
        }
        if (random.nextInt(4) == 0) {
            question();
        }
        endJava();
    }

    String source() {
        return String.join("\n", lines);
    }

    List<CellPart> parts() {
        return parts;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void magic() {
        String target = any(TARGETS);
        String name = any(List.of("bars", "time", "lsmagic", "_x1"));
        boolean help = random.nextInt(5) == 0;
        String arguments = help ? "" : any(ARGUMENTS);
        String end = any(List.of("", "", ";", " ", " ;\t"));
        @Nullable String variable = target.contains("=") ? "x" : null;
        @Nullable String type = target.endsWith(" x = ") ? target.substring(0, target.indexOf(' ')) : null;
        other(
                target + "%" + name + (help ? "?" : arguments.isEmpty() ? "" : " " + arguments) + end,
                new MagicPart(name, help ? "--help" : arguments, null, variable, type, lines.size() + 1));
    }

    private void question() {
        boolean detailed = random.nextBoolean();
        String marks = detailed ? "??" : "?";
        String name = any(List.of("a", "Math.max", "a.b.C$d"));
        String text = random.nextBoolean() ? name + marks : marks + any(List.of("", " ")) + name;
        other(text, new Question(name, detailed, lines.size() + 1));
        // Blank lines may follow.
        javaFrom = lines.size();
        for (int i = random.nextInt(2); i > 0; i--) {
            lines.add(any(List.of("", "  ")));
        }
    }

    private void other(String line, CellPart part) {
        endJava();
        lines.add(line);
        parts.add(part);
        javaFrom = lines.size();
    }

    private void endJava() {
        String java = String.join("\n", lines.subList(javaFrom, lines.size()));
        if (!java.isBlank()) {
            parts.add(new Java(java, javaFrom + 1));
        }
        javaFrom = lines.size();
    }

    /** One that is finished, on lines of its own. */
    private void statement(String indent, int deeper) {
        switch (random.nextInt(deeper > 0 ? 10 : 8)) {
            case 0 -> lines.add(indent + "String s = \"" + quoted() + "\";");
            case 1 -> textBlock();
            case 2 -> lines.add(indent + any(SIMPLE) + " // " + nasty(""));
            case 3 -> comment();
            case 4 -> lines.addAll(List.of("int q = 7", "%bars ;"));
            case 5 -> lines.addAll(List.of(indent + "f(a,", "%bars", "x = %bars", indent + "\"" + quoted() + "\");"));
            case 6 -> lines.addAll(List.of("boolean q = a", "    ?", " x = %bars", "   : " + any(SIMPLE)));
            case 7 -> lines.add(any(List.of("", "   ", indent + any(SIMPLE), indent + "// " + nasty(""))));
            default -> block(indent, deeper);
        }
    }

    private void block(String indent, int deeper) {
        lines.add(indent
                + any(List.of("if (a % b == 0) {", "class C { // " + nasty(""), "list.forEach(x -> {", "for (;;) {")));
        String close = lines.get(lines.size() - 1).contains("(x ->") ? "});" : "}";
        for (int left = random.nextInt(3); left > 0; left--) {
            statement(indent + "    ", deeper - 1);
            if (random.nextInt(4) == 0) {
                lines.add("%bars " + any(List.of("SPY", "?")));
            }
        }
        lines.add(indent + close);
    }

    private void textBlock() {
        lines.add("String s = \"\"\"");
        for (int left = random.nextInt(3); left >= 0; left--) {
            lines.add(any(List.of(
                    "%bars", "x = %bars SPY", "\\\"\"\"", "\"\"", nasty("\"").replace("\\", "\\\\"), "name?")));
        }
        lines.add("  \"\"\";");
    }

    private void comment() {
        lines.add("/* " + nasty("*/"));
        lines.addAll(List.of("%bars", "x = %bars", nasty("*/"), "name?", "*/" + any(List.of("", " int a;", " // %"))));
    }

    private String nasty(String without) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            text.append(any(NASTY)).append(any(List.of("", " ")));
        }
        String made = text.toString();
        while (!without.isEmpty() && made.contains(without)) {
            made = made.replace(without, "");
        }
        return made;
    }

    private String quoted() {
        return nasty("").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
