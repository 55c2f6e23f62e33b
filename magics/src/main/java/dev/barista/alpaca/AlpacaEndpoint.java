package dev.barista.alpaca;

import dev.barista.market.InvalidInputException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is and with which keys it is asked. Made from the environment; immutable. There is none that would send
 * keys unencrypted to another machine.
 *
 * @param base address that {@code v2/stocks/bars} is appended to; http or https
 * @param credentials null for a server that asks for none
 */
public record AlpacaEndpoint(URI base, @Nullable Credentials credentials) {
    /** Alpaca's own address. */
    public static final URI DEFAULT_BASE = URI.create("https://data.alpaca.markets");

    private static final String URL_VARIABLE = "APCA_API_DATA_URL";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    public AlpacaEndpoint {
        HttpUrl url = HttpUrl.parse(base.toString());
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty() || url.query() != null) {
            throw new InvalidInputException(URL_VARIABLE + " must be a plain http or https address without user name or"
                    + " query. Try: " + URL_VARIABLE + "=" + DEFAULT_BASE);
        }
        if (credentials != null
                && !url.isHttps()
                && !LOOPBACK.matcher(url.host()).matches()) {
            throw new InvalidInputException(URL_VARIABLE + " would send your keys unencrypted to " + url.host()
                    + ". Try: https://" + url.host());
        }
    }

    /**
     * Reads {@code APCA_API_KEY_ID} and {@code APCA_API_SECRET_KEY} (or {@code ALPACA_API_KEY} and
     * {@code ALPACA_SECRET_KEY}) and, if set, {@code APCA_API_DATA_URL}.
     *
     * @return empty if neither key is set
     * @throws InvalidInputException if one key is missing, or keys would go unencrypted to another machine
     */
    public static Optional<AlpacaEndpoint> fromEnvironment(Map<String, String> environment) {
        String keyId = first(environment, "APCA_API_KEY_ID", "ALPACA_API_KEY");
        String secretKey = first(environment, "APCA_API_SECRET_KEY", "ALPACA_SECRET_KEY");
        if (keyId == null && secretKey == null) {
            return Optional.empty();
        }
        if (keyId == null || secretKey == null) {
            throw new InvalidInputException("only one of the two keys is set: "
                    + (keyId == null ? "APCA_API_KEY_ID" : "APCA_API_SECRET_KEY")
                    + " is missing. Set both, or neither for practice data");
        }
        String base = first(environment, URL_VARIABLE, URL_VARIABLE);
        return Optional.of(
                new AlpacaEndpoint(base == null ? DEFAULT_BASE : uri(base), new Credentials(keyId, secretKey)));
    }

    /** Whether it is asked over TLS. */
    boolean isSecure() {
        return HttpUrl.get(base.toString()).isHttps();
    }

    /** The address of {@code path}, which may stand behind a path of the base. */
    HttpUrl at(String path) {
        return HttpUrl.get(base.toString()).newBuilder().addPathSegments(path).build();
    }

    /** Tells accounts apart without showing their keys; empty without keys. */
    public String account() {
        return credentials == null ? "" : credentials.digest();
    }

    private static @Nullable String first(Map<String, String> environment, String name, String otherName) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            value = environment.getOrDefault(otherName, "").strip();
        }
        return value.isEmpty() ? null : value;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes the text, which may hold a password.
            throw new InvalidInputException(
                    URL_VARIABLE + " is not an address. Try: " + URL_VARIABLE + "=" + DEFAULT_BASE);
        }
    }
}
