package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes a page of bars from JSON into columns. Threads may share it. */
final class BarsDecoder {
    /** A page of 10,000 bars has about 1.5 MB; what is longer than this is no page. */
    static final long MAX_BYTES = 32L << 20;

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /**
     * A decoded page.
     *
     * @param bars by symbol, in the order of the answer
     * @param nextPageToken null on the last page
     * @param bytes length of the JSON
     */
    record Decoded(Map<Symbol, Bars> bars, @Nullable String nextPageToken, long bytes) {}

    /**
     * Reads the whole of {@code body}.
     *
     * @param asked the symbols of the query; bars of others are left out
     * @throws UnreadableAnswerException if it is not a page of bars, whole and well-formed
     * @throws IOException if the connection failed
     */
    Decoded decode(InputStream body, List<Symbol> asked) throws IOException, UnreadableAnswerException {
        BoundedStream in = new BoundedStream(body, MAX_BYTES);
        try (JsonParser parser = json.createParser(in)) {
            PageReader page = new PageReader(parser, asked);
            page.read();
            return new Decoded(page.bars(), page.nextPageToken(), in.bytes());
        } catch (BoundedStream.TooLongException e) {
            throw new UnreadableAnswerException("an answer " + e.getMessage());
        } catch (JsonEOFException e) {
            throw new UnreadableAnswerException(
                    in.bytes() == 0 ? "an empty answer" : "JSON that breaks off after " + in.bytes() + " bytes");
        } catch (JsonProcessingException | CharConversionException e) {
            // Jackson's message quotes the text, so it is not passed on.
            throw new UnreadableAnswerException(
                    in.looksLikeMarkup() ? "an HTML page instead of JSON" : "text that is not well-formed JSON");
        }
    }
}
