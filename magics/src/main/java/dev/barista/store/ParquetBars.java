package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads the bars of one Parquet file, a row group at a time and only the columns of bars. One thread. */
final class ParquetBars {
    private final String file;
    private final BarsCollector bars;
    private final TimeReader times;
    private long row;

    ParquetBars(String file, BarsCollector bars) {
        this.file = file;
        this.bars = bars;
        this.times = new TimeReader(bars.zone());
    }

    /** @throws InvalidInputException if it is no Parquet file or a needed column is missing */
    void read(Path path) throws IOException, InterruptedException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path), options)) {
            Map<BarField, String> columns = columns(reader.getFileMetaData().getSchema());
            MessageType wanted = projection(reader.getFileMetaData().getSchema(), columns.values());
            reader.setRequestedSchema(wanted);
            String writer = reader.getFileMetaData().getCreatedBy();
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                rowGroup(group, wanted, columns, writer);
            }
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            // What the library throws for damaged files is not declared: it ranges from its own to index errors.
            throw new InvalidInputException(
                    file + " cannot be read as Parquet: " + Quoted.text(String.valueOf(e.getMessage())));
        }
    }

    private void rowGroup(PageReadStore group, MessageType schema, Map<BarField, String> names, String writer)
            throws InterruptedException {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(group, new NoConverter(), schema, writer);
        Map<BarField, ParquetColumn> columns = new EnumMap<>(BarField.class);
        names.forEach((field, name) -> columns.put(
                field, new ParquetColumn(store.getColumnReader(schema.getColumnDescription(new String[] {name})))));
        String fileSymbol = FileSymbol.of(file, bars);
        for (long left = group.getRowCount(); left > 0; left--) {
            bars.row();
            row++;
            try {
                add(columns, fileSymbol);
            } catch (UnreadableValueException e) {
                bars.unreadable(file, row, e.reason());
            }
            columns.values().forEach(ParquetColumn::next);
        }
    }

    private void add(Map<BarField, ParquetColumn> columns, String fileSymbol) throws UnreadableValueException {
        ParquetColumn symbols = columns.get(BarField.SYMBOL);
        String symbol = symbols == null ? fileSymbol : symbols.text();
        if (symbol.isEmpty()) {
            throw new UnreadableValueException("has no symbol");
        }
        BarsBuilder builder = bars.builder(symbol);
        ParquetColumn time = columns.get(BarField.TIME);
        if (builder == null || time == null) {
            return;
        }
        long millis = time.millis(times, bars.zone());
        if (bars.inRange(millis)) {
            builder.add(
                    millis,
                    number(columns, BarField.OPEN),
                    number(columns, BarField.HIGH),
                    number(columns, BarField.LOW),
                    number(columns, BarField.CLOSE),
                    count(columns, BarField.VOLUME),
                    count(columns, BarField.TRADE_COUNT),
                    number(columns, BarField.VWAP));
        }
    }

    private static double number(Map<BarField, ParquetColumn> columns, BarField field) throws UnreadableValueException {
        ParquetColumn column = columns.get(field);
        return column == null ? Double.NaN : column.number(field);
    }

    private static long count(Map<BarField, ParquetColumn> columns, BarField field) throws UnreadableValueException {
        ParquetColumn column = columns.get(field);
        return column == null ? Bars.MISSING : column.count(field);
    }

    /** The names of the flat columns that bars are made of. */
    private Map<BarField, String> columns(MessageType schema) {
        List<String> names = new ArrayList<>();
        for (Type type : schema.getFields()) {
            names.add(type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED) ? type.getName() : "");
        }
        Headings headings = new Headings(file, names);
        Map<BarField, String> columns = new EnumMap<>(BarField.class);
        for (BarField field : BarField.values()) {
            if (headings.of(field) >= 0) {
                columns.put(field, names.get(headings.of(field)));
            }
        }
        return columns;
    }

    private static MessageType projection(MessageType schema, Collection<String> names) {
        return new MessageType(
                schema.getName(),
                schema.getFields().stream()
                        .filter(type -> names.contains(type.getName()))
                        .toList());
    }
}
