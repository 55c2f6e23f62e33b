package dev.barista.practice;

import dev.barista.market.OccSymbol;
import dev.barista.market.OptionType;
import dev.barista.market.Session;
import dev.barista.market.Symbol;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The contracts of one stock at the end of a session: Fridays of the next eight weeks, third Fridays of the next twelve
 * months, or the session before where that is a holiday; strikes around the price. For one request; immutable.
 *
 * @param session number of the session at whose close contracts are quoted
 * @param spot the stock's price then, dollars
 */
record ContractListing(Symbol underlying, OptionMarket market, TradedDays days, int session, double spot) {
    private static final int WEEKS = 8;
    private static final int MONTHS = 12;
    private static final double WEEKLY_REACH = 0.15;
    private static final double MONTHLY_REACH = 0.5;
    private static final Pattern PUNCTUATION = Pattern.compile("[^A-Z0-9]");
    private static final int LONGEST_ROOT = 6;

    /** When they are quoted, epoch milliseconds. */
    long quoteMillis() {
        return at().close().toEpochMilli();
    }

    private Session at() {
        return days.session(session);
    }

    /** Root of everything random about a contract. */
    static long seed(OccSymbol contract) {
        long expiryAndType = contract.expiry().toEpochDay() * 2 + (contract.type() == OptionType.CALL ? 0 : 1);
        return Noise.bits(
                Noise.bits(Traits.of(new Symbol(contract.root())).seed(), expiryAndType), contract.strikeThousandths());
    }

    /** All of them, by name. */
    List<OccSymbol> contracts(ZoneId zone) {
        String root = PUNCTUATION.matcher(underlying.value()).replaceAll("");
        if (root.length() > LONGEST_ROOT) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(at().close(), zone);
        SortedSet<LocalDate> monthly = monthly(today);
        SortedSet<LocalDate> all = weekly(today);
        all.addAll(monthly);
        List<OccSymbol> contracts = new ArrayList<>();
        for (LocalDate expiry : all) {
            int[] strikes = strikes(monthly.contains(expiry) ? MONTHLY_REACH : WEEKLY_REACH);
            for (OptionType type : OptionType.values()) {
                for (int strike : strikes) {
                    contracts.add(new OccSymbol(root, expiry, type, strike));
                }
            }
        }
        return contracts;
    }

    private SortedSet<LocalDate> weekly(LocalDate today) {
        SortedSet<LocalDate> expiries = new TreeSet<>();
        LocalDate friday = today.with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        for (int week = 0; week < WEEKS; week++) {
            add(friday.plusWeeks(week), today, expiries);
        }
        return expiries;
    }

    private SortedSet<LocalDate> monthly(LocalDate today) {
        SortedSet<LocalDate> expiries = new TreeSet<>();
        for (int month = 0; month < MONTHS; month++) {
            LocalDate third = today.plusMonths(month).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
            add(third, today, expiries);
        }
        return expiries;
    }

    /** Adds the last session up to {@code friday}, if contracts of it are still traded after today. */
    private void add(LocalDate friday, LocalDate today, SortedSet<LocalDate> expiries) {
        int next = days.firstFrom(days.midnightMillis(friday.plusDays(1)));
        if (next > 0 && next < days.size()) {
            LocalDate last = days.session(next - 1).date();
            if (last.isAfter(today)) {
                expiries.add(last);
            }
        }
    }

    /** Multiples of a step that suits the price, in thousandths of a dollar. */
    private int[] strikes(double reach) {
        int step = spot < 20 ? 500 : spot < 60 ? 1000 : spot < 150 ? 2500 : spot < 400 ? 5000 : 10_000;
        int from = Math.max(1, (int) Math.ceil(spot * (1 - reach) * 1000 / step));
        int to = Math.max(from, (int) Math.floor(spot * (1 + reach) * 1000 / step));
        int[] strikes = new int[to - from + 1];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = (from + i) * step;
        }
        return strikes;
    }
}
