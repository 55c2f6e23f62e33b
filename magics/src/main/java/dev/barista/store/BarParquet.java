package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one symbol, or of option contracts, as a Parquet file: times as UTC timestamps of milliseconds, prices as
 * doubles, counts as longs; what is missing is null. The symbol stands in the folder's name alone. Stateless.
 */
final class BarParquet {
    private static final String FIELDS = """
          required int64 time (TIMESTAMP(MILLIS,true));
          required double open;
          required double high;
          required double low;
          required double close;
          optional int64 volume;
          optional int64 trade_count;
          optional double vwap;
        }\
        """;

    static final MessageType SCHEMA = MessageTypeParser.parseMessageType("message bars {\n" + FIELDS);
    /** The same for bars of several option contracts, one after another. */
    static final MessageType OF_CONTRACTS =
            MessageTypeParser.parseMessageType("message bars {\n  required binary contract (STRING);\n" + FIELDS);

    private BarParquet() {}

    static void write(Path file, Bars bars) throws IOException {
        write(file, new Rows(SCHEMA), rows -> rows.all(bars));
    }

    /** @param bars by contract, in the order in which they are to be found */
    static void write(Path file, Map<Symbol, Bars> bars) throws IOException {
        write(file, new Rows(OF_CONTRACTS), rows -> {
            for (Map.Entry<Symbol, Bars> each : bars.entrySet()) {
                rows.contract = Binary.fromString(each.getKey().value());
                rows.all(each.getValue());
            }
        });
    }

    private interface Content {
        void write(Rows rows) throws IOException;
    }

    private static void write(Path file, Rows rows, Content content) throws IOException {
        try (ParquetWriter<Integer> writer = new Builder(new LocalOutputFile(file), rows).build()) {
            rows.writer = writer;
            content.write(rows);
        }
    }

    /** @throws InvalidInputException if it is no such file */
    static Bars read(Path file) throws IOException, InterruptedException {
        return new BarParquetReader(BarPaths.name(file)).read(WholeFile.of(file));
    }

    /**
     * Bars by contract, in the file's order.
     *
     * @throws InvalidInputException if it is no file of contracts
     */
    static Map<Symbol, Bars> readContracts(Path file) throws IOException, InterruptedException {
        return new BarParquetReader(BarPaths.name(file)).readContracts(WholeFile.of(file));
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final Rows rows;

        Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new ParquetCodecs());
            withCompressionCodec(CompressionCodecName.ZSTD);
            withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        protected WriteSupport<Integer> getWriteSupport(Configuration conf) {
            return rows;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration conf) {
            return rows;
        }
    }

    /** Writes row after row; a record is the number of its row. */
    private static final class Rows extends WriteSupport<Integer> {
        private final MessageType schema;
        private @Nullable ParquetWriter<Integer> writer;
        private @Nullable RecordConsumer consumer;
        /** Whose bars follow, where there is a column for it. */
        private @Nullable Binary contract;

        private Bars bars = Bars.EMPTY;

        Rows(MessageType schema) {
            this.schema = schema;
        }

        void all(Bars some) throws IOException {
            ParquetWriter<Integer> to = Objects.requireNonNull(writer);
            bars = some;
            for (int row = 0; row < some.size(); row++) {
                to.write(row);
            }
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public WriteContext init(Configuration conf) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration conf) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer taker) {
            consumer = taker;
        }

        @Override
        public void write(Integer number) {
            int row = number;
            RecordConsumer to = Objects.requireNonNull(consumer);
            to.startMessage();
            int column = 0;
            if (contract != null) {
                text(to, column++, contract);
            }
            count(to, column++, bars.timeMillis(row));
            price(to, column++, bars.open(row));
            price(to, column++, bars.high(row));
            price(to, column++, bars.low(row));
            price(to, column++, bars.close(row));
            count(to, column++, bars.volume(row));
            count(to, column++, bars.tradeCount(row));
            if (!Double.isNaN(bars.vwap(row))) {
                price(to, column, bars.vwap(row));
            }
            to.endMessage();
        }

        private void text(RecordConsumer to, int column, Binary value) {
            String name = schema.getFieldName(column);
            to.startField(name, column);
            to.addBinary(value);
            to.endField(name, column);
        }

        private void price(RecordConsumer to, int column, double value) {
            String name = schema.getFieldName(column);
            to.startField(name, column);
            to.addDouble(value);
            to.endField(name, column);
        }

        private void count(RecordConsumer to, int column, long value) {
            if (value != Bars.MISSING) {
                String name = schema.getFieldName(column);
                to.startField(name, column);
                to.addLong(value);
                to.endField(name, column);
            }
        }
    }
}
