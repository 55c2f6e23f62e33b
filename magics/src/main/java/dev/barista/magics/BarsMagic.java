package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.load.Loader;
import dev.barista.load.WaitScope;
import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.Feed;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Spelling;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %bars}: starts a load and shows its progress. Made by {@link BaristaMagics} for each call. */
@SuppressWarnings("OrphanedFormatString") // "%bars" is the magic's name, no format
@Command(
        name = "bars",
        description = "Loads bars of stocks in the background, from Alpaca or, without API keys, the practice market.")
final class BarsMagic implements Magic {
    private static final int DEFAULT_DAYS = 90;
    private static final int MAX_DAYS = 3650;

    private final KernelServices kernel;
    private final BarSource source;
    private final FileLoads files;
    private final Timeframes timeframes;

    @Parameters(paramLabel = "SYMBOL", arity = "0..*", description = "Tickers, such as SPY or BRK.B.")
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

    BarsMagic(KernelServices kernel, BarSource source, FileLoads files, Timeframes timeframes) {
        this.kernel = kernel;
        this.source = source;
        this.files = files;
        this.timeframes = timeframes;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        try {
            checkName();
            LoadRequest request = request();
            Load load = start(call.cell(), request);
            timeframes.remember(load, request.timeframe());
            bind(load);
            return call.target() == null ? null : load;
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    /** Does all that a call does before its load starts, and shows nothing: the classes are loaded then. */
    void rehearse() {
        checkName();
        LoadPanel.waiting(source.name(), source.isPractice(), request().symbols());
    }

    private void checkName() {
        if (as != null && (!SourceVersion.isIdentifier(as) || SourceVersion.isKeyword(as))) {
            throw new UserMistake("--as takes the name of a Java variable. Try: %bars SPY --as prices");
        }
    }

    private LoadRequest request() {
        if (symbols.isEmpty()) {
            throw new InvalidInputException("%bars needs at least one symbol. Try: %bars SPY --days 90");
        }
        int span = days == null ? DEFAULT_DAYS : days;
        if (span < 1 || span > MAX_DAYS) {
            throw new InvalidInputException(
                    "--days must be 1–" + MAX_DAYS + ", got " + span + ". Try: %bars SPY --days " + DEFAULT_DAYS);
        }
        LocalDate today = LocalDate.ofInstant(source.clock().instant(), NyseCalendar.NEW_YORK);
        return new LoadRequest(
                symbols.stream().map(Symbol::parse).toList(),
                DateRange.endingOn(today, span),
                Timeframe.parse(timeframe),
                choice("--adjustment", Adjustment.class, adjustment),
                feed == null ? null : choice("--feed", Feed.class, feed));
    }

    private static <E extends Enum<E>> E choice(String option, Class<E> kind, String text) {
        List<E> all = List.of(kind.getEnumConstants());
        return all.stream()
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = all.stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .toList();
                    return new InvalidInputException(option + " must be one of " + String.join(", ", names) + ", got "
                            + text + ". " + Spelling.didYouMean(text, names) + "Try: %bars SPY " + option + " "
                            + names.get(0));
                });
    }

    private Load start(CellContext cell, LoadRequest request) throws IOException {
        if (from == null) {
            Loader loader = source.loader();
            DisplayData first = LoadPanel.waiting(source.name(), source.isPractice(), request.symbols());
            return start(cell, first, scope -> loader.start(request, scope));
        }
        FileLoads.Opened opened = files.open(from, request, days == null ? null : request.range());
        return start(cell, LoadPanel.waitingForFiles(opened.source(), request.symbols()), opened::start);
    }

    private Load start(CellContext cell, DisplayData first, Function<WaitScope, Load> starter) {
        CompletableFuture<Load> started = new CompletableFuture<>();
        Controls controls =
                new Controls(() -> started.isDone() ? started.join().progress().fraction() : 0, () -> {
                    var unused = started.thenAccept(Load::cancel);
                });
        LiveDisplay display = cell.live(first, controls);
        WaitScope scope = () -> kernel.currentCell()
                .<WaitScope.Waiting>map(waiting -> waiting.carry(display)::close)
                .orElse(() -> {});
        Load load = starter.apply(scope);
        started.complete(load);
        load.onProgress(() -> display.update(() -> LoadPanel.render(load.progress(), load.notes())));
        kernel.jobs().start(cell, new LoadTask(load, display), load, display);
        return load;
    }

    private void bind(Load load) {
        if (as == null) {
            return;
        }
        try {
            kernel.variables().bind(as, Load.class, load);
        } catch (RuntimeException e) {
            load.cancel(); // nobody could reach it
            throw e;
        }
    }
}
