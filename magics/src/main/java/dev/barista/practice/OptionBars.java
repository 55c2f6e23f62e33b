package dev.barista.practice;

import dev.barista.market.OccSymbol;
import dev.barista.market.OptionType;
import dev.barista.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The bars of one option contract, which follow from those of its stock bar by bar: what the contract costs at the
 * stock's prices. Like real ones they trade in regular hours only, the less the farther the strike is from the price,
 * and a bar without trades does not exist. From February 2024, as far back as Alpaca's, to expiry. For one thread.
 */
final class OptionBars implements BarSeries {
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final long DAY_TO_CLOSE_MILLIS = 16 * 3_600_000L;
    private static final double UNITS_PER_DOLLAR = 10_000;
    private static final long UNITS_PER_CENT = 100;
    /** Contracts at the price that trade for so many shares of the stock. */
    private static final double SHARES_PER_CONTRACT = 2500;
    /** How fast trading fades with the strike's distance, in logarithms. */
    private static final double FADE = 12;

    private final PracticeBars stock;
    private final OptionMarket market;
    private final OccSymbol contract;
    private final Timeframe timeframe;
    private final ZoneId zone;
    private final long seed;
    private final BarBuffer bar = new BarBuffer(1);

    OptionBars(PracticeBars stock, OptionMarket market, OccSymbol contract, Timeframe timeframe, ZoneId zone) {
        this.stock = stock;
        this.market = market;
        this.contract = contract;
        this.timeframe = timeframe;
        this.zone = zone;
        seed = ContractListing.seed(contract);
    }

    @Override
    public void forEach(long fromMillis, long toMillis, boolean descending, Sink sink) {
        long first = FIRST.atStartOfDay(zone).toInstant().toEpochMilli();
        stock.forEach(
                Math.max(first, fromMillis),
                Math.min(market.expiryMillis(contract.expiry()) - 1, toMillis),
                descending,
                (row, at) -> !isOpen(row.times[at]) || !fill(row, at) || sink.take(bar, 0));
    }

    private boolean isOpen(long startMillis) {
        if (!timeframe.isIntraday()) {
            return true;
        }
        LocalTime start = LocalTime.ofInstant(Instant.ofEpochMilli(startMillis), zone);
        LocalTime end = start.plus(timeframe.intradayWidth());
        return (end.isAfter(OPEN) || end.isBefore(start)) && start.isBefore(CLOSE);
    }

    /** Makes the contract's bar; false if it did not trade. */
    private boolean fill(BarBuffer from, int at) {
        long time = from.times[at];
        double spot = from.close[at] / UNITS_PER_DOLLAR;
        double distance = Math.abs(StrictMath.log(contract.strike() / spot));
        double luck = 0.4 + 1.2 * Noise.uniform(Noise.bits(seed, time));
        long contracts = (long) (from.volume[at] / SHARES_PER_CONTRACT * StrictMath.exp(-FADE * distance) * luck);
        if (contracts < 1) {
            return false;
        }
        long end = time + (timeframe.isIntraday() ? timeframe.intradayWidth().toMillis() : DAY_TO_CLOSE_MILLIS);
        boolean call = contract.type() == OptionType.CALL;
        bar.times[0] = time;
        bar.open[0] = price(from.open[at], end);
        bar.high[0] = price(call ? from.high[at] : from.low[at], end);
        bar.low[0] = price(call ? from.low[at] : from.high[at], end);
        bar.close[0] = price(from.close[at], end);
        bar.vwap[0] = price(from.vwap[at], end);
        bar.volume[0] = contracts;
        bar.trades[0] = 1 + contracts / 4;
        return true;
    }

    private long price(long stockPrice, long atMillis) {
        double dollars =
                market.value(contract, stockPrice / UNITS_PER_DOLLAR, atMillis).price();
        return Math.max(1, Math.round(dollars * 100)) * UNITS_PER_CENT;
    }
}
