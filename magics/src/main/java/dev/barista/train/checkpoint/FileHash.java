package dev.barista.train.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a checkpoint, which stands in its header and covers the header too: it is taken with zeros in its own
 * place. Stateless.
 */
final class FileHash {
    static final String NAME = "sha256";
    static final String ZEROS = "0".repeat(64);

    private FileHash() {}

    /** Puts the hash into the place of the zeros. */
    static void insert(ByteBuffer file, int headerLength) {
        int at = position(file, headerLength, ZEROS);
        file.put(at, of(file).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws CheckpointException unless the file is as it was written */
    static void check(ByteBuffer file, int headerLength, @Nullable String expected) {
        if (expected == null || !expected.matches("[0-9a-f]{64}")) {
            throw new CheckpointException("is not one of Barista's: it has no SHA-256 of its own");
        }
        int at = position(file, headerLength, expected);
        ByteBuffer blank =
                ByteBuffer.allocate(file.remaining()).put(file.duplicate()).flip();
        blank.put(at, ZEROS.getBytes(StandardCharsets.US_ASCII));
        if (!of(blank).equals(expected)) {
            throw new CheckpointException("is damaged: its bytes do not match its SHA-256");
        }
    }

    private static int position(ByteBuffer file, int headerLength, String hash) {
        byte[] header = new byte[headerLength];
        file.get(Long.BYTES, header);
        // Latin-1: positions in the text are positions in the bytes.
        String text = new String(header, StandardCharsets.ISO_8859_1);
        int key = text.indexOf('"' + NAME + "\":\"" + hash + '"');
        if (key < 0) {
            throw new CheckpointException("is damaged: its SHA-256 is not where it should be");
        }
        return Long.BYTES + key + NAME.length() + 4;
    }

    private static String of(ByteBuffer file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
