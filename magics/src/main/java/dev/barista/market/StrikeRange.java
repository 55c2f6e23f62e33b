package dev.barista.market;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strikes from one to another, both included. Immutable.
 *
 * @param low more than zero
 * @param high not below {@code low}
 * @param relative whether the bounds are multiples of the underlying's price rather than dollars
 */
public record StrikeRange(BigDecimal low, BigDecimal high, boolean relative) {
    private static final Pattern SHAPE =
            Pattern.compile("(\\$?)(\\d{1,5}(?:\\.\\d{1,4})?)\\.\\.\\$?(\\d{1,5}(?:\\.\\d{1,4})?)");
    /** Nobody asks for strikes at more than five times the price. */
    private static final BigDecimal HIGHEST_MULTIPLE = BigDecimal.valueOf(5);

    public StrikeRange {
        if (low.signum() <= 0 || high.compareTo(low) < 0) {
            throw new InvalidInputException("strikes must rise from more than 0, got " + low.toPlainString() + ".."
                    + high.toPlainString() + ". Try: --strikes 0.9..1.1 or --strikes 550..650");
        }
    }

    /**
     * Reads {@code 0.9..1.1}, which is meant as multiples of the underlying's price, and {@code 550..650} or
     * {@code $2..$4}, which are dollars: bounds up to 5 are multiples unless a dollar sign stands before the first.
     *
     * @throws InvalidInputException for anything else
     */
    public static StrikeRange parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw new InvalidInputException("--strikes takes two bounds, got " + Symbol.quoted(text)
                    + ". Try: --strikes 0.9..1.1 (of the price) or --strikes 550..650 (dollars)");
        }
        BigDecimal low = new BigDecimal(parts.group(2));
        BigDecimal high = new BigDecimal(parts.group(3));
        return new StrikeRange(low, high, parts.group(1).isEmpty() && high.compareTo(HIGHEST_MULTIPLE) <= 0);
    }

    /** In dollars, rounded outwards to the cent, where the underlying costs {@code price} dollars. */
    StrikeRange at(double price) {
        if (!relative) {
            return this;
        }
        BigDecimal dollars = BigDecimal.valueOf(price);
        return new StrikeRange(
                low.multiply(dollars).setScale(2, java.math.RoundingMode.DOWN).max(new BigDecimal("0.01")),
                high.multiply(dollars).setScale(2, java.math.RoundingMode.UP),
                false);
    }

    @Override
    public String toString() {
        return low.toPlainString() + "–" + high.toPlainString() + (relative ? " of the price" : " dollars");
    }
}
