package dev.barista.kernel.cell;

import dev.barista.kernel.shell.JavaShell;
import dev.barista.kernel.shell.Parsed;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers questions about Java by the shell and about magics by their catalogue. Any thread may use it. */
public final class ShellAssist implements CodeAssist {

    private static final Completeness COMPLETE = new Completeness("complete", "");

    private final JavaShell shell;
    private final MagicInvoker magics;
    private final Inspector inspector;

    public ShellAssist(JavaShell shell, MagicInvoker magics) {
        this.shell = shell;
        this.magics = magics;
        inspector = new Inspector(shell, magics);
    }

    @Override
    public Completions complete(String code, int cursor) {
        Optional<CellParser.Begun> magic = CellParser.magicBefore(code, cursor);
        if (magic.isPresent()) {
            return complete(magic.get(), cursor);
        }
        JavaShell.Suggestions found = shell.suggest(CellParser.withoutMagics(code), cursor);
        return proposals(found.texts().stream(), "", found.anchor(), cursor);
    }

    private Completions complete(CellParser.Begun magic, int cursor) {
        String arguments = magic.arguments();
        if (arguments == null) {
            boolean atName = cursor == magic.nameStart() + magic.name().length();
            Stream<String> names = magics.names().stream().filter(each -> atName && each.startsWith(magic.name()));
            return proposals(names, "magic", magic.nameStart(), cursor);
        }
        String word = arguments.substring(arguments.lastIndexOf(' ') + 1);
        Stream<String> options = magics.options(magic.name(), word).stream();
        Stream<String> variables = shell.variables().stream().filter(each -> each.startsWith(word));
        return proposals(Stream.concat(options, variables), "magic option", cursor - word.length(), cursor);
    }

    @Override
    public Optional<DisplayData> inspect(String code, int cursor, boolean detailed) {
        return inspector.inspect(code, cursor, detailed);
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
}
