package dev.barista.alpaca;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * The JSON of a session of minute bars, of which only the date is left open: all bars are equally long. For rehearsals.
 * Immutable.
 */
final class MadeUpDay {
    private static final int MINUTES = 390;
    private static final int FIRST_MINUTE = 14 * 60 + 30;
    private static final String OPEN_DATE = "0000-00-00";
    private static final int CENTS = 41_000;

    private final byte[] bars;
    private final int barLength;
    private final int dateAt;

    /** @param asDocumented whether fields stand in the order of the API's document, else in that of its answers */
    MadeUpDay(boolean asDocumented) {
        StringBuilder text = new StringBuilder();
        for (int minute = 0; minute < MINUTES; minute++) {
            bar(text, minute, asDocumented);
        }
        bars = text.toString().getBytes(StandardCharsets.US_ASCII);
        barLength = bars.length / MINUTES;
        dateAt = text.indexOf(OPEN_DATE);
    }

    private static void bar(StringBuilder text, int minute, boolean asDocumented) {
        int at = FIRST_MINUTE + minute;
        String time = OPEN_DATE + "T" + twoDigits(at / 60) + ":" + twoDigits(at % 60) + ":00Z";
        int cents = CENTS + minute * 37 % 900;
        String open = "\"o\":" + dollars(cents);
        String high = "\"h\":" + dollars(cents + 12);
        String low = "\"l\":" + dollars(cents - 9);
        String close = "\"c\":" + dollars(cents + minute % 5);
        String volume = "\"v\":" + (10_000 + minute * 7919 % 80_000);
        String trades = "\"n\":" + (100 + minute);
        String vwap = "\"vw\":" + dollars(cents + 1) + (1000 + minute);
        String[] fields = asDocumented
                ? new String[] {"\"t\":\"" + time + '"', open, high, low, close, volume, trades, vwap}
                : new String[] {close, high, low, trades, open, "\"t\":\"" + time + '"', volume, vwap};
        text.append('{').append(String.join(",", fields)).append("},");
    }

    private static String dollars(int cents) {
        return cents / 100 + "." + twoDigits(cents % 100);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** In bytes. */
    int length() {
        return bars.length;
    }

    /** Writes it for {@code date}, a comma behind each bar; returns where it ends. */
    int write(LocalDate date, byte[] to, int from) {
        System.arraycopy(bars, 0, to, from, bars.length);
        byte[] day = date.toString().getBytes(StandardCharsets.US_ASCII);
        for (int bar = from; bar < from + bars.length; bar += barLength) {
            System.arraycopy(day, 0, to, bar + dateAt, day.length);
        }
        return from + bars.length;
    }
}
