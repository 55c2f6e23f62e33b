package dev.barista.market;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Exchanges whose hours are known. */
public enum Exchange {
    /** New York. */
    NYSE,
    /** Frankfurt. */
    XETRA,
    /** London. */
    LSE,
    /** Markets that never close. */
    CRYPTO;

    /**
     * Reads a name, in any case.
     *
     * @throws InvalidInputException for another, with those that there are
     */
    public static Exchange parse(String name) {
        List<String> known = Arrays.stream(values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = known.indexOf(name.strip().toLowerCase(Locale.ROOT));
        if (at < 0) {
            String shown = name.length() > 20 ? name.substring(0, 20) + "…" : name;
            throw new InvalidInputException("no calendar is called " + shown + ". " + Spelling.didYouMean(name, known)
                    + "There are " + String.join(", ", known));
        }
        return values()[at];
    }

    /** A calendar of its own, which is to be shared; see {@link NyseCalendar} for what the first question costs. */
    public TradingCalendar calendar() {
        return switch (this) {
            case NYSE -> new NyseCalendar();
            case XETRA -> new XetraCalendar();
            case LSE -> new LseCalendar();
            case CRYPTO -> new CryptoCalendar();
        };
    }
}
