package dev.barista.train.worker;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.store.SavedBars;
import dev.barista.train.market.Features;
import dev.barista.train.market.Frames;
import dev.barista.train.market.MarketView;
import dev.barista.train.market.OptionFeatures;
import dev.barista.train.market.Scaling;
import dev.barista.train.market.WalkForward;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The bars of a run, or others of the same symbols, and what is made of them. Immutable.
 *
 * @param config of the run
 * @param frames prices
 * @param features not scaled
 */
record RunData(RunConfig config, Frames frames, Features features) {
    static RunData read(RunFolder folder, RunConfig config) throws IOException, InterruptedException {
        List<Symbol> symbols = config.symbols().stream().map(Symbol::parse).toList();
        return of(
                config,
                SavedBars.read(folder.bars(), symbols),
                config.options() ? SavedBars.readAll(folder.optionBars()) : Map.of());
    }

    /** @param options bars of contracts, which are seen if the run sees options */
    static RunData of(RunConfig config, Map<Symbol, Bars> bars, Map<Symbol, Bars> options) {
        Frames frames = Frames.of(bars);
        return new RunData(
                config, frames, Features.of(frames, config.options() ? OptionFeatures.of(frames, options) : null));
    }

    List<WalkForward.Fold> folds() {
        return WalkForward.folds(frames.size(), config.folds());
    }

    MarketView view(Scaling scaling) {
        return MarketView.of(frames, features, scaling, config.window(), config.rules());
    }

    Learnt learnt(WalkForward.Fold fold) {
        return new Learnt(Scaling.fit(features, fold.from(), fold.validation()), frames.times()[fold.test() - 1]);
    }
}
