package dev.barista.market;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an option contract in the form of the Options Clearing Corporation (its Options Symbology Initiative of
 * 2010): root, expiry as yymmdd, C or P, and the strike in thousandths of a dollar with eight digits, such as
 * {@code SPY261218C00600000}. Made by {@link #parse} or from its parts; immutable.
 *
 * @param root 1–6 letters and digits, beginning with a letter; mostly the underlying's ticker without its dot, but an
 *     adjusted contract has a digit behind it, and an index may have several roots
 * @param expiry last day of trading, 2000–2099
 * @param strikeThousandths the strike in thousandths of a dollar, 1–99,999,999
 */
public record OccSymbol(String root, LocalDate expiry, OptionType type, int strikeThousandths)
        implements Comparable<OccSymbol> {
    private static final int MAX_STRIKE = 99_999_999;
    private static final int THOUSANDTHS = 3;
    private static final Pattern ROOT = Pattern.compile("[A-Z][A-Z0-9]{0,5}");
    private static final Pattern SHAPE =
            Pattern.compile("([A-Z][A-Z0-9]{0,5}) {0,5}(\\d{2})(\\d{2})(\\d{2})([CP])(\\d{8})");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    public OccSymbol {
        if (!ROOT.matcher(root).matches()) {
            throw new InvalidInputException("not the root of an option contract: \"" + root
                    + "\". A root has 1–6 letters and digits, such as SPY or BRKB");
        }
        if (expiry.getYear() < 2000 || expiry.getYear() > 2099) {
            throw new InvalidInputException("contracts expire from 2000 to 2099, not on " + expiry);
        }
        if (strikeThousandths < 1 || strikeThousandths > MAX_STRIKE) {
            throw new InvalidInputException("strikes are 0.001–99999.999, got "
                    + BigDecimal.valueOf(strikeThousandths, THOUSANDTHS).toPlainString());
        }
    }

    /**
     * Reads a contract as typed, in any case, also with the root padded to six characters.
     *
     * @throws InvalidInputException if the text is no such name, says why
     */
    public static OccSymbol parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new InvalidInputException("not an option contract: " + Symbol.quoted(text.strip())
                    + ". A contract has root, yymmdd, C or P and the strike in thousandths with 8 digits. "
                    + "Try: SPY261218C00600000");
        }
        return new OccSymbol(
                parts.group(1),
                date(parts),
                parts.group(5).equals("C") ? OptionType.CALL : OptionType.PUT,
                Integer.parseInt(parts.group(6)));
    }

    /** Whether {@code text}, in upper case and without padding, has the shape of a contract's name. */
    static boolean looksLike(String text) {
        return text.indexOf(' ') < 0 && SHAPE.matcher(text).matches();
    }

    private static LocalDate date(Matcher parts) {
        int year = 2000 + Integer.parseInt(parts.group(2));
        int month = Integer.parseInt(parts.group(3));
        int day = Integer.parseInt(parts.group(4));
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new InvalidInputException("there is no day " + year + "-" + parts.group(3) + "-" + parts.group(4)
                    + " on which " + parts.group() + " could expire. The date stands as yymmdd");
        }
    }

    /** The strike in dollars. */
    public double strike() {
        return strikeThousandths / 1000.0;
    }

    /** The name that the API uses for its bars. */
    public Symbol symbol() {
        return new Symbol(toString());
    }

    /** By root, expiry, strike, calls before puts: as chains are usually listed. */
    @Override
    public int compareTo(OccSymbol other) {
        int order = root.compareTo(other.root);
        order = order != 0 ? order : expiry.compareTo(other.expiry);
        order = order != 0 ? order : Integer.compare(strikeThousandths, other.strikeThousandths);
        return order != 0 ? order : type.compareTo(other.type);
    }

    /** Without padding, as the API spells it. */
    @Override
    public String toString() {
        return root + DATE.format(expiry) + type.letter() + String.format(Locale.ROOT, "%08d", strikeThousandths);
    }
}
