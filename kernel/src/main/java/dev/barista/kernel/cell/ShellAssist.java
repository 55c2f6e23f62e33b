package dev.barista.kernel.cell;

import dev.barista.kernel.shell.JavaShell;
import dev.barista.kernel.shell.Parsed;
import dev.barista.kernel.shell.Suggestions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers questions about Java by the shell and about magics by their catalogue. Any thread may use it. */
public final class ShellAssist implements CodeAssist {

    /** Those that begin a statement, a declaration or an expression in a notebook. */
    private static final List<String> KEYWORDS = List.of(("abstract assert boolean break byte case catch char class"
                    + " continue default double else enum extends final finally float for if implements import"
                    + " instanceof int interface long new private protected public record return sealed short static"
                    + " super switch synchronized this throw throws try var void volatile while yield true false null")
            .split(" "));

    private static final Completeness COMPLETE = new Completeness("complete", "");

    private final JavaShell shell;
    private final MagicInvoker magics;
    private final Inspector inspector;
    private final Imports imports;

    /** @param imports told of the types that are offered although no import names them */
    public ShellAssist(JavaShell shell, MagicInvoker magics, Imports imports) {
        this.imports = imports;
        this.shell = shell;
        this.magics = magics;
        inspector = new Inspector(shell, magics);
    }

    @Override
    public Completions complete(String code, int cursor) {
        Optional<CellParser.Begun> magic = CellParser.magicBefore(code, cursor);
        Optional<Completions> words =
                CellParser.cellMagicBefore(code, cursor).or(() -> magic).flatMap(begun -> words(begun, code, cursor));
        if (words.isPresent()) {
            return words.get();
        }
        if (magic.isPresent()) {
            OptionalInt start = startOfJava(magic.get(), cursor);
            return start.isPresent()
                    ? complete(blankLineBefore(code, start.getAsInt()), cursor)
                    : complete(magic.get(), cursor);
        }
        String java = CellParser.withoutMagics(code);
        Suggestions found = shell.suggest(java, cursor);
        List<Proposal> proposals = new ArrayList<>();
        found.each()
                .forEach(one -> proposals.add(new Proposal(one.text(), one.type(), one.signature(), one.comment())));
        Set<String> known = proposals.stream()
                .map(one -> one.text().replaceAll("\\(.*", ""))
                .collect(Collectors.toSet());
        OptionalInt importing = Suggestions.startOfImported(java.substring(0, cursor));
        boolean packagesAlone = proposals.stream().allMatch(one -> one.type().equals("module"));
        if (importing.isPresent() && packagesAlone) {
            int name = importing.getAsInt();
            return new Completions(imports.packages(java, name, cursor), name, cursor);
        }
        int start = JavaText.startOfName(java, cursor);
        proposals.addAll(keywords(java, start, cursor, known));
        proposals.addAll(imports.offer(java, cursor, known));
        return new Completions(proposals, found.each().isEmpty() ? start : found.anchor(), cursor);
    }

    private OptionalInt startOfJava(CellParser.Begun magic, int cursor) {
        String arguments = magic.arguments();
        OptionalInt within = arguments == null ? OptionalInt.empty() : magics.startOfJava(magic.name(), arguments);
        return arguments == null || within.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(cursor - arguments.length() + within.getAsInt());
    }

    /** What a magic runs stands where it stood, without the magic: again a cell, with Java or a magic on that line. */
    private static String blankLineBefore(String code, int start) {
        int line = code.lastIndexOf('\n', start - 1) + 1;
        return code.substring(0, line) + " ".repeat(start - line) + code.substring(start);
    }

    private static List<Proposal> keywords(String code, int start, int cursor, Set<String> known) {
        String typed = code.substring(start, cursor);
        boolean member = start > 0 && code.charAt(start - 1) == '.';
        return member || typed.length() < 2 || !Imports.isCode(code.substring(0, cursor))
                ? List.of()
                : KEYWORDS.stream()
                        .filter(each -> each.startsWith(typed) && !known.contains(each))
                        .map(each -> new Proposal(each, "keyword"))
                        .toList();
    }

    /** Of a magic that knows of some for its text. */
    private Optional<Completions> words(CellParser.Begun magic, String code, int cursor) {
        String arguments = magic.arguments();
        if (arguments == null) {
            return Optional.empty();
        }
        int name = JavaText.startOfName(arguments, arguments.length());
        String typed = arguments.substring(name);
        List<String> words = magics.words(magic.name(), arguments.substring(0, name), typed, code.substring(cursor));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(proposals(words.stream(), "text", cursor - typed.length(), cursor));
    }

    private Completions complete(CellParser.Begun magic, int cursor) {
        String arguments = magic.arguments();
        if (arguments == null) {
            boolean atName = cursor == magic.nameStart() + magic.name().length();
            Stream<String> names = magics.names().stream().filter(each -> atName && each.startsWith(magic.name()));
            return proposals(names, "magic", magic.nameStart(), cursor);
        }
        String word = arguments.substring(arguments.lastIndexOf(' ') + 1);
        String before = arguments.substring(0, arguments.length() - word.length());
        Stream<Proposal> options =
                magics.options(magic.name(), before, word).stream().map(each -> new Proposal(each, "magic option"));
        Stream<Proposal> names =
                magics.arguments(magic.name(), before, word).stream().map(each -> new Proposal(each, "text"));
        Stream<Proposal> variables = shell.variables().stream()
                .filter(each -> each.startsWith(word))
                .map(each -> new Proposal(each, "variable"));
        List<Proposal> all =
                Stream.of(names, options, variables).flatMap(each -> each).toList();
        return new Completions(all, cursor - word.length(), cursor);
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
