package dev.barista.kernel.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What searches of what was run have in common, whoever asks. Stateless. */
public final class HistorySearch {
    private HistorySearch() {}

    /** A regular expression for text in which {@code *} stands for any text, and {@code ?} for one character. */
    public static String regex(String glob) {
        return glob.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }

    /** Of those with the same text only the last, in the order that they have. */
    public static <T> List<T> lastOfEach(List<T> all, Function<T, String> text) {
        List<T> found = new ArrayList<>(all);
        Collections.reverse(found);
        Set<String> seen = new HashSet<>();
        found.removeIf(each -> !seen.add(text.apply(each)));
        Collections.reverse(found);
        return found;
    }
}
