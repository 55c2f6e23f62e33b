package dev.barista.store;

import dev.barista.market.InvalidInputException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the fields of a bar stand in a file's rows. Made from its headings; not changed afterwards. */
final class Headings {
    private static final int MOST_SHOWN = 20;

    private final Map<BarField, Integer> columns = new EnumMap<>(BarField.class);
    private final int size;

    /** @throws InvalidInputException if a needed column is missing, naming those found and expected */
    Headings(String file, List<String> names) {
        this.size = names.size();
        for (int column = 0; column < names.size(); column++) {
            int here = column;
            BarField.named(names.get(column)).ifPresent(field -> columns.putIfAbsent(field, here));
        }
        String missing = Stream.of(BarField.values())
                .filter(field -> field.required() && !columns.containsKey(field))
                .map(BarField::label)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            String found = names.stream().limit(MOST_SHOWN).map(Quoted::text).collect(Collectors.joining(", "));
            throw new InvalidInputException(file + " has no column for " + missing + "; found " + found
                    + ". Expected: time (or date), open, high, low, close, and if it has them volume, trade_count, vwap,"
                    + " symbol");
        }
    }

    /** The column of {@code field}, or -1. */
    int of(BarField field) {
        return columns.getOrDefault(field, -1);
    }

    /** How many columns there are. */
    int size() {
        return size;
    }
}
