package dev.barista.kernel.cell;

import dev.barista.kernel.display.Html;
import dev.barista.kernel.shell.JavaShell;
import dev.barista.kernel.shell.Parsed;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers questions about Java by the shell and about magics by their catalogue. Any thread may use it. */
public final class ShellAssist implements CodeAssist {
    private static final Pattern MAGIC_NAME = Pattern.compile("(?:^|.*=)\\s*%{1,2}(\\w*)$");
    private static final Pattern MAGIC_LINE = Pattern.compile("(?:^|.*=)\\s*%{1,2}(\\w+)\\s.*?(\\S*)$");
    private static final Pattern MAGIC_AT = Pattern.compile("\\s*(?:\\w+\\s*=\\s*)?%{1,2}(\\w+).*");

    private static final Completeness COMPLETE = new Completeness("complete", "");

    private final JavaShell shell;
    private final MagicInvoker magics;

    public ShellAssist(JavaShell shell, MagicInvoker magics) {
        this.shell = shell;
        this.magics = magics;
    }

    @Override
    public Completions complete(String code, int cursor) {
        String line = code.substring(code.lastIndexOf('\n', cursor - 1) + 1, cursor);
        Matcher name = MAGIC_NAME.matcher(line);
        if (name.matches()) {
            String begun = name.group(1);
            return proposals(
                    magics.names().stream().filter(each -> each.startsWith(begun)),
                    "magic",
                    cursor - begun.length(),
                    cursor);
        }
        Matcher arguments = MAGIC_LINE.matcher(line);
        if (arguments.matches()) {
            String word = arguments.group(2);
            Stream<String> options = magics.options(arguments.group(1), word).stream();
            Stream<String> names = shell.variables().stream().filter(each -> each.startsWith(word));
            return proposals(Stream.concat(options, names), "magic option", cursor - word.length(), cursor);
        }
        String java = blankMagics(code);
        JavaShell.Suggestions found = shell.suggest(java, cursor);
        return proposals(found.texts().stream(), "", found.anchor(), cursor);
    }

    @Override
    public Optional<DisplayData> inspect(String code, int cursor, boolean detailed) {
        int begin = code.lastIndexOf('\n', cursor - 1) + 1;
        int end = code.indexOf('\n', begin);
        Matcher magic = MAGIC_AT.matcher(code.substring(begin, end < 0 ? code.length() : end));
        if (magic.matches()) {
            return magics.usage(magic.group(1)).map(DisplayData::new);
        }
        String word = wordAt(code, cursor);
        Optional<String> type = shell.typeOf(word);
        if (type.isPresent()) {
            String value = shell.find(word).map(String::valueOf).orElse("null");
            String shown = value.length() > 500 ? value.substring(0, 500) + "…" : value;
            return Optional.of(new DisplayData(type.get() + " " + word + " = " + shown));
        }
        List<String> found = shell.documentation(blankMagics(code), endOfWord(code, cursor));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DisplayData data = new DisplayData(String.join("\n\n", found));
        data.putHTML("<pre>" + Html.escape(String.join("\n\n", found)) + "</pre>");
        return Optional.of(data);
    }

    @Override
    public Completeness isComplete(String code) {
        List<CellPart> parts = CellParser.parse(code);
        boolean body = !parts.isEmpty() && parts.get(0) instanceof CellPart.MagicPart first && first.body() != null;
        if (body) {
            return code.endsWith("\n") ? COMPLETE : new Completeness("incomplete", "");
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof CellPart.Java java) {
                Parsed form = shell.parse(java.source());
                if (form.isUnfinished() && i == parts.size() - 1) {
                    return new Completeness(
                            "incomplete", JavaText.of(java.source()).indent());
                } else if (!form.isComplete()) {
                    return new Completeness("invalid", "");
                }
            }
        }
        return COMPLETE;
    }

    private static Completions proposals(Stream<String> texts, String type, int start, int end) {
        return new Completions(texts.map(text -> new Proposal(text, type)).toList(), start, end);
    }

    /** The same text with magics replaced by blanks, so that offsets stay. */
    private static String blankMagics(String code) {
        return Pattern.compile("(?m)^[^\\n%;{}]*%{1,2}[A-Za-z_][^\\n]*$")
                .matcher(code)
                .replaceAll(found -> found.group().stripLeading().startsWith("%")
                                || found.group().contains("= %")
                        ? " ".repeat(found.group().length())
                        : Matcher.quoteReplacement(found.group()));
    }

    private static String wordAt(String code, int cursor) {
        int end = endOfWord(code, cursor);
        int begin = end;
        while (begin > 0 && Character.isJavaIdentifierPart(code.charAt(begin - 1))) {
            begin--;
        }
        return code.substring(begin, end);
    }

    private static int endOfWord(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }
}
