package dev.barista.kernel.cell;

import dev.barista.kernel.display.Html;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.display.ValueRenderers;
import dev.barista.kernel.shell.Documentation;
import dev.barista.kernel.shell.JavaShell;
import dev.barista.kernel.shell.StoppableRun;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Tells what is known of a name: of magics, variables, types and methods. Any thread may ask. */
final class Inspector {
    private static final int MAX_VALUE_CHARS = 500;
    private static final int MAX_SIGNATURES = 30;
    private static final long VALUE_SECONDS = 1;
    private static final boolean HAS_SOURCES = Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip"));

    private final JavaShell shell;
    private final MagicInvoker magics;
    private final Renderers plain = new ValueRenderers();
    /** Whether it was said how Javadoc of the JDK is got, which is said once, unless somebody asks for details. */
    private final AtomicBoolean told = new AtomicBoolean();

    Inspector(JavaShell shell, MagicInvoker magics) {
        this.shell = shell;
        this.magics = magics;
    }

    /** What {@code name?} in a cell shows. */
    DisplayData answer(CellPart.Question question) {
        String name = question.name();
        return inspect(name, name.length(), question.detailed())
                .or(() -> magics.usage(name).map(usage -> shown(usage, "")))
                .orElseGet(() -> new DisplayData("Nothing is known of " + name + "."));
    }

    /** What is known of the name around the cursor, or of the call that the cursor is in. */
    Optional<DisplayData> inspect(String code, int cursor, boolean detailed) {
        int endOfLine = code.indexOf('\n', cursor);
        Optional<CellParser.Begun> magic = CellParser.magicBefore(code, endOfLine < 0 ? code.length() : endOfLine);
        if (magic.isPresent()) {
            return magics.usage(magic.get().name()).map(usage -> shown(usage, ""));
        }
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int begin = JavaText.startOfName(code, end);
        String word = code.substring(begin, end);
        boolean member = begin > 0 && code.charAt(begin - 1) == '.';
        Optional<String> type = member ? Optional.empty() : shell.typeOf(word);
        if (type.isPresent()) {
            return Optional.of(shown(type.get() + " " + word + " = " + value(word), ""));
        }
        boolean behindCall = word.isEmpty() && end > 0 && code.charAt(end - 1) == ')';
        List<Documentation> known = shell.documentation(CellParser.withoutMagics(code), behindCall ? end - 1 : end);
        List<Documentation> found = known.isEmpty() && !member ? notImported(word) : known;
        return found.isEmpty() ? Optional.empty() : Optional.of(shown(found, detailed));
    }

    /** Of a type that completion offers: the import is made when the cell is run. */
    private List<Documentation> notImported(String name) {
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return List.of();
        }
        List<String> types = shell.types().named(name);
        return types.size() == 1
                ? shell.documentation(types.get(0), types.get(0).length())
                : List.of();
    }

    /** The value's text is the code of who wrote its class: it may fail, and take its time. */
    private String value(String variable) {
        Optional<Object> value = shell.find(variable);
        if (value.isEmpty()) {
            return "null";
        }
        StoppableRun<String> run = new StoppableRun<>(
                () -> String.valueOf(plain.render(value.get()).getData(MIMEType.TEXT_PLAIN)));
        CompletableFuture.delayedExecutor(VALUE_SECONDS, TimeUnit.SECONDS).execute(run::stop);
        if (run.await() instanceof StoppableRun.End.Returned<String> returned) {
            String text = returned.value();
            String cut = text.length() > MAX_VALUE_CHARS ? text.substring(0, MAX_VALUE_CHARS) + "…" : text;
            return value.get() instanceof String ? '"' + cut + '"' : cut;
        }
        return "a value whose text takes longer than a second";
    }

    private DisplayData shown(List<Documentation> found, boolean detailed) {
        DisplayData data = new DisplayData();
        List<DisplayData> each = found.stream()
                .limit(MAX_SIGNATURES)
                .map(one -> shown(one.signature(), detailed ? one.comment() : firstParagraph(one.comment())))
                .toList();
        String more = found.size() > MAX_SIGNATURES ? "\n\n… " + (found.size() - MAX_SIGNATURES) + " more" : "";
        boolean none = found.stream().allMatch(one -> one.comment().isEmpty());
        if (none && (detailed || (!HAS_SOURCES && told.compareAndSet(false, true)))) {
            more += "\n\n" + withoutJavadoc();
        }
        data.putText(join(each, MIMEType.TEXT_PLAIN, "\n\n") + more);
        data.putHTML(join(each, MIMEType.TEXT_HTML, "") + more);
        return data;
    }

    private static String withoutJavadoc() {
        return (HAS_SOURCES
                        ? "There is no Javadoc of this."
                        : "Javadoc of the JDK needs its sources, lib/src.zip, which are not installed (Debian, Ubuntu:"
                                + " apt-get install openjdk-"
                                + Runtime.version().feature() + "-source).")
                + " That of a library is shown after %maven GROUP:ARTIFACT:VERSION --sources";
    }

    private static String join(List<DisplayData> each, MIMEType type, String between) {
        return each.stream().map(data -> String.valueOf(data.getData(type))).collect(Collectors.joining(between));
    }

    private static String firstParagraph(String comment) {
        int end = comment.indexOf("\n\n");
        return end < 0 ? comment : comment.substring(0, end);
    }

    private static DisplayData shown(String signature, String comment) {
        DisplayData data = new DisplayData(
                comment.isEmpty()
                        ? signature
                        : signature + "\n" + comment.indent(4).stripTrailing());
        String text = comment.isEmpty()
                ? ""
                : "<div style=\"white-space: pre-wrap; margin: 0 0 1em 2em\">" + Html.escape(comment) + "</div>";
        data.putHTML("<pre>" + Html.escape(signature) + "</pre>" + text);
        return data;
    }
}
