package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonParser;
import dev.barista.market.BarsQuery;
import dev.barista.market.BudgetReport;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Turns an HTTP answer, or the lack of one, into an outcome. No outcome holds an address or a key. Threads may share it. */
final class AnswerReader {
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final PageDecoder decoder = new PageDecoder();
    private final ServerMessage messages = new ServerMessage();
    private final BudgetHeaders headers;
    private final @Nullable Credentials credentials;

    AnswerReader(Clock clock, @Nullable Credentials credentials) {
        this.headers = new BudgetHeaders(clock);
        this.credentials = credentials;
    }

    /** Reads {@code response} to its end or bound; the caller closes it. */
    Outcome read(MarketQuery query, Response response) {
        BudgetReport budget = headers.read(response.headers())
                .after(response.receivedResponseAtMillis() - response.sentRequestAtMillis());
        int status = response.code();
        if (status == OK) {
            return page(query, response, budget);
        }
        if (status == TOO_MANY_REQUESTS) {
            return new Outcome.Throttled(budget);
        }
        if (status >= 500) {
            return new Outcome.Unavailable("the server answered " + status, budget);
        }
        if (status >= 400) {
            return new Outcome.Refused(status, words(response), budget);
        }
        if (status >= 300) {
            return new Outcome.Refused(
                    status, "it redirects to another address; set APCA_API_DATA_URL to the final one", budget);
        }
        return new Outcome.Unreadable("an answer without content (status " + status + ")", budget);
    }

    /** No answer came. */
    static Outcome failed(IOException failure) {
        return new Outcome.Unavailable(reason(failure), BudgetReport.NONE);
    }

    private Outcome page(MarketQuery query, Response response, BudgetReport budget) {
        try (BufferedSource body = Okio.buffer(new PatientSource(response.body().source()))) {
            return query instanceof BarsQuery bars
                    ? decoder.bars(bars, body, budget)
                    : decoder.decode(body.inputStream(), (parser, bytes) -> chain(parser, bytes, budget));
        } catch (UnreadableAnswerException e) {
            return new Outcome.Unreadable(String.valueOf(e.getMessage()), budget);
        } catch (IOException e) {
            return new Outcome.Unavailable(reason(e), budget);
        }
    }

    private static Outcome.ChainPage chain(JsonParser parser, LongSupplier bytes, BudgetReport budget)
            throws IOException, UnreadableAnswerException {
        ChainReader page = new ChainReader(parser);
        page.read();
        return new Outcome.ChainPage(page.contracts(), page.nextPageToken(), bytes.getAsLong(), budget);
    }

    private String words(Response response) {
        try (InputStream body = response.body().byteStream()) {
            String words = messages.read(body);
            return credentials == null ? words : credentials.redact(words);
        } catch (IOException e) {
            return "";
        }
    }

    /** The library's own messages hold addresses, so only the kind of failure is told. */
    private static String reason(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "the server's name is not known; is there a network?";
        }
        if (failure instanceof ConnectException) {
            return "no connection to the server";
        }
        if (failure instanceof SSLException) {
            return "no secure connection to the server (TLS)";
        }
        if (failure instanceof SocketTimeoutException || "timeout".equals(failure.getMessage())) {
            return "no answer in time";
        }
        return "the connection broke off";
    }
}
