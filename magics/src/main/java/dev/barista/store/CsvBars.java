package dev.barista.store;

import dev.barista.market.BarsBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the bars of one CSV file, row by row, with a comma, semicolon or tab between columns. One thread. */
final class CsvBars {
    private static final int LONGEST_HEADING = 64 * 1024;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String file;
    private final BarsCollector bars;
    private final TimeReader times;

    CsvBars(String file, BarsCollector bars) {
        this.file = file;
        this.bars = bars;
        this.times = new TimeReader(bars.zone());
    }

    /** @throws dev.barista.market.InvalidInputException if a needed column is missing */
    void read(InputStream in) throws IOException, InterruptedException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        skipByteOrderMark(reader);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(reader))
                .setTrim(true)
                .get();
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> names = records.hasNext() ? records.next().toList() : List.of();
            Headings headings = new Headings(file, names);
            String symbol = headings.of(BarField.SYMBOL) < 0 ? FileSymbol.of(file, bars) : "";
            long line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                bars.row();
                row(records.next(), headings, symbol, line);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            // A quote that never closes, for example: the parser cannot go on after it.
            bars.unreadable(file, 0, "the rest of the file could not be read: " + reason(e));
        }
    }

    private void row(CSVRecord record, Headings headings, String fileSymbol, long line) {
        try {
            if (record.size() != headings.size()) {
                throw new UnreadableValueException(
                        "has " + record.size() + " columns, the heading has " + headings.size());
            }
            int column = headings.of(BarField.SYMBOL);
            String symbol = column < 0 ? fileSymbol : record.get(column);
            if (symbol.isEmpty()) {
                throw new UnreadableValueException("has no symbol");
            }
            BarsBuilder builder = bars.builder(symbol);
            if (builder != null) {
                add(record, headings, builder);
            }
        } catch (UnreadableValueException e) {
            bars.unreadable(file, line, e.reason());
        }
    }

    private void add(CSVRecord record, Headings headings, BarsBuilder builder) throws UnreadableValueException {
        long time = times.read(text(record, headings, BarField.TIME));
        double open = price(record, headings, BarField.OPEN);
        double high = price(record, headings, BarField.HIGH);
        double low = price(record, headings, BarField.LOW);
        double close = price(record, headings, BarField.CLOSE);
        double vwap = price(record, headings, BarField.VWAP);
        long volume = NumberReader.count(BarField.VOLUME, text(record, headings, BarField.VOLUME));
        long trades = NumberReader.count(BarField.TRADE_COUNT, text(record, headings, BarField.TRADE_COUNT));
        if (bars.inRange(time)) {
            builder.add(time, open, high, low, close, volume, trades, vwap);
        }
    }

    private static double price(CSVRecord record, Headings headings, BarField field) throws UnreadableValueException {
        return NumberReader.price(field, text(record, headings, field));
    }

    private static String text(CSVRecord record, Headings headings, BarField field) {
        int column = headings.of(field);
        return column < 0 ? "" : record.get(column);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    /** Whichever divider the heading has most of. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADING);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        int c = reader.read();
        for (int at = 1; at < LONGEST_HEADING && c >= 0 && c != '\n' && c != '\r'; at++) {
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
            c = reader.read();
        }
        reader.reset();
        return commas >= semicolons && commas >= tabs ? ',' : semicolons >= tabs ? ';' : '\t';
    }

    private static String reason(UncheckedIOException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
}
