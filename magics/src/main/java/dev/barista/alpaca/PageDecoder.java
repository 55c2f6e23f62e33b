package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.barista.market.Outcome;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Decodes pages of bars and option chains from JSON. Threads may share it. */
final class PageDecoder {
    /** A page of 10,000 bars has about 1.5 MB; what is longer than this is no page. */
    static final long MAX_BYTES = 32L << 20;

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /** Reads one kind of page. */
    interface Shape {
        /**
         * Reads it to its end.
         *
         * @param bytes tells, at the end, how long the JSON was
         */
        Outcome read(JsonParser parser, LongSupplier bytes) throws IOException, UnreadableAnswerException;
    }

    /**
     * Reads the whole of {@code body}.
     *
     * @throws UnreadableAnswerException if it is not such a page, whole and well-formed
     * @throws IOException if the connection failed
     */
    Outcome decode(InputStream body, Shape shape) throws IOException, UnreadableAnswerException {
        BoundedStream in = new BoundedStream(body, MAX_BYTES);
        try (JsonParser parser = json.createParser(in)) {
            return shape.read(parser, in::bytes);
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
