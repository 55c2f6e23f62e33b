package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.Exchange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.TradingCalendar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The quality of several symbols' bars. Made by whoever loaded them; immutable.
 *
 * @param title what was judged, such as {@code "1Hour, 2024-01-02 to 2024-03-28 (practice data)"}; shown wherever the
 *     report is
 * @param symbols one judgement per symbol, in the order in which they are shown
 */
public record QualityReport(String title, List<SymbolQuality> symbols) {
    public QualityReport {
        symbols = List.copyOf(symbols);
    }

    /**
     * The score of a symbol, from 0 to 1.
     *
     * @throws InvalidInputException if the report does not know the symbol
     */
    public double score(String symbol) {
        return of(symbol).score();
    }

    /**
     * The judgement of a symbol.
     *
     * @throws InvalidInputException if the report does not know the symbol
     */
    public SymbolQuality of(String symbol) {
        return find(Symbol.parse(symbol))
                .orElseThrow(() -> new InvalidInputException("no quality of " + Symbol.parse(symbol)
                        + " in this report. There is: "
                        + symbols.stream().map(s -> s.symbol().value()).collect(Collectors.joining(", "))));
    }

    /** The judgement of a symbol, if there is one. */
    public Optional<SymbolQuality> find(Symbol symbol) {
        return symbols.stream().filter(s -> s.symbol().equals(symbol)).findFirst();
    }

    /**
     * The same symbols judged by rules of the user's.
     *
     * @param bars of the symbols
     */
    public QualityReport again(Map<Symbol, Bars> bars, QualityRules rules) {
        return new QualityReport(
                title + (rules.equals(QualityRules.STANDARD) ? "" : ", own rules"),
                symbols.stream()
                        .map(each -> each.checker()
                                .check(each.symbol(), bars.getOrDefault(each.symbol(), Bars.EMPTY), rules))
                        .toList());
    }

    /**
     * The same symbols judged by rules of the user's and by the hours of another exchange.
     *
     * @param bars of the symbols
     */
    public QualityReport again(Map<Symbol, Bars> bars, QualityRules rules, Exchange exchange) {
        TradingCalendar calendar = exchange.calendar();
        Map<QualityChecker, QualityChecker> others = new HashMap<>();
        return new QualityReport(
                title + ", calendar " + exchange + (rules.equals(QualityRules.STANDARD) ? "" : ", own rules"),
                symbols.stream()
                        .map(each -> others.computeIfAbsent(each.checker(), checker -> checker.by(calendar))
                                .check(each.symbol(), bars.getOrDefault(each.symbol(), Bars.EMPTY), rules))
                        .toList());
    }

    /** The symbols with the lowest scores, the lowest first; all in their own order if there are no more than that. */
    List<SymbolQuality> worst(int most) {
        return symbols.size() <= most
                ? symbols
                : symbols.stream()
                        .sorted(Comparator.comparingDouble(SymbolQuality::score))
                        .limit(most)
                        .toList();
    }

    /** What is not shown when the worst are: {@code 470 more symbols, 0.97 or better}; empty if all are. */
    String more(int most) {
        return symbols.size() <= most
                ? ""
                : Wording.count(symbols.size() - most, "more symbol") + ", "
                        + worst(most).get(most - 1).scoreText() + " or better; all of them: .quality().scores()";
    }

    /** A row for each symbol, with its score and the parts of it. */
    public Table scores() {
        Table scores = Table.create(
                "scores: " + title,
                StringColumn.create(
                        "symbol", symbols.stream().map(each -> each.symbol().value())),
                DoubleColumn.create("score", symbols.stream().mapToDouble(SymbolQuality::score)),
                LongColumn.create("bars", symbols.stream().mapToLong(SymbolQuality::gotBars)),
                LongColumn.create("expected", symbols.stream().mapToLong(SymbolQuality::expectedBars)),
                LongColumn.create("findings", symbols.stream().mapToLong(SymbolQuality::totalFindings)));
        for (int i = 0; !symbols.isEmpty() && i < symbols.get(0).parts().size(); i++) {
            int part = i;
            scores.addColumns(DoubleColumn.create(
                    symbols.get(0).parts().get(i).name(),
                    symbols.stream().mapToDouble(each -> each.parts().get(part).value())));
        }
        return scores;
    }

    /** Those findings that were kept, a row each, by symbol and time. */
    public Table findings() {
        StringColumn symbol = StringColumn.create("symbol");
        InstantColumn time = InstantColumn.create("time");
        InstantColumn until = InstantColumn.create("until");
        LongColumn bars = LongColumn.create("bars");
        StringColumn check = StringColumn.create("check");
        StringColumn severity = StringColumn.create("severity");
        StringColumn detail = StringColumn.create("detail");
        StringColumn repair = StringColumn.create("suggested repair");
        for (SymbolQuality quality : symbols) {
            for (Finding finding : quality.findings()) {
                symbol.append(quality.symbol().value());
                time.append(finding.from());
                until.append(finding.to());
                bars.append(finding.bars());
                check.append(finding.kind().label());
                severity.append(finding.severity().label());
                detail.append(finding.detail());
                repair.append(finding.repair());
            }
        }
        return Table.create("findings: " + title, symbol, time, until, bars, check, severity, detail, repair);
    }

    /** The report as plain text, a few lines per symbol. */
    @Override
    public String toString() {
        return QualityText.of(this);
    }
}
