package dev.barista.store;

import dev.barista.market.Spelling;
import dev.barista.market.Symbol;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says that a symbol is not in the files, what might have been meant, and what there is. */
final class Absence {
    private static final int MOST_LISTED = 10;
    private static final int LONGEST_NAME = 20;

    private final TreeSet<String> present;

    Absence(Collection<String> others, Collection<Symbol> found) {
        present = new TreeSet<>(others);
        found.forEach(symbol -> present.add(symbol.value()));
        present.removeIf(name -> name.isEmpty() || name.length() > LONGEST_NAME);
    }

    String of(Symbol symbol, String source) {
        if (present.isEmpty()) {
            return "no bars of " + symbol + " in " + source + " on the days asked for";
        }
        String listed = present.stream().limit(MOST_LISTED).map(Quoted::text).collect(Collectors.joining(", "));
        String more = present.size() > MOST_LISTED ? " and " + (present.size() - MOST_LISTED) + " more" : "";
        return "no bars of " + symbol + " in " + source + "; "
                + Spelling.closest(symbol.value(), present)
                        .map(name -> "did you mean " + name + "? ")
                        .orElse("")
                + "There is: " + listed.replace("\"", "") + more;
    }
}
