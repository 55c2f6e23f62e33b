package dev.barista.store;

import dev.barista.market.Bars;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Reads one flat column of a row group, value after value, as what bars need. One thread. */
final class ParquetColumn {
    private static final long MILLIS_A_DAY = 86_400_000;

    private final ColumnReader reader;
    private final PrimitiveType type;
    private final int present;

    ParquetColumn(ColumnReader reader) {
        this.reader = reader;
        this.type = reader.getDescriptor().getPrimitiveType();
        this.present = reader.getDescriptor().getMaxDefinitionLevel();
    }

    /** Goes on to the next row. */
    void next() {
        reader.consume();
    }

    /** The number in this row; NaN if there is none. */
    double number(BarField field) throws UnreadableValueException {
        if (reader.getCurrentDefinitionLevel() < present) {
            return Double.NaN;
        }
        return switch (type.getPrimitiveTypeName()) {
            case DOUBLE -> reader.getDouble();
            case FLOAT -> reader.getFloat();
            case INT64 -> reader.getLong();
            case INT32 -> reader.getInteger();
            case BINARY -> NumberReader.price(field, text());
            default -> throw new UnreadableValueException(field.label() + " is no number but " + type);
        };
    }

    /** The count in this row; {@link Bars#MISSING} if there is none. Whole numbers stay exact. */
    long count(BarField field) throws UnreadableValueException {
        boolean whole = type.getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        return whole && reader.getCurrentDefinitionLevel() == present
                ? reader.getLong()
                : NumberReader.count(number(field));
    }

    /** The text in this row; empty if there is none. */
    String text() throws UnreadableValueException {
        if (reader.getCurrentDefinitionLevel() < present) {
            return "";
        }
        if (type.getPrimitiveTypeName() != PrimitiveTypeName.BINARY) {
            throw new UnreadableValueException("no text but " + type.getPrimitiveTypeName());
        }
        Binary binary = reader.getBinary();
        return binary.toStringUsingUTF8().strip();
    }

    /** The time in this row, epoch milliseconds. Times without a zone and dates are on the exchange's clock. */
    long millis(TimeReader times, ZoneId zone) throws UnreadableValueException {
        if (reader.getCurrentDefinitionLevel() < present) {
            throw new UnreadableValueException("has no time");
        }
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case INT64 ->
                meaning instanceof TimestampLogicalTypeAnnotation timestamp
                        ? timestamp(timestamp, reader.getLong(), zone)
                        : times.read(Long.toString(reader.getLong()));
            case INT32 -> local(reader.getInteger() * MILLIS_A_DAY, zone);
            case BINARY -> times.read(text());
            default -> throw new UnreadableValueException("no time but " + type.getPrimitiveTypeName());
        };
    }

    private static long timestamp(TimestampLogicalTypeAnnotation type, long value, ZoneId zone)
            throws UnreadableValueException {
        TimeUnit unit = type.getUnit();
        long millis = Math.floorDiv(value, unit == TimeUnit.MILLIS ? 1L : unit == TimeUnit.MICROS ? 1000L : 1_000_000L);
        return type.isAdjustedToUTC() ? TimeReader.bounded(millis) : local(millis, zone);
    }

    private static long local(long millis, ZoneId zone) throws UnreadableValueException {
        long bounded = TimeReader.bounded(millis);
        int nanos = Math.floorMod(bounded, 1000) * 1_000_000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(bounded, 1000L), nanos, ZoneOffset.UTC)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }
}
