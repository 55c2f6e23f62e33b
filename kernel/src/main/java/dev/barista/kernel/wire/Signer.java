package dev.barista.kernel.wire;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.Function;

/** Signs and verifies messages with the connection's key. One for a kernel; any thread may use it. */
final class Signer {
    private static final String USUAL_SCHEME = "hmac-sha256";

    private final Function<byte[][], byte[]> signing;
    private final boolean required;

    /** @throws IllegalArgumentException if the connection asks for a scheme that this Java doesn't know */
    Signer(KernelConnectionProperties connection) {
        required = connection.getKey() != null && !connection.getKey().isEmpty();
        signing = required && connection.getSignatureScheme().equals(USUAL_SCHEME)
                ? new HmacSha256(connection.getKey())::sign
                : other(connection);
    }

    private static Function<byte[][], byte[]> other(KernelConnectionProperties connection) {
        try {
            HMACGenerator hmac = connection.createHMACGenerator();
            return parts -> hmac.calculateSignature(parts).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause is left out: what it says is not ours, and the key was part of the call.
            throw new IllegalArgumentException("The connection file's signature_scheme must be an HMAC that Java knows,"
                    + " such as hmac-sha256, got " + connection.getSignatureScheme() + ".");
        }
    }

    byte[] sign(byte[]... parts) {
        return signing.apply(parts);
    }

    /** Whether {@code signature} holds; takes the same time wherever it differs. */
    boolean verify(byte[] signature, byte[]... parts) {
        return !required || MessageDigest.isEqual(sign(parts), signature);
    }
}
