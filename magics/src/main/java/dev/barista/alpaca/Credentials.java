package dev.barista.alpaca;

import dev.barista.market.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The pair of keys of an Alpaca account. Made by {@link AlpacaEndpoint}; immutable. Shows neither key in any text.
 *
 * @param keyId sent as {@code APCA-API-KEY-ID}
 * @param secretKey sent as {@code APCA-API-SECRET-KEY}
 */
public record Credentials(String keyId, String secretKey) {
    private static final String HIDDEN = "•••";
    private static final int DIGEST_BYTES = 8;

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

    /** Of the key id, which it does not give away. */
    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(keyId.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
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
