package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.barista.market.BarsBuilder;
import dev.barista.market.BarsQuery;
import dev.barista.market.BudgetReport;
import dev.barista.market.Outcome;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import okio.BufferedSource;

/** Decodes pages of bars and option chains from JSON. Threads may share it. */
final class PageDecoder {
    /** A page of 10,000 bars has about 1.5 MB; what is longer than this is no page. */
    static final long MAX_BYTES = 32L << 20;

    /** What is longer is parsed as it arrives, so that many long answers at once do not fill the memory. */
    private static final int MAX_WHOLE_BYTES = 3 << 20;

    private static final int FEWEST_BYTES_A_BAR = 90;

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /**
     * Reads a page of bars, whole.
     *
     * @throws UnreadableAnswerException if it is not such a page, whole and well-formed
     * @throws IOException if the connection failed
     */
    Outcome.BarsPage bars(BarsQuery query, BufferedSource body, BudgetReport budget)
            throws IOException, UnreadableAnswerException {
        if (body.request(MAX_WHOLE_BYTES + 1)) {
            return barsByParser(query, body.inputStream(), budget);
        }
        int length = (int) body.getBuffer().size();
        byte[] page = new byte[length + PageBytes.PADDING];
        for (int read = 0; read < length; ) {
            read += body.read(page, read, length - read);
        }
        try {
            BarsScanner scanner =
                    new BarsScanner(page, length, query.symbols(), new BarsBuilder(length / FEWEST_BYTES_A_BAR));
            scanner.read();
            return new Outcome.BarsPage(scanner.bars(), scanner.nextPageToken(), length, budget);
        } catch (PageBytes.UnusualException e) {
            return barsByParser(query, new ByteArrayInputStream(page, 0, length), budget);
        }
    }

    private Outcome.BarsPage barsByParser(BarsQuery query, InputStream body, BudgetReport budget)
            throws IOException, UnreadableAnswerException {
        return decode(body, (parser, bytes) -> {
            BarsReader page = new BarsReader(parser, query.symbols());
            page.read();
            return new Outcome.BarsPage(page.bars(), page.nextPageToken(), bytes.getAsLong(), budget);
        });
    }

    /** Reads one kind of page. */
    interface Shape<P extends Outcome.Page> {
        /**
         * Reads it to its end.
         *
         * @param bytes tells, at the end, how long the JSON was
         */
        P read(JsonParser parser, LongSupplier bytes) throws IOException, UnreadableAnswerException;
    }

    /**
     * Reads the whole of {@code body}.
     *
     * @throws UnreadableAnswerException if it is not such a page, whole and well-formed
     * @throws IOException if the connection failed
     */
    <P extends Outcome.Page> P decode(InputStream body, Shape<P> shape) throws IOException, UnreadableAnswerException {
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
