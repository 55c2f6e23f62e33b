package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.load.LoadKind;
import dev.barista.load.LoadRequest;
import dev.barista.market.Adjustment;
import dev.barista.market.ContractFilter;
import dev.barista.market.DateRange;
import dev.barista.market.Exchange;
import dev.barista.market.Feed;
import dev.barista.market.InvalidInputException;
import dev.barista.market.StrikeRange;
import dev.barista.market.Timeframe;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %bars}: starts a load and shows its progress. Made by {@link BaristaMagics} for each call. */
@SuppressWarnings("OrphanedFormatString") // "%bars" is the magic's name, no format
@Command(
        name = "bars",
        description = "Loads bars of stocks in the background, from Alpaca or, without API keys, the practice market.")
final class BarsMagic implements Magic {
    private static final String EXAMPLE = "%bars SPY";
    /** A first look: half a quarter of expiries, strikes around the price. */
    private static final int QUICK_EXPIRY_DAYS = 45;

    private static final StrikeRange QUICK_STRIKES = StrikeRange.parse("0.95..1.05");

    private final LoadCells cells;
    private final FileLoads files;

    @Parameters(
            paramLabel = "SYMBOL",
            arity = "0..*",
            description = "Tickers, such as SPY or BRK.B; @FILE for a file with one a line.")
    private List<String> symbols = new ArrayList<>();

    @Option(names = "--days", paramLabel = "N", description = "Calendar days up to today, 1–3650; 90 if left out.")
    private @Nullable Integer days;

    @Option(names = "--timeframe", paramLabel = "WIDTH", description = "Width of a bar: 1Min, 1Hour, 1Day (default)…")
    private String timeframe = "1Day";

    @Option(names = "--as", paramLabel = "NAME", description = "The variable that holds the load.")
    private @Nullable String as;

    @Option(names = "--adjustment", paramLabel = "KIND", description = "raw (default), split, dividend or all.")
    private String adjustment = "raw";

    @Option(names = "--feed", paramLabel = "FEED", description = "sip, iex or otc; the account's best if left out.")
    private @Nullable String feed;

    @Option(names = "--from", paramLabel = "FILE", description = "Read a file, a directory or the \"sample\" instead.")
    private @Nullable String from;

    @Option(
            names = "--exchange",
            paramLabel = "EXCHANGE",
            description =
                    "Whose hours and clock the files' bars are: nyse, xetra, lse or crypto; found out if left out.")
    private @Nullable String exchange;

    @Option(names = "--no-store", description = "Ask for all bars anew, and keep none on disk.")
    private boolean noStore;

    @Option(
            names = "--options",
            description = "Also the option chain of each symbol, and bars of its contracts, in the same job.")
    private boolean options;

    @Option(
            names = "--quick",
            description = "A first look: 90 days; of options those that expire within 45 days near the price.")
    private boolean quick;

    @Mixin
    private ContractOptions contracts = new ContractOptions();

    BarsMagic(LoadCells cells, FileLoads files) {
        this.cells = cells;
        this.files = files;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        try {
            LoadCells.checkName(as, "%bars SPY --as prices");
            LoadRequest request = request();
            return cells.run(
                    call, request, as, from == null ? cells.fromMarket(request, !noStore) : fromFiles(from, request));
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    /** Does all that a call does before its load starts, and shows nothing: the classes are loaded then. */
    void rehearse() {
        LoadCells.checkName(as, EXAMPLE);
        cells.waiting(request());
    }

    private LoadRequest request() {
        if (symbols.isEmpty()) {
            throw new InvalidInputException("%bars needs at least one symbol. Try: %bars SPY --days 90");
        }
        if (quick && days != null) {
            throw new InvalidInputException("--quick means 90 days. Leave out either --quick or --days");
        }
        if (options && from != null) {
            throw new InvalidInputException("files have no options. Leave out either --options or --from");
        }
        if (exchange != null && from == null) {
            throw new InvalidInputException("--exchange is about files. Try: %bars " + symbols.get(0)
                    + " --from FILE --exchange " + exchange + ", or %quality NAME --calendar " + exchange);
        }
        if (!options && !contracts.isEmpty()) {
            throw new InvalidInputException(
                    "--expiry, --strikes and --type are about options. Try: %bars SPY --options --expiry "
                            + cells.today().toString().substring(0, 7));
        }
        DateRange range = cells.range(days, EXAMPLE);
        return new LoadRequest(
                SymbolWords.parse(symbols),
                range,
                Timeframe.parse(timeframe),
                Choices.of("--adjustment", Adjustment.class, adjustment, EXAMPLE),
                feed == null ? null : Choices.of("--feed", Feed.class, feed, EXAMPLE),
                kinds(),
                contracts.filter(cells.today(), quick ? nearby(cells.today()) : ContractFilter.ALL));
    }

    private Set<LoadKind> kinds() {
        return options ? EnumSet.allOf(LoadKind.class) : EnumSet.of(LoadKind.BARS);
    }

    private static ContractFilter nearby(LocalDate today) {
        return new ContractFilter(new DateRange(today, today.plusDays(QUICK_EXPIRY_DAYS)), QUICK_STRIKES, null);
    }

    private LoadCells.Start fromFiles(String where, LoadRequest request) throws IOException {
        FileLoads.Opened opened = files.open(
                where,
                request,
                days == null ? null : request.range(),
                exchange == null ? null : Exchange.parse(exchange));
        return new LoadCells.Start(LoadPanel.waitingForFiles(opened.source(), request.rows()), opened::start);
    }
}
