package dev.barista.alpaca;

import java.time.DateTimeException;
import java.time.Instant;

/** Reads the API's times, such as {@code 2026-01-05T14:30:00Z}, out of a character buffer without making objects. */
final class Rfc3339 {
    private static final int SECONDS_END = 19;
    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private Rfc3339() {}

    /**
     * Milliseconds since the epoch; finer parts are cut off.
     *
     * @throws DateTimeException if the text is not a time
     */
    static long parseMillis(char[] text, int offset, int length) {
        if (isPlain(text, offset, length)) {
            int year = number(text, offset, 4);
            int month = number(text, offset + 5, 2);
            int day = number(text, offset + 8, 2);
            int hour = number(text, offset + 11, 2);
            int minute = number(text, offset + 14, 2);
            int second = number(text, offset + 17, 2);
            // Day 29 and later depend on the month; the JDK decides those of the last days and all that is odd.
            if (year >= 1970
                    && month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= 28
                    && hour < 24
                    && minute < 60
                    && second < 60) {
                return daysSinceEpoch(year, month, day) * MILLIS_PER_DAY
                        + ((hour * 60L + minute) * 60L + second) * 1000L;
            }
        }
        return Instant.parse(new String(text, offset, length)).toEpochMilli();
    }

    /** Whether it is {@code dddd-dd-ddTdd:dd:ddZ}, the spelling of nearly all bars. */
    private static boolean isPlain(char[] text, int offset, int length) {
        if (length != SECONDS_END + 1) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            boolean fits =
                    switch (i) {
                        case 4, 7 -> c == '-';
                        case 10 -> c == 'T';
                        case 13, 16 -> c == ':';
                        case SECONDS_END -> c == 'Z';
                        default -> c >= '0' && c <= '9';
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(char[] text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    /** Of the proleptic Gregorian calendar, from 1970 on. */
    private static int daysSinceEpoch(int year, int month, int day) {
        int past = year - 1;
        int leapDays = past / 4 - past / 100 + past / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return (year - 1970) * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
    }
}
