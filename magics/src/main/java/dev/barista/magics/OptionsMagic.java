package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.load.LoadKind;
import dev.barista.load.LoadRequest;
import dev.barista.market.Adjustment;
import dev.barista.market.ContractFilter;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Timeframe;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code %chain} and {@code %option_bars} have in common. Made by {@link BaristaMagics} for each call. */
abstract class OptionsMagic implements Magic {
    private final LoadCells cells;
    private final String example;
    private final Set<LoadKind> kinds;

    @Parameters(
            paramLabel = "SYMBOL",
            arity = "0..*",
            description = "Underlyings, such as SPY; @FILE for a file with one a line.")
    private List<String> symbols = new ArrayList<>();

    @Option(names = "--as", paramLabel = "NAME", description = "The variable that holds the load.")
    private @Nullable String as;

    @Mixin
    private ContractOptions contracts = new ContractOptions();

    OptionsMagic(LoadCells cells, String example, EnumSet<LoadKind> kinds) {
        this.cells = cells;
        this.example = example;
        this.kinds = kinds;
    }

    /** Days of bars; null for the usual. */
    @Nullable Integer days() {
        return null;
    }

    /** Width of bars. */
    String timeframe() {
        return "1Day";
    }

    /** Whether what is there need not be asked for. */
    boolean store() {
        return true;
    }

    @Override
    public final @Nullable Object run(MagicCall call) {
        try {
            LoadCells.checkName(as, example + " --as chain");
            if (symbols.isEmpty()) {
                throw new InvalidInputException(
                        example.substring(0, example.indexOf(' ')) + " needs an underlying. Try: " + example);
            }
            LoadRequest request = new LoadRequest(
                    SymbolWords.parse(symbols),
                    cells.range(days(), example),
                    Timeframe.parse(timeframe()),
                    Adjustment.RAW,
                    null,
                    kinds,
                    contracts.filter(cells.today(), ContractFilter.ALL));
            return cells.run(call, request, as, cells.fromMarket(request, store()));
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    /** {@code %chain}. */
    @SuppressWarnings("OrphanedFormatString") // the magic's name, no format
    @Command(name = "chain", description = "Loads what is quoted now of a stock's option contracts, in the background.")
    static final class Chain extends OptionsMagic {
        Chain(LoadCells cells) {
            super(cells, "%chain SPY", EnumSet.of(LoadKind.CHAIN));
        }
    }

    /** {@code %option_bars}. */
    @SuppressWarnings("OrphanedFormatString") // the magic's name, no format
    @Command(
            name = "option_bars",
            description = "Loads a stock's option chain, then bars of its contracts, in the background.")
    static final class OptionBars extends OptionsMagic {
        @Option(names = "--days", paramLabel = "N", description = "Calendar days up to today, 1–3650; 90 if left out.")
        private @Nullable Integer days;

        @Option(names = "--timeframe", paramLabel = "WIDTH", description = "Width of a bar: 1Hour, 1Day (default)…")
        private String timeframe = "1Day";

        @Option(names = "--no-store", description = "Ask for all bars anew, and keep none on disk.")
        private boolean noStore;

        OptionBars(LoadCells cells) {
            super(cells, "%option_bars SPY", EnumSet.of(LoadKind.CHAIN, LoadKind.OPTION_BARS));
        }

        @Override
        @Nullable Integer days() {
            return days;
        }

        @Override
        String timeframe() {
            return timeframe;
        }

        @Override
        boolean store() {
            return !noStore;
        }
    }
}
