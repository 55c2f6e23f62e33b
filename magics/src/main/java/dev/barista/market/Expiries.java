package dev.barista.market;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** Reads the days on which contracts expire. Stateless. */
public final class Expiries {
    private static final String SEPARATOR = "..";

    private Expiries() {}

    /**
     * Reads a day ({@code 2026-12-18}), a month ({@code 2026-12}), a year, or two of them with {@code ..} between.
     *
     * @throws InvalidInputException for anything else
     */
    public static DateRange parse(String text) {
        String typed = text.strip();
        int middle = typed.indexOf(SEPARATOR);
        try {
            return middle < 0
                    ? part(typed)
                    : new DateRange(
                            part(typed.substring(0, middle)).from(),
                            part(typed.substring(middle + SEPARATOR.length())).to());
        } catch (DateTimeException e) {
            throw new InvalidInputException("--expiry takes a day, a month or a range, got " + Symbol.quoted(typed)
                    + ". Try: --expiry 2026-12, --expiry 2026-12-18 or --expiry 2026-12..2027-03");
        }
    }

    private static DateRange part(String text) {
        switch (text.length()) {
            case 4 -> {
                Year year = Year.parse(text);
                return new DateRange(year.atDay(1), year.atMonth(12).atEndOfMonth());
            }
            case 7 -> {
                YearMonth month = YearMonth.parse(text);
                return new DateRange(month.atDay(1), month.atEndOfMonth());
            }
            default -> {
                LocalDate day = LocalDate.parse(text);
                return new DateRange(day, day);
            }
        }
    }
}
