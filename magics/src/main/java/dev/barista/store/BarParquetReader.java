package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;

/**
 * Reads what {@link BarParquet} writes, column by column. Made for one file;
 * for one thread.
 */
final class BarParquetReader {
    private final String name;

    /** @param name of the file, for messages */
    BarParquetReader(String name) {
        this.name = name;
    }

    /** @throws InvalidInputException if it is no file of the store */
    Bars read(WholeFile file) throws IOException, InterruptedException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(file, options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            if (!schema.getFields().equals(BarParquet.SCHEMA.getFields())) {
                throw new InvalidInputException(name + " is no file of the store");
            }
            BarsBuilder bars = new BarsBuilder(Math.toIntExact(reader.getRecordCount()));
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while reading the store");
                }
                add(group, schema, bars);
            }
            return bars.build();
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            // What the library throws for damaged files is not declared: it ranges from its own to index errors.
            throw new InvalidInputException(name + " is damaged: " + Quoted.text(String.valueOf(e.getMessage())));
        }
    }

    private static void add(PageReadStore group, MessageType schema, BarsBuilder bars) throws IOException {
        List<ColumnDescriptor> columns = schema.getColumns();
        bars.addAll(
                new ColumnPages(group, columns.get(0)).longs(),
                new ColumnPages(group, columns.get(1)).doubles(),
                new ColumnPages(group, columns.get(2)).doubles(),
                new ColumnPages(group, columns.get(3)).doubles(),
                new ColumnPages(group, columns.get(4)).doubles(),
                new ColumnPages(group, columns.get(5)).longs(),
                new ColumnPages(group, columns.get(6)).longs(),
                new ColumnPages(group, columns.get(7)).doubles());
    }
}
