package dev.barista.alpaca;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;

/**
 * Reads JSON's numbers, times and names out of the bytes of a page, without an object for each. Understands their usual
 * spelling only and says so where it ends, for {@link PageDecoder} to ask Jackson. Made for one page; for one thread.
 *
 * <p>A decimal of at most 2^53 without its point, and with few digits behind it, is the quotient of two doubles
 * that are exact, so that one division rounds it correctly (Clinger, "How to read floating point numbers accurately",
 * 1990). All others go to {@link Double#parseDouble}.
 */
final class PageBytes {
    /** That many zero bytes must follow the page: no number or time reaches beyond them. */
    static final int PADDING = 64;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** What 15 digits make is below 2^53. */
    private static final int MAX_DIGITS = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final int TIME_LENGTH = 20;
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final byte[] bytes;
    private double number;
    private long whole;
    private String text = "";
    private long knownDate;
    private short knownDateEnd;
    private long knownDayMillis;

    /** @param bytes with {@link #PADDING} behind the page */
    PageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The page is spelled in a way that only a full parser understands, or is no page. */
    static final class UnusualException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusualException() {
            super("unusual JSON", null, false, false); // a stack trace would cost more than the page
        }
    }

    /** The value that was read last, where it is a number. */
    double number() {
        return number;
    }

    /** The value that was read last, where it is a count or a time in milliseconds since the epoch. */
    long whole() {
        return whole;
    }

    byte at(int p) {
        return bytes[p];
    }

    /** Where the first byte is that is no white space, from {@code p} on. */
    int skip(int p) {
        int q = p;
        while (bytes[q] == ' ' || bytes[q] == '\n' || bytes[q] == '\r' || bytes[q] == '\t') {
            q++;
        }
        return q;
    }

    /** Behind {@code what}, and behind white space before it and after. */
    int after(char what, int p) throws UnusualException {
        int q = skip(p);
        if (bytes[q] != what) {
            throw new UnusualException();
        }
        return skip(q + 1);
    }

    /** Four bytes as one number, the first in its lowest byte. */
    int four(int p) {
        return (int) INTS.get(bytes, p);
    }

    /** Behind the text at {@code p}, which is of ASCII alone and has no escapes; {@link #text} has it. */
    int text(int p) throws UnusualException {
        if (bytes[p] != '"') {
            throw new UnusualException();
        }
        int q = p + 1;
        while (bytes[q] != '"') {
            // Control characters, and all above ASCII, which are negative here.
            if (bytes[q] < ' ' || bytes[q] == '\\') {
                throw new UnusualException();
            }
            q++;
        }
        text = new String(bytes, p + 1, q - p - 1, StandardCharsets.ISO_8859_1);
        return q + 1;
    }

    /** The text that was read last. */
    String text() {
        return text;
    }

    /** Behind the whole number at {@code p}, which has no sign; {@link #whole} has it. */
    int count(int p) throws UnusualException {
        byte[] in = bytes;
        int q = p;
        long value = 0;
        int digit;
        while ((digit = in[q] - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            q++;
        }
        if (isOdd(p, q) || q - p > MAX_DIGITS || in[q] == '.' || (in[q] | 0x20) == 'e') {
            throw new UnusualException();
        }
        whole = value;
        return q;
    }

    /** No digits, or a zero before others. */
    private boolean isOdd(int from, int to) {
        return to == from || (bytes[from] == '0' && to - from > 1);
    }

    /** Behind the number at {@code p}; {@link #number()} has it, bit for bit as {@link Double#parseDouble} reads it. */
    int number(int p) throws UnusualException {
        byte[] in = bytes;
        int q = p;
        long value = 0;
        int digit;
        while ((digit = in[q] - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            q++;
        }
        int scale = 0;
        int digits = q - p;
        if (isOdd(p, q)) {
            return slowNumber(p);
        }
        if (in[q] == '.') {
            int point = ++q;
            while ((digit = in[q] - '0') >= 0 && digit <= 9) {
                value = value * 10 + digit;
                q++;
            }
            scale = q - point;
            digits += scale;
        }
        if (digits > MAX_DIGITS || in[q - 1] == '.' || (in[q] | 0x20) == 'e') {
            return slowNumber(p);
        }
        number = value / POWERS[scale];
        return q;
    }

    /** A number of many digits, with a sign or an exponent. */
    private int slowNumber(int from) throws UnusualException {
        int first = from + (bytes[from] == '-' ? 1 : 0);
        int p = someDigits(first);
        if (isOdd(first, p)) {
            throw new UnusualException();
        }
        if (bytes[p] == '.') {
            p = someDigits(p + 1);
        }
        if ((bytes[p] | 0x20) == 'e') {
            p++;
            p = someDigits(p + (bytes[p] == '+' || bytes[p] == '-' ? 1 : 0));
        }
        number = Double.parseDouble(new String(bytes, from, p - from, StandardCharsets.ISO_8859_1));
        // Jackson takes "-0" for a whole number, which has no sign then.
        if (!Double.isFinite(number) || (number == 0 && first > from)) {
            throw new UnusualException();
        }
        return p;
    }

    private int someDigits(int from) throws UnusualException {
        int p = from;
        while (bytes[p] >= '0' && bytes[p] <= '9') {
            p++;
        }
        if (p == from) {
            throw new UnusualException();
        }
        return p;
    }

    /** Behind the time at {@code p}, such as {@code "2026-01-05T14:30:00Z"} with its quotes; {@link #whole} has it. */
    int time(int p) throws UnusualException {
        int q = p + 1;
        long date = (long) LONGS.get(bytes, q);
        short dateEnd = (short) (bytes[q + 8] << 8 | (bytes[q + 9] & 0xff));
        if (date != knownDate || dateEnd != knownDateEnd) {
            knownDayMillis = dayMillis(q);
            knownDate = date;
            knownDateEnd = dateEnd;
        }
        int hour = twoDigits(q + 11);
        int minute = twoDigits(q + 14);
        int second = twoDigits(q + 17);
        boolean plain = bytes[p] == '"'
                && bytes[q + 10] == 'T'
                && bytes[q + 13] == ':'
                && bytes[q + 16] == ':'
                && bytes[q + 19] == 'Z'
                && bytes[q + TIME_LENGTH] == '"';
        if (!plain || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            throw new UnusualException();
        }
        whole = knownDayMillis + ((hour * 60 + minute) * 60 + second) * 1000L;
        return q + TIME_LENGTH + 1;
    }

    /** Negative if these are no digits. */
    private int twoDigits(int p) {
        int tens = bytes[p] - '0';
        int ones = bytes[p + 1] - '0';
        return (tens | ones) < 0 || tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private long dayMillis(int p) throws UnusualException {
        try {
            char[] time = new String(bytes, p, TIME_LENGTH, StandardCharsets.ISO_8859_1).toCharArray();
            return Math.floorDiv(Rfc3339.parseMillis(time, 0, TIME_LENGTH), MILLIS_PER_DAY) * MILLIS_PER_DAY;
        } catch (DateTimeException e) {
            throw new UnusualException();
        }
    }
}
