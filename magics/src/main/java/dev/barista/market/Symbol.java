package dev.barista.market;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What bars are asked for by: a stock's ticker, such as {@code SPY} or {@code BRK.B}, or an option contract's
 * {@link OccSymbol}; upper case. Immutable.
 *
 * @param value 1–10 letters and digits, beginning with a letter, and at most one class or series after a dot, dash
 *     or slash; or the name of a contract without padding
 */
public record Symbol(String value) implements Comparable<Symbol> {
    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9]{0,9}([./-][A-Z0-9]{1,5})?");

    public Symbol {
        check(value, value);
    }

    private static void check(String value, String typed) {
        if (!SHAPE.matcher(value).matches() && !OccSymbol.looksLike(value)) {
            throw new InvalidInputException("not a symbol: " + quoted(typed)
                    + ". A symbol is a ticker of letters and digits. Try: SPY, AAPL or BRK.B");
        }
    }

    /**
     * Reads a symbol as typed, in any case.
     *
     * @throws InvalidInputException if the text is not shaped like a ticker
     */
    public static Symbol parse(String text) {
        String typed = text.strip();
        check(typed.toUpperCase(Locale.ROOT), typed);
        return new Symbol(typed.toUpperCase(Locale.ROOT));
    }

    /** Whether it names an option contract. */
    public boolean isContract() {
        return OccSymbol.looksLike(value);
    }

    static String quoted(String text) {
        String printable = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(40)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + printable + (printable.length() < text.length() ? "…" : "") + '"';
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
