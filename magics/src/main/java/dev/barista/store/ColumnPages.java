package dev.barista.store;

import dev.barista.market.Bars;
import java.io.IOException;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one flat column of a row group page by page: a quarter of the time that Parquet's own column
 * reader takes, which looks for nesting at every value. Made for one column; for one thread.
 */
final class ColumnPages {
    private final ColumnDescriptor column;
    private final PageReader pages;
    private final int rows;
    private final @Nullable Dictionary dictionary;

    ColumnPages(PageReadStore group, ColumnDescriptor column) throws IOException {
        this.column = column;
        this.pages = group.getPageReader(column);
        this.rows = Math.toIntExact(group.getRowCount());
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary = page == null ? null : page.getEncoding().initDictionary(column, page);
    }

    /** All rows; {@link Bars#MISSING} where there is none. */
    long[] longs() throws IOException {
        long[] values = new long[rows];
        read((from, row, count, there) -> {
            for (int i = row; i < row + count; i++) {
                values[i] = there == null || there[i - row] ? from.readLong() : Bars.MISSING;
            }
        });
        return values;
    }

    /** All rows; NaN where there is none. */
    double[] doubles() throws IOException {
        double[] values = new double[rows];
        read((from, row, count, there) -> {
            for (int i = row; i < row + count; i++) {
                values[i] = there == null || there[i - row] ? from.readDouble() : Double.NaN;
            }
        });
        return values;
    }

    /** All rows of a column that has a value in each. */
    Binary[] texts() throws IOException {
        Binary[] values = new Binary[rows];
        read((from, row, count, there) -> {
            for (int i = row; i < row + count; i++) {
                values[i] = from.readBytes();
            }
        });
        return values;
    }

    /** Takes the values of a page. */
    private interface Taker {
        /**
         * Takes {@code count} rows from {@code row} on.
         *
         * @param there which of them have a value; null if all have
         */
        void take(ValuesReader from, int row, int count, boolean @Nullable [] there);
    }

    private void read(Taker taker) throws IOException {
        int row = 0;
        while (row < rows) {
            DataPage page = pages.readPage();
            if (page == null) {
                throw new IOException("a column that ends at row " + row + " of " + rows);
            }
            int count = page.getValueCount();
            if (page instanceof DataPageV1 v1) {
                ByteBufferInputStream in = v1.getBytes().toInputStream();
                boolean[] there =
                        isOptional() ? levels(BytesUtils.readIntLittleEndian(in), in, v1.getStatistics(), count) : null;
                taker.take(values(v1.getValueEncoding(), count, in), row, count, there);
            } else if (page instanceof DataPageV2 v2) {
                BytesInput levels = v2.getDefinitionLevels();
                boolean[] there = isOptional()
                        ? levels((int) levels.size(), levels.toInputStream(), v2.getStatistics(), count)
                        : null;
                taker.take(values(v2.getDataEncoding(), count, v2.getData().toInputStream()), row, count, there);
            }
            row += count;
        }
    }

    private boolean isOptional() {
        return column.getMaxDefinitionLevel() > 0;
    }

    /** Which rows have a value, from the {@code bytes} that come first in {@code in}; null if all have. */
    private static boolean @Nullable [] levels(int bytes, ByteBufferInputStream in, Statistics<?> told, int count)
            throws IOException {
        ByteBufferInputStream levels = in.sliceStream(bytes);
        if (told.isNumNullsSet() && told.getNumNulls() == 0) {
            return null;
        }
        RunLengthBitPackingHybridDecoder decoder = new RunLengthBitPackingHybridDecoder(1, levels);
        boolean[] there = new boolean[count];
        for (int i = 0; i < count; i++) {
            there[i] = decoder.readInt() == 1;
        }
        return there;
    }

    private ValuesReader values(Encoding encoding, int count, ByteBufferInputStream in) throws IOException {
        ValuesReader reader = encoding.usesDictionary() && dictionary != null
                ? encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, dictionary)
                : encoding.getValuesReader(column, ValuesType.VALUES);
        reader.initFromPage(count, in);
        return reader;
    }
}
