package dev.barista.unittest;

import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Session;
import dev.barista.quality.Coverage;
import dev.barista.quality.QualityReport;
import dev.barista.quality.SymbolQuality;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Assertions on how good bars are, on all symbols at once. Made by {@link DataAssertions}; one thread. A failure shows
 * the symbols at fault, and the first findings.
 */
public final class QualityAssert extends AbstractAssert<QualityAssert, QualityReport> {
    private static final int MOST_DAYS = 5;

    private final Map<String, String> failures;

    /** @param failures why symbols have no bars, by symbol */
    QualityAssert(QualityReport actual, Map<String, String> failures) {
        super(actual, QualityAssert.class);
        this.failures = failures;
    }

    /** Every symbol has at least this score, from 0 to 1. */
    public QualityAssert hasQualityAtLeast(double least) {
        allLoaded();
        List<SymbolQuality> worse =
                actual.symbols().stream().filter(each -> each.score() < least).toList();
        if (!worse.isEmpty()) {
            String scores = worse.stream()
                    .map(each -> each.symbol() + " " + each.scoreText())
                    .collect(Collectors.joining(", "));
            throw failure(
                    "%d of %d symbols have a quality below %s: %s%s",
                    worse.size(), actual.symbols().size(), least, scores, findings(worse));
        }
        return this;
    }

    /** Every symbol has bars in at least so many sessions. */
    public QualityAssert hasSessions(int least) {
        allLoaded();
        return noFault(each -> {
            Coverage days = each.coverage();
            long got = IntStream.range(0, days.size())
                    .filter(at -> days.got(at) > 0)
                    .count();
            return got >= least ? "" : String.format(Locale.ROOT, "%d sessions, expected at least %d", got, least);
        });
    }

    /**
     * Every symbol has bars in each NYSE session from one day to another, such as {@code "2024-01-02"}, both included.
     */
    public QualityAssert hasSessions(String from, String to) {
        allLoaded();
        List<LocalDate> wanted = new NyseCalendar()
                .sessions(new DateRange(date(from), date(to))).stream()
                        .map(Session::date)
                        .toList();
        return noFault(each -> {
            Coverage days = each.coverage();
            Set<LocalDate> got = IntStream.range(0, days.size())
                    .filter(at -> days.got(at) > 0)
                    .mapToObj(days::day)
                    .collect(Collectors.toSet());
            List<LocalDate> missing =
                    wanted.stream().filter(day -> !got.contains(day)).toList();
            String first =
                    missing.stream().limit(MOST_DAYS).map(LocalDate::toString).collect(Collectors.joining(", "));
            return missing.isEmpty()
                    ? ""
                    : "no bars in " + missing.size() + " of " + wanted.size() + " sessions: " + first
                            + (missing.size() > MOST_DAYS ? ", …" : "");
        });
    }

    private QualityAssert noFault(java.util.function.Function<SymbolQuality, String> fault) {
        List<String> faults = new ArrayList<>();
        for (SymbolQuality each : actual.symbols()) {
            String what = fault.apply(each);
            if (!what.isEmpty()) {
                faults.add(each.symbol() + ": " + what);
            }
        }
        if (!faults.isEmpty()) {
            throw failure("%s", String.join("\n", faults));
        }
        return this;
    }

    private void allLoaded() {
        isNotNull();
        if (!failures.isEmpty()) {
            throw failure("%s", String.join("\n", failures.values()));
        }
    }

    private String findings(List<SymbolQuality> symbols) {
        Table all = actual.findings();
        StringColumn symbol = all.stringColumn("symbol");
        Set<String> wanted = symbols.stream().map(each -> each.symbol().value()).collect(Collectors.toSet());
        int[] rows = IntStream.range(0, all.rowCount())
                .filter(row -> wanted.contains(symbol.get(row)))
                .toArray();
        return rows.length == 0 ? "" : "\n" + Rows.text(all, rows);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    "not a date: " + text + ". Try hasSessions(\"2024-01-02\", \"2024-03-28\")");
        }
    }
}
