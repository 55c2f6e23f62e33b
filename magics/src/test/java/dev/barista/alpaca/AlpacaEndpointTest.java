package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.InvalidInputException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaEndpointTest {
    private static final Credentials KEYS = new Credentials("canaryId", "canarySecret");

    @Test
    void isAbsentWithoutKeys() {
        assertThat(AlpacaEndpoint.fromEnvironment(Map.of("APCA_API_KEY_ID", " ")))
                .isEmpty();
    }

    @Test
    void readsBothSpellingsOfTheKeys() {
        assertThat(AlpacaEndpoint.fromEnvironment(
                        Map.of("APCA_API_KEY_ID", "canaryId\n", "APCA_API_SECRET_KEY", "canarySecret")))
                .contains(new AlpacaEndpoint(AlpacaEndpoint.DEFAULT_BASE, KEYS));
        assertThat(AlpacaEndpoint.fromEnvironment(Map.of(
                        "ALPACA_API_KEY", "canaryId",
                        "ALPACA_SECRET_KEY", "canarySecret",
                        "APCA_API_DATA_URL", "http://127.0.0.1:8080/proxy")))
                .contains(new AlpacaEndpoint(URI.create("http://127.0.0.1:8080/proxy"), KEYS));
    }

    @Test
    void saysWhichKeyIsMissing() {
        assertThatThrownBy(() -> AlpacaEndpoint.fromEnvironment(Map.of("APCA_API_KEY_ID", "canaryId")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("APCA_API_SECRET_KEY is missing")
                .hasMessageNotContaining("canaryId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://data.alpaca.markets",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://10.0.0.1:8080",
                "http://[fe80::1]"
            })
    void sendsNoKeysUnencryptedToOtherMachines(String base) {
        assertThatThrownBy(() -> new AlpacaEndpoint(URI.create(base), KEYS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unencrypted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1", "http://[::1]:8080/x", "https://example.com"})
    void sendsKeysEncryptedOrToThisMachine(String base) {
        assertThat(new AlpacaEndpoint(URI.create(base), KEYS)
                        .at("v2/stocks/bars")
                        .encodedPath())
                .endsWith("/v2/stocks/bars");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com", "https://user:canarySecret@example.com", "no address", "https://x/?a=b"})
    void refusesWhatIsNoPlainAddress(String base) {
        Map<String, String> environment =
                Map.of("APCA_API_KEY_ID", "canaryId", "APCA_API_SECRET_KEY", "canarySecret", "APCA_API_DATA_URL", base);
        assertThatThrownBy(() -> AlpacaEndpoint.fromEnvironment(environment))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("APCA_API_DATA_URL")
                .hasMessageNotContaining("canary");
    }

    @Test
    void keepsThePathOfAProxy() {
        assertThat(new AlpacaEndpoint(URI.create("https://example.com/proxy/"), null).at("v2/stocks/bars"))
                .hasToString("https://example.com/proxy/v2/stocks/bars");
    }
}
