package dev.barista.practice;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** JSON as bytes in a growing array: the few shapes that bars need, without an object per number. For one thread. */
final class JsonBytes {
    private static final int UNITS_PER_DOLLAR = 10_000;
    private static final int LONGEST_NUMBER = 24;
    private static final long SECOND_MILLIS = 1000;

    private byte[] bytes;
    private int size;
    private long knownDay = Long.MIN_VALUE;
    private byte[] knownDayText = new byte[0];

    JsonBytes(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    int size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    JsonBytes raw(String ascii) {
        int length = ascii.length();
        require(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** A quoted string, escaped. */
    JsonBytes string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        byte[] encoded = quoted.append('"').toString().getBytes(StandardCharsets.UTF_8);
        return bytes(encoded);
    }

    /** A whole number, not negative. */
    JsonBytes number(long value) {
        require(LONGEST_NUMBER);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** Ten-thousandths of a dollar as dollars, with as many decimals as it takes. */
    JsonBytes price(long tenThousandths) {
        number(tenThousandths / UNITS_PER_DOLLAR);
        int rest = (int) (tenThousandths % UNITS_PER_DOLLAR);
        if (rest > 0) {
            bytes[size++] = '.';
        }
        for (int unit = UNITS_PER_DOLLAR / 10; rest > 0; unit /= 10) {
            bytes[size++] = (byte) ('0' + rest / unit);
            rest %= unit;
        }
        return this;
    }

    /** A number with at most {@code places} decimals. */
    JsonBytes decimal(double value, int places) {
        return raw(BigDecimal.valueOf(value)
                .setScale(places, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString());
    }

    /** A quoted instant such as {@code "2026-01-05T14:30:00Z"}. */
    JsonBytes time(long epochMillis) {
        long seconds = epochMillis / SECOND_MILLIS;
        long day = Math.floorDiv(seconds, 86_400L);
        if (day != knownDay) {
            String date = LocalDate.ofEpochDay(day).toString();
            knownDay = day;
            knownDayText = ('"' + date + 'T').getBytes(StandardCharsets.US_ASCII);
        }
        bytes(knownDayText);
        require(LONGEST_NUMBER);
        int second = (int) (seconds - day * 86_400);
        twoDigits(second / 3600, ':');
        twoDigits(second / 60 % 60, ':');
        twoDigits(second % 60, 'Z');
        bytes[size++] = '"';
        return this;
    }

    private void twoDigits(int value, char end) {
        bytes[size++] = (byte) ('0' + value / 10);
        bytes[size++] = (byte) ('0' + value % 10);
        bytes[size++] = (byte) end;
    }

    private JsonBytes bytes(byte[] more) {
        require(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    private void require(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
