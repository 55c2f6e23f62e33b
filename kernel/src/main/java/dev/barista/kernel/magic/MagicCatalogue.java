package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellPart.MagicPart;
import dev.barista.kernel.cell.MagicInvoker;
import dev.barista.kernel.cell.UserMistake;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All magics by name. Filled when the kernel starts; any thread may use it. */
final class MagicCatalogue implements MagicInvoker {
    private final Map<String, MagicSpec> magics = new ConcurrentSkipListMap<>();
    private final Map<String, List<MagicSpec>> groups = Collections.synchronizedMap(new LinkedHashMap<>());
    /** A model of picocli's takes a while to make, and front ends ask at each key. */
    private final Map<String, CommandSpec> models = new ConcurrentHashMap<>();

    private final ShellVariables variables;

    /** @param variables to which values of magics are assigned */
    MagicCatalogue(ShellVariables variables) {
        this.variables = variables;
    }

    /** Adds magics, which {@code %lsmagic} lists under {@code title}. */
    void register(String title, List<MagicSpec> specs) {
        groups.put(title, List.copyOf(specs));
        specs.forEach(spec -> magics.put(spec.name(), spec));
    }

    /** What was registered, in that order. */
    Map<String, List<MagicSpec>> groups() {
        return new LinkedHashMap<>(groups);
    }

    @Override
    public List<String> names() {
        return List.copyOf(magics.keySet());
    }

    @Override
    public @Nullable Object invoke(CellContext cell, MagicPart part) throws Exception {
        MagicSpec spec = magics.get(part.name());
        String sign = part.body() == null ? "%" : "%%";
        if (spec == null) {
            List<String> known = magics.values().stream().map(MagicSpec::signed).toList();
            String hint = Elsewhere.called(part.name())
                    .map(here -> ". Here it is " + here + ".")
                    .orElseGet(() -> Words.didYouMean(sign + part.name(), known));
            throw new UserMistake("there is no magic " + sign + part.name() + (hint.isEmpty() ? "." : hint)
                    + " %lsmagic lists them all");
        }
        checkKind(spec, part);
        Magic magic = spec.factory().get();
        CommandLine command = command(spec, magic);
        List<String> words = Arguments.of(magic, command.getCommandSpec(), part.arguments());
        if (words.contains("--help") || words.contains("-h")) {
            cell.out().print(usage(command));
            return null;
        }
        try {
            command.parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            String wrong = sentence(e);
            throw new UserMistake(sign + part.name() + ": " + wrong + (wrong.endsWith("?") ? " %" : ". %") + part.name()
                    + " --help has more");
        }
        Assignment assignment = new Assignment(variables, part);
        assignment.prepare();
        Object value = magic.run(new MagicCall(cell, part.body(), part.target(), part.line()));
        return assignment.finish(value);
    }

    @Override
    public List<String> options(String name, String before, String word) {
        MagicSpec spec = magics.get(name);
        return spec == null ? List.of() : ArgumentWords.options(model(spec), before, word);
    }

    @Override
    public List<String> arguments(String name, String before, String word) {
        MagicSpec spec = magics.get(name);
        return spec == null ? List.of() : ArgumentWords.names(model(spec), before, word);
    }

    @Override
    public OptionalInt startOfJava(String name, String arguments) {
        MagicSpec spec = magics.get(name);
        return spec != null && model(spec).userObject() instanceof TakesJava
                ? startOfText(spec, arguments)
                : OptionalInt.empty();
    }

    private OptionalInt startOfText(MagicSpec spec, String arguments) {
        int start = Arguments.startOfText(model(spec), arguments);
        boolean isOption =
                arguments.startsWith("-", start) && !arguments.substring(start).contains(" ");
        return start == arguments.length() || isOption ? OptionalInt.empty() : OptionalInt.of(start);
    }

    @Override
    public List<String> words(String name, String before, String word, String after) {
        MagicSpec spec = magics.get(name);
        if (spec == null || !(model(spec).userObject() instanceof CompletesText magic)) {
            return List.of();
        }
        OptionalInt start = startOfText(spec, before + word);
        return start.isEmpty() || start.getAsInt() > before.length()
                ? List.of()
                : magic.words(before.substring(start.getAsInt()), after).stream()
                        .filter(each -> each.regionMatches(true, 0, word, 0, word.length()))
                        .toList();
    }

    private CommandSpec model(MagicSpec spec) {
        return models.computeIfAbsent(
                spec.name(), each -> command(spec, spec.factory().get()).getCommandSpec());
    }

    @Override
    public Optional<String> usage(String name) {
        return Optional.ofNullable(magics.get(name))
                .map(spec -> usage(command(spec, spec.factory().get())));
    }

    private static Stream<String> names(OptionSpec option) {
        return Stream.of(option.names());
    }

    private static void checkKind(MagicSpec spec, MagicPart part) {
        boolean cellMagic = part.body() != null;
        if (cellMagic && spec.kind() == MagicSpec.Kind.LINE) {
            throw new UserMistake(spec.name() + " is a line magic: write %" + spec.name() + " with one percent sign");
        }
        if (!cellMagic && spec.kind() == MagicSpec.Kind.CELL) {
            throw new UserMistake(
                    spec.name() + " is a cell magic: write %%" + spec.name() + " on the cell's first line");
        }
    }

    private static CommandLine command(MagicSpec spec, Magic magic) {
        CommandLine command = new CommandLine(magic);
        command.setCommandName("%" + spec.name());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        // Magics give @FILE a meaning of their own, with errors that name the line.
        command.setExpandAtFiles(false);
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .type(boolean.class)
                            .description("Show this help.")
                            .build());
        }
        return command;
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            String typed = unmatched.getUnmatched().get(0).split("=", 2)[0];
            List<String> known = e.getCommandLine().getCommandSpec().options().stream()
                    .flatMap(MagicCatalogue::names)
                    .toList();
            return "there is no option " + typed + Words.didYouMean(typed, known);
        }
        String message = String.valueOf(e.getMessage());
        if (e.getCause() instanceof CommandLine.TypeConversionException wrong
                && e.getArgSpec() instanceof OptionSpec to) {
            if (to.type().isEnum()) {
                return oneOf(to, String.valueOf(e.getValue()));
            }
            String kind = String.valueOf(wrong.getMessage()).replace("is not an int", "is not a whole number");
            message = to.longestName() + ": " + kind;
        }
        return message.strip().replaceAll("\\.$", "");
    }

    private static String oneOf(OptionSpec option, String typed) {
        List<String> known = Arrays.stream(option.type().getEnumConstants())
                .map(Object::toString)
                .toList();
        return option.longestName() + " must be one of " + String.join(", ", known) + ", got " + typed
                + Words.didYouMean(typed.toLowerCase(Locale.ROOT), known);
    }
}
