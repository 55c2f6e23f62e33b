package dev.barista.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature of messages beside that of Java's own cryptography. */
class HmacSha256Test {
    @ParameterizedTest
    @ValueSource(ints = {1, 36, 63, 64, 65, 200})
    void isThatOfJavaForKeysOfAnyLength(int length) throws Exception {
        String key = "é" + "k".repeat(length - 1);
        byte[][] parts = {"{}".getBytes(StandardCharsets.UTF_8), {}, new byte[1_000]};
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        HmacSha256 hmac = new HmacSha256(key);
        String expected = HexFormat.of().formatHex(mac.doFinal());
        assertThat(hmac.sign(parts)).asString(StandardCharsets.US_ASCII).isEqualTo(expected);
        // What was signed before leaves nothing behind.
        assertThat(hmac.sign(parts)).asString(StandardCharsets.US_ASCII).isEqualTo(expected);
    }

    @Test
    void isThatOfTheStandard() {
        // RFC 4231, test case 2
        assertThat(new HmacSha256("Jefe")
                        .sign(
                                "what do ya want ".getBytes(StandardCharsets.UTF_8),
                                "for nothing?".getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
