package dev.barista.unittest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which tests are to be run. Immutable.
 *
 * @param names parts of names, or whole ones with {@code *}; any will do, none means all
 * @param tags JUnit's tag expressions; any will do, none means all
 * @param keys of the only tests that are to be run; null for all
 */
public record Selection(
        List<String> names, List<String> tags, @Nullable Set<String> keys) {
    /** All tests. */
    public static final Selection ALL = new Selection(List.of(), List.of(), null);

    public Selection {
        names = List.copyOf(names);
        tags = List.copyOf(tags);
        keys = keys == null ? null : Set.copyOf(keys);
    }

    /** The same, but these tests alone. */
    Selection only(Set<String> some) {
        return new Selection(names, tags, some);
    }

    /** Whether one of the names fits {@code name}. */
    boolean takesName(String name) {
        return names.isEmpty() || names.stream().anyMatch(each -> fits(each, name));
    }

    /** Whether {@code key} or something that it holds is wanted. */
    boolean takesKey(String key) {
        return keys == null || keys.stream().anyMatch(each -> each.equals(key) || each.startsWith(key + "/"));
    }

    private static boolean fits(String wanted, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String pattern = wanted.toLowerCase(Locale.ROOT);
        if (!pattern.contains("*")) {
            return lower.contains(pattern);
        }
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(lower).matches();
    }
}
