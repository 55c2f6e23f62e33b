package dev.barista.magics;

import dev.barista.market.InvalidInputException;
import dev.barista.market.Spelling;
import java.util.List;
import java.util.Locale;

/** Reads options that take one of a few words. Stateless. */
final class Choices {
    private Choices() {}

    /**
     * The constant of {@code kind} that {@code text} names, in any case.
     *
     * @param example a call that the message can show with the option behind it
     * @throws InvalidInputException if there is none
     */
    static <E extends Enum<E>> E of(String option, Class<E> kind, String text, String example) {
        List<E> all = List.of(kind.getEnumConstants());
        return all.stream()
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = all.stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .toList();
                    return new InvalidInputException(option + " must be one of " + String.join(", ", names) + ", got "
                            + text + ". " + Spelling.didYouMean(text, names) + "Try: " + example + " " + option + " "
                            + names.get(0));
                });
    }
}
