package dev.barista.magics;

import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.load.LoadKind;
import dev.barista.load.SymbolProgress;
import dev.barista.sql.StoreTables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** Words that may come next in SQL: names of tables and columns, and SQL's own. Made for each call. */
record SqlWords(Variables variables) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_$]+");
    /** What a table's name follows. */
    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "describe", "summarize", "table");

    private static final List<String> OF_SQL =
            List.of(("select from where group order by having limit join left using on as "
                            + "and or not in between like is null case when then else end distinct asc desc with union all over "
                            + "partition count sum avg min max median stddev first last round lag date_trunc describe summarize "
                            + "create table")
                    .split(" "));

    /** Between {@code before} and {@code after}, in the order in which they are offered. */
    List<String> between(String before, String after) {
        boolean inText = before.chars().filter(each -> each == '\'').count() % 2 == 1;
        if (inText) {
            return List.of();
        }
        List<String> said = List.of(BETWEEN_WORDS.split(before));
        String last = said.isEmpty() ? "" : said.get(said.size() - 1);
        if (before.endsWith(".")) {
            return isTable(last) ? columns(last) : List.of();
        }
        if (BEFORE_TABLES.contains(last.toLowerCase(Locale.ROOT))) {
            return tables();
        }
        Set<String> mentioned = new LinkedHashSet<>(said);
        mentioned.addAll(List.of(BETWEEN_WORDS.split(after)));
        Set<String> words = mentioned.stream()
                .filter(this::isTable)
                .flatMap(table -> columns(table).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (words.isEmpty()) {
            words.addAll(StoreTables.COLUMNS);
        }
        words.addAll(tables());
        words.addAll(OF_SQL);
        return List.copyOf(words);
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>(new SqlVariables(variables).names());
        StoreTables.NAMES.stream().filter(name -> !tables.contains(name)).forEach(tables::add);
        return tables;
    }

    private boolean isTable(String name) {
        return StoreTables.NAMES.contains(name)
                || new SqlVariables(variables).find(name).isPresent();
    }

    private List<String> columns(String table) {
        Object value = variables.find(table).orElse(null);
        return value instanceof Table own
                ? own.columnNames()
                : value instanceof Load load ? columns(load) : StoreTables.columns(table);
    }

    /** Without a table of all that it has, which may be long in the making. */
    private static List<String> columns(Load load) {
        Set<LoadKind> kinds =
                load.progress().symbols().stream().map(SymbolProgress::kind).collect(Collectors.toSet());
        if (kinds.contains(LoadKind.BARS)) {
            return StoreTables.BAR_COLUMNS;
        }
        if (!kinds.contains(LoadKind.OPTION_BARS)) {
            return load.soFar().columnNames();
        }
        List<String> columns = new ArrayList<>(StoreTables.BAR_COLUMNS);
        columns.set(0, "contract");
        return columns;
    }
}
