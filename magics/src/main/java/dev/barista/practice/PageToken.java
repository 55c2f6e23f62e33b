package dev.barista.practice;

import dev.barista.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended; opaque to clients. Immutable.
 *
 * @param symbol whose bars come next
 * @param timeMillis the time of the last bar that was sent, or of the first to come
 * @param sent how many bars of this symbol and time were sent: duplicates share a time
 */
record PageToken(Symbol symbol, long timeMillis, int sent) {
    private static final String SEPARATOR = ",";

    String encoded() {
        String plain = symbol + SEPARATOR + timeMillis + SEPARATOR + sent;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static PageToken decode(String text) throws BadRequest {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(SEPARATOR, 3);
            return new PageToken(new Symbol(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new BadRequest("invalid page_token");
        }
    }
}
