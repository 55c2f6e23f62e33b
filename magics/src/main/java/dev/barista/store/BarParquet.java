package dev.barista.store;

import dev.barista.market.Bars;
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
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one symbol as a Parquet file: times as UTC timestamps of milliseconds, prices as doubles, counts as longs;
 * what is missing is null. The symbol stands in the folder's name alone. Stateless.
 */
final class BarParquet {
    static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message bars {
              required int64 time (TIMESTAMP(MILLIS,true));
              required double open;
              required double high;
              required double low;
              required double close;
              optional int64 volume;
              optional int64 trade_count;
              optional double vwap;
            }""");

    private BarParquet() {}

    static void write(Path file, Bars bars) throws IOException {
        try (ParquetWriter<Integer> writer = new Builder(new LocalOutputFile(file), bars).build()) {
            for (int row = 0; row < bars.size(); row++) {
                writer.write(row);
            }
        }
    }

    /** @throws dev.barista.market.InvalidInputException if it is no such file */
    static Bars read(Path file) throws IOException, InterruptedException {
        return new BarParquetReader(BarPaths.name(file)).read(WholeFile.of(file));
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final Bars bars;

        Builder(OutputFile file, Bars bars) {
            super(file);
            this.bars = bars;
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
            return new Rows(bars);
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration conf) {
            return new Rows(bars);
        }
    }

    /** Writes row after row; a record is the number of its row. */
    private static final class Rows extends WriteSupport<Integer> {
        private final Bars bars;
        private @Nullable RecordConsumer consumer;

        Rows(Bars bars) {
            this.bars = bars;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public WriteContext init(Configuration conf) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration conf) {
            return new WriteContext(SCHEMA, Map.of());
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
            count(to, 0, bars.timeMillis(row));
            price(to, 1, bars.open(row));
            price(to, 2, bars.high(row));
            price(to, 3, bars.low(row));
            price(to, 4, bars.close(row));
            count(to, 5, bars.volume(row));
            count(to, 6, bars.tradeCount(row));
            if (!Double.isNaN(bars.vwap(row))) {
                price(to, 7, bars.vwap(row));
            }
            to.endMessage();
        }

        private static void price(RecordConsumer to, int column, double value) {
            String name = SCHEMA.getFieldName(column);
            to.startField(name, column);
            to.addDouble(value);
            to.endField(name, column);
        }

        private static void count(RecordConsumer to, int column, long value) {
            if (value != Bars.MISSING) {
                String name = SCHEMA.getFieldName(column);
                to.startField(name, column);
                to.addLong(value);
                to.endField(name, column);
            }
        }
    }
}
