package dev.barista.alpaca;

import dev.barista.market.InvalidInputException;

/**
 * The pair of keys of an Alpaca account. Made by {@link AlpacaEndpoint}; immutable. Shows neither key in any text.
 *
 * @param keyId sent as {@code APCA-API-KEY-ID}
 * @param secretKey sent as {@code APCA-API-SECRET-KEY}
 */
public record Credentials(String keyId, String secretKey) {
    private static final String HIDDEN = "•••";

    public Credentials {
        check(keyId, "key id");
        check(secretKey, "secret key");
    }

    private static void check(String key, String what) {
        // The HTTP client refuses such a header with a message that quotes it.
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidInputException(
                    "the API's " + what
                            + " is empty or has characters that no key has (spaces, line ends). Copy it again from Alpaca's site");
        }
    }

    /** {@code text} without the keys, should a server have sent them back. */
    String redact(String text) {
        return text.replace(secretKey, HIDDEN).replace(keyId, HIDDEN);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
