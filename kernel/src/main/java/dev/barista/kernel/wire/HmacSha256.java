package dev.barista.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The signature that Jupyter asks for unless told otherwise: HMAC by SHA-256 (RFC 2104) in hexadecimal. Made of Java's
 * SHA-256 alone: {@code javax.crypto} takes a tenth of the kernel's start to get ready. Any thread may use it.
 */
final class HmacSha256 {
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    HmacSha256(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(bytes.length > BLOCK_BYTES ? sha256().digest(bytes) : bytes, BLOCK_BYTES);
        inner = begun(block, INNER);
        outer = begun(block, OUTER);
    }

    byte[] sign(byte[]... parts) {
        MessageDigest message = copy(inner);
        for (byte[] part : parts) {
            message.update(part);
        }
        byte[] signature = copy(outer).digest(message.digest());
        return HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest begun(byte[] key, byte pad) {
        MessageDigest digest = sha256();
        for (byte each : key) {
            digest.update((byte) (each ^ pad));
        }
        return digest;
    }

    private static MessageDigest copy(MessageDigest begun) {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every Java has it. */
    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
