package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.table.BarTables;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Repaired bars and a record of every change; the bars they were made of are left as they are. Made by
 * {@code prices.clean(…)}; immutable.
 *
 * @param title of the cleaned bars
 * @param before how good the bars were of which they were made
 * @param practice whether the bars are made up
 * @param bars by symbol, in order of time
 * @param allChanges symbol by symbol, in the order of the repairs
 */
public record CleanedBars(
        String title, QualityReport before, boolean practice, Map<Symbol, Bars> bars, List<Change> allChanges) {
    private static final Timeframe DAY = new Timeframe(1, Timeframe.Unit.DAY);

    public CleanedBars {
        bars = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(bars));
        allChanges = List.copyOf(allChanges);
    }

    /**
     * Repairs bars, symbol by symbol.
     *
     * @param before how good they are
     * @param practice whether they are made up
     * @param zone the exchange's
     */
    public static CleanedBars of(
            QualityReport before, boolean practice, Map<Symbol, Bars> bars, Repair repair, ZoneId zone) {
        Map<Symbol, Bars> cleaned = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        bars.forEach((symbol, some) -> {
            ChangeLog log = new ChangeLog(symbol);
            Bars now = sorted(some);
            for (RepairStep step : repair.steps()) {
                now = step.apply(subject(now, zone), log);
            }
            cleaned.put(symbol, now);
            changes.addAll(log.changes());
        });
        return new CleanedBars(before.title() + ", cleaned", before, practice, cleaned, changes);
    }

    private static Subject subject(Bars bars, ZoneId zone) {
        Expectation none = Expectation.none(zone);
        return new Subject(bars, DAY, none, new Attendance(bars, none));
    }

    private static Bars sorted(Bars bars) {
        BarsBuilder ordered = new BarsBuilder(bars.size());
        IntStream.range(0, bars.size())
                .boxed()
                .sorted(java.util.Comparator.comparingLong(bars::timeMillis))
                .forEach(row -> ordered.add(bars, row));
        return ordered.build();
    }

    /** The bars as one table, a {@code symbol} column first. */
    public Table table() {
        return BarTables.of(title, bars);
    }

    /** How good they are now. */
    public QualityReport quality() {
        return quality(UnaryOperator.identity());
    }

    /** The same by rules of the user's, such as {@code rules -> rules.without("spike")}. */
    public QualityReport quality(UnaryOperator<QualityRules> rules) {
        return new QualityReport(title, before.symbols()).again(bars, rules.apply(QualityRules.STANDARD));
    }

    /** The width of a bar. */
    public Timeframe timeframe() {
        return before.symbols().isEmpty()
                ? DAY
                : before.symbols().get(0).checker().timeframe();
    }

    /** Every change as a row: symbol, time, repair, before, after. */
    public Table changes() {
        StringColumn symbol = StringColumn.create("symbol");
        InstantColumn time = InstantColumn.create("time");
        StringColumn repair = StringColumn.create("repair");
        StringColumn before = StringColumn.create("before");
        StringColumn after = StringColumn.create("after");
        for (Change change : allChanges) {
            symbol.append(change.symbol().value());
            time.append(change.time());
            repair.append(change.repair());
            before.append(change.before());
            after.append(change.after());
        }
        return Table.create("changes: " + before.title(), symbol, time, repair, before, after);
    }

    /** Such as {@code "3 symbols cleaned: 2 × duplicate dropped, 1 × spike fixed. …"}. */
    @Override
    public String toString() {
        String counts = allChanges.stream()
                .collect(Collectors.groupingBy(Change::repair, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
        return Wording.count(bars.size(), "symbol") + " cleaned: " + (counts.isEmpty() ? "nothing to change" : counts)
                + ". table() has the bars, changes() every change";
    }
}
