package dev.barista.kernel.magic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may stand on the line of a magic, by what its options and parameters say of themselves. Stateless. */
final class ArgumentWords {
    /** In the names that usages have for values. */
    private static final Pattern FILE = Pattern.compile("(^|_)(FILE|FOLDER|DIR|PATH)($|_)");

    private ArgumentWords() {}

    /** Options that begin with {@code word}, or values of the option behind which it stands. */
    static List<String> options(CommandSpec magic, String before, String word) {
        List<OptionSpec> known = magic.options();
        return valued(known, before)
                .map(option -> values(option, word))
                .orElseGet(() -> known.stream().map(OptionSpec::longestName))
                .filter(each -> each.startsWith(word))
                .sorted()
                .toList();
    }

    /** Files and other things that a magic knows by name and that begin with {@code word}. */
    static List<String> names(CommandSpec magic, String before, String word) {
        if (valued(magic.options(), before).isPresent()) {
            return List.of();
        }
        return magic.positionalParameters().stream()
                .flatMap(parameter -> names(parameter, word))
                .filter(each -> each.startsWith(word))
                .distinct()
                .toList();
    }

    private static Optional<OptionSpec> valued(List<OptionSpec> known, String before) {
        String last = before.strip().replaceFirst("(?s).*\\s", "");
        return known.stream()
                .filter(option ->
                        option.arity().max() > 0 && List.of(option.names()).contains(last))
                .findFirst();
    }

    private static Stream<String> names(PositionalParamSpec parameter, String word) {
        boolean listed = word.startsWith("@")
                && String.join(" ", parameter.description()).contains("@FILE");
        return listed ? FileNames.from(word.substring(1)).map(name -> "@" + name) : values(parameter, word);
    }

    private static Stream<String> values(ArgSpec argument, String word) {
        Iterable<String> candidates = argument.completionCandidates();
        Object[] constants = argument.type().getEnumConstants();
        if (candidates != null) {
            return StreamSupport.stream(candidates.spliterator(), false);
        } else if (constants != null) {
            return Stream.of(constants).map(each -> String.valueOf(each).toLowerCase(Locale.ROOT));
        }
        return FILE.matcher(argument.paramLabel()).find() ? FileNames.from(word) : Stream.of();
    }
}
