package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Reads what {@link BarParquet} writes, column by column. Made for one file; for one thread.
 */
final class BarParquetReader {
    private final String name;

    /** @param name of the file, for messages */
    BarParquetReader(String name) {
        this.name = name;
    }

    /** @throws InvalidInputException if it is no file of the store */
    Bars read(WholeFile file) throws IOException, InterruptedException {
        return read(file, BarParquet.SCHEMA, group -> {});
    }

    /** @throws InvalidInputException if it is no file of contracts */
    Map<Symbol, Bars> readContracts(WholeFile file) throws IOException, InterruptedException {
        ColumnDescriptor column = BarParquet.OF_CONTRACTS.getColumns().get(0);
        List<Binary> names = new ArrayList<>();
        Bars all = read(
                file, BarParquet.OF_CONTRACTS, group -> names.addAll(List.of(new ColumnPages(group, column).texts())));
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        for (int row = 0; row < all.size(); ) {
            int first = row;
            while (row < all.size() && names.get(row).equals(names.get(first))) {
                row++;
            }
            BarsBuilder own = new BarsBuilder(row - first);
            for (int each = first; each < row; each++) {
                own.add(all, each);
            }
            bars.put(new Symbol(names.get(first).toStringUsingUTF8()), own.build());
        }
        return bars;
    }

    /** What else is wanted of a row group. */
    private interface More {
        void of(PageReadStore group) throws IOException;
    }

    private Bars read(WholeFile file, MessageType wanted, More more) throws IOException, InterruptedException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(file, options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            if (!schema.getFields().equals(wanted.getFields())) {
                throw new InvalidInputException(name + " is no file of the store");
            }
            BarsBuilder bars = new BarsBuilder(Math.toIntExact(reader.getRecordCount()));
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while reading the store");
                }
                add(group, schema, bars);
                more.of(group);
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
        List<ColumnDescriptor> all = schema.getColumns();
        List<ColumnDescriptor> columns = all.subList(all.size() - BarParquet.SCHEMA.getFieldCount(), all.size());
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
