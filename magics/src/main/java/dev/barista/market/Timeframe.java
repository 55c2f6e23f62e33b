package dev.barista.market;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width of a bar, such as {@code 1Hour}. Immutable.
 *
 * @param amount how many units; which amounts exist depends on the unit
 * @param unit minute to month
 */
public record Timeframe(int amount, Unit unit) {
    private static final List<String> USUAL =
            List.of("1Min", "5Min", "15Min", "30Min", "1Hour", "2Hour", "4Hour", "1Day", "1Week", "1Month");
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})\\s*([a-zA-Z]+)");

    /** Units, with the spelling and the amounts that Alpaca's market data API takes. */
    public enum Unit {
        MINUTE("Min"),
        HOUR("Hour"),
        DAY("Day"),
        WEEK("Week"),
        MONTH("Month");

        private final String wireName;

        Unit(String wireName) {
            this.wireName = wireName;
        }

        private boolean allows(int amount) {
            return switch (this) {
                case MINUTE -> amount >= 1 && amount <= 59;
                case HOUR -> amount >= 1 && amount <= 23;
                case DAY, WEEK -> amount == 1;
                case MONTH -> amount == 1 || amount == 2 || amount == 3 || amount == 4 || amount == 6 || amount == 12;
            };
        }
    }

    public Timeframe {
        if (!unit.allows(amount)) {
            throw new InvalidInputException("no such timeframe: " + amount + unit.wireName
                    + ". Timeframes are 1–59Min, 1–23Hour, 1Day, 1Week and 1, 2, 3, 4, 6 or 12Month");
        }
    }

    /**
     * Reads {@code 1Hour}, also as {@code 1h}, {@code 1H}, {@code 15m}, {@code 15min}, {@code 1d}, {@code 1w},
     * {@code 1mo}.
     *
     * @throws InvalidInputException for anything else
     */
    public static Timeframe parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw unknown(text);
        }
        int amount = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "m", "t", "min", "mins", "minute", "minutes" -> new Timeframe(amount, Unit.MINUTE);
            case "h", "hour", "hours" -> new Timeframe(amount, Unit.HOUR);
            case "d", "day", "days" -> new Timeframe(amount, Unit.DAY);
            case "w", "week", "weeks" -> new Timeframe(amount, Unit.WEEK);
            case "mo", "month", "months" -> new Timeframe(amount, Unit.MONTH);
            default -> throw unknown(text);
        };
    }

    /** Whether several bars fit into one day. */
    public boolean isIntraday() {
        return unit == Unit.MINUTE || unit == Unit.HOUR;
    }

    /**
     * Width of an intraday bar.
     *
     * @throws IllegalStateException from a day upwards, where widths differ with daylight saving and months
     */
    public Duration intradayWidth() {
        return switch (unit) {
            case MINUTE -> Duration.ofMinutes(amount);
            case HOUR -> Duration.ofHours(amount);
            case DAY, WEEK, MONTH -> throw new IllegalStateException("bars of " + this + " have no fixed width");
        };
    }

    private static InvalidInputException unknown(String text) {
        String shown = text.length() > 20 ? text.substring(0, 20) + "…" : text;
        return new InvalidInputException("no such timeframe: \"" + shown + "\". "
                + Spelling.didYouMean(text, USUAL)
                + "Try 1Min, 5Min, 15Min, 1Hour, 1Day, 1Week or 1Month");
    }

    /** The API's spelling, such as {@code 1Hour}. */
    @Override
    public String toString() {
        return amount + unit.wireName;
    }
}
