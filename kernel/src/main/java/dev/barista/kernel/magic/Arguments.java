package dev.barista.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Takes the line of a magic apart. Stateless. */
final class Arguments {
    private static final String END_OF_OPTIONS = "--";

    private Arguments() {}

    /** The words of the line; for magics that {@linkplain TakesText take text}, its options and the rest as one word. */
    static List<String> of(Magic magic, CommandSpec command, String line) {
        return magic instanceof TakesText ? text(command, line.strip()) : Words.split(line);
    }

    /** Where the text begins that follows the options of such a magic. */
    static int startOfText(CommandSpec command, String line) {
        return line.length() - afterOptions(command, line, new ArrayList<>()).length();
    }

    private static List<String> text(CommandSpec command, String line) {
        List<String> words = new ArrayList<>();
        String rest = afterOptions(command, line, words);
        if (!rest.isEmpty()) {
            words.add(END_OF_OPTIONS);
            words.add(rest);
        }
        return words;
    }

    /** @param words to which options and their values are added */
    private static String afterOptions(CommandSpec command, String line, List<String> words) {
        String rest = line.stripLeading();
        while (rest.startsWith("-")) {
            String word = rest.split("\\s", 2)[0];
            OptionSpec option = option(command, word);
            if (option == null) {
                break;
            }
            words.add(word);
            rest = rest.substring(word.length()).stripLeading();
            boolean needsValue = option.arity().min() > 0 && isName(option, word);
            if (needsValue && !rest.isEmpty()) {
                String value = rest.split("\\s", 2)[0];
                words.add(value);
                rest = rest.substring(value.length()).stripLeading();
            }
        }
        return rest;
    }

    private static @Nullable OptionSpec option(CommandSpec command, String word) {
        OptionSpec named = command.findOption(word.split("=", 2)[0]);
        // -n10, as IPython takes it; but the minus of -1 is code.
        boolean attached = named == null && word.matches("-[a-zA-Z]\\d+");
        return attached ? command.findOption(word.substring(0, 2)) : named;
    }

    private static boolean isName(OptionSpec option, String word) {
        return List.of(option.names()).contains(word);
    }
}
