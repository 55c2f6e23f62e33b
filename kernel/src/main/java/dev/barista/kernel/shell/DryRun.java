package dev.barista.kernel.shell;

import dev.barista.kernel.shell.Evaluated.Problem;
import dev.barista.kernel.shell.Snippets.Piece;
import dev.barista.kernel.shell.Syntax.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/**
 * Compiles pieces that are not run because something before them is wrong, all in one class, to tell what else is wrong.
 * What could be right if the pieces were run one after another is kept quiet. One for a shell, guarded by its lock.
 */
final class DryRun {
    private static final int MAX_PIECES = 60;
    private static final String CLASS = "$JShell$DRY";
    private static final String UNKNOWN_NAME = "compiler.err.cant.resolve";
    private static final String UNKNOWN_PACKAGE = "compiler.err.doesnt.exist";

    /** Follow from the pieces' standing in one class, where JShell gives each a class of its own. */
    private static final Set<String> OF_THE_FRAME = Set.of(
            "compiler.err.already.defined",
            "compiler.err.illegal.forward.ref",
            "compiler.err.non-static.cant.be.ref",
            "compiler.err.cant.ref.non.effectively.final.var",
            "compiler.err.local.variables.not.captured.in.class",
            "compiler.err.var.might.not.have.been.initialized",
            "compiler.err.var.might.already.be.assigned");

    private static final Pattern VAR = Pattern.compile("(?:\\s|//[^\\n]*|/\\*(?s:.*?)\\*/|final\\b)*+var\\s");
    private static final Pattern BLOCK = Pattern.compile("(?:\\s|//[^\\n]*|/\\*(?s:.*?)\\*/|static\\b)*+\\{");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+([\\w$]+)");
    private static final Pattern VARIABLE_OR_METHOD =
            Pattern.compile("(?:[\\w$>\\]]\\s+|,\\s*)([\\w$]+)\\s*(?:\\[\\s*]\\s*)*(?=,|$)");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(?:class|variable|method|interface) ([\\w$]+)");
    private static final Pattern SEMICOLONS = Pattern.compile("[;\\s]+\\z");

    private final ShellInternals internals;
    private final Visible visible;
    private final Syntax syntax;

    DryRun(ShellInternals internals, Visible visible, Syntax syntax) {
        this.internals = internals;
        this.visible = visible;
        this.syntax = syntax;
    }

    /** Where a piece stands in the text that is compiled. */
    private record Placed(Piece piece, int start, int length) {
        boolean holds(long position) {
            return position >= start && position <= start + length;
        }

        Problem problem(String message, long from, long to) {
            int end = piece.text().length();
            int first = (int) Math.min(from - start, end);
            int last = (int) Math.max(first, Math.min(to - start, end));
            return new Problem(message, first, last).movedBy(piece.offset());
        }
    }

    /**
     * What is wrong with pieces that follow each other.
     *
     * @param strangers whether names may be unknown because what declares them was not run either
     */
    List<Problem> problems(List<Piece> pieces, boolean strangers) {
        List<Piece> some = pieces.stream().limit(MAX_PIECES).toList();
        List<Piece> whole = some.stream()
                .filter(piece -> piece.form() == Snippets.Form.COMPLETE)
                .toList();
        String all = String.join("\n", whole.stream().map(Piece::text).toList());
        if (all.contains("\\u")) {
            return List.of(); // Offsets would not be those of the text.
        }
        List<Placed> placed = new ArrayList<>();
        String unit = write(visible.linesFor(all), whole, placed);
        Set<String> declared = new HashSet<>(visible.unusable());
        some.forEach(piece -> declared.addAll(declaredBy(piece.text())));
        List<Problem> problems = new ArrayList<>();
        for (Diagnostic<?> each : internals.errors("REPL." + CLASS, unit)) {
            if (!isExpected(each, declared, strangers)) {
                placed.stream()
                        .filter(it -> it.holds(each.getPosition()))
                        .findFirst()
                        .map(it -> it.problem(message(each), each.getStartPosition(), each.getEndPosition()))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static boolean isExpected(Diagnostic<?> error, Set<String> declared, boolean strangers) {
        String code = error.getCode();
        if (code.startsWith(UNKNOWN_NAME) || code.startsWith(UNKNOWN_PACKAGE)) {
            Matcher symbol = SYMBOL.matcher(error.getMessage(Locale.ENGLISH));
            return strangers || (symbol.find() && declared.contains(symbol.group(1)));
        }
        return OF_THE_FRAME.contains(code);
    }

    private static String message(Diagnostic<?> error) {
        return JavacText.readable(error.getMessage(Locale.ENGLISH));
    }

    /** Names that a piece may declare, as far as its text tells. */
    private static Set<String> declaredBy(String text) {
        Set<String> names = new HashSet<>();
        String head = text.split("[={;(]", 2)[0];
        Matcher type = TYPE.matcher(head);
        if (type.find()) {
            names.add(type.group(1));
        } else {
            String plain = head.replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
            VARIABLE_OR_METHOD.matcher(plain).results().forEach(word -> names.add(word.group(1)));
        }
        return names;
    }

    /** Members stand in a class; behind each {@code var}, which no class can have, in another one within its method. */
    private String write(String imports, List<Piece> pieces, List<Placed> placed) {
        List<Optional<Context>> contexts =
                syntax.readAs(pieces.stream().map(Piece::text).toList());
        StringBuilder unit = new StringBuilder("package REPL; ").append(imports);
        for (int i = 0; i < pieces.size(); i++) {
            if (contexts.get(i).equals(Optional.of(Context.IMPORT))) {
                place(unit, "", pieces.get(i), "", placed);
            }
        }
        unit.append("class " + CLASS + " { " + CLASS + "() throws Throwable {}\n");
        StringBuilder closing = new StringBuilder("}");
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean block = BLOCK.matcher(piece.text()).lookingAt();
            Context context = block ? Context.STATEMENT : contexts.get(i).orElse(Context.IMPORT);
            String method = "void $" + i + "() throws Throwable {";
            if (VAR.matcher(piece.text()).lookingAt() && context != Context.EXPRESSION) {
                String inner = CLASS + i;
                String next = "class " + inner + " { " + inner + "() throws Throwable {}\n";
                place(unit, method, piece, next, placed);
                closing.append("}}");
            } else if (context == Context.MEMBER) {
                place(unit, "", piece, "", placed);
            } else if (context == Context.STATEMENT) {
                place(unit, method, piece, "}", placed);
            } else if (context == Context.EXPRESSION) {
                place(unit, method + " Object $ =", piece, ";}", placed);
            }
        }
        return unit.append(closing).toString();
    }

    private static void place(StringBuilder unit, String before, Piece piece, String after, List<Placed> placed) {
        boolean expression = before.endsWith("=");
        String text = expression ? SEMICOLONS.matcher(piece.text()).replaceFirst("") : piece.text();
        unit.append(before).append('\n');
        placed.add(new Placed(piece, unit.length(), text.length()));
        unit.append(text).append('\n').append(after).append('\n');
    }
}
