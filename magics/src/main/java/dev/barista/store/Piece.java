package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one call, kept from the moment at which they arrive until their symbol is complete and they become part of
 * a Parquet file. Plain columns with a checksum, since this must take no time; gone soon, and read by nobody else.
 * Immutable.
 *
 * @param asked the exchange's day on which they were asked for
 */
record Piece(StoredBars.Part part, LocalDate asked) {
    /** Programs that read a folder of Parquet files skip the name for its beginning, and for its end. */
    private static final String PREFIX = "_";

    private static final String SUFFIX = ".piece";
    /** Changes with the format: pieces of another one count as not there. */
    private static final int MAGIC = 0x42415231;

    private static final int HEADER_BYTES = 5 * Integer.BYTES;
    private static final int ROW_BYTES = 8 * Long.BYTES;

    static boolean isPiece(Path file) {
        String name = BarPaths.name(file);
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /** The same days have the same name: what is asked for again takes the old one's place. */
    private String name() {
        return PREFIX + part.days().from() + "_" + part.days().to() + SUFFIX;
    }

    /** Not forced to the disk: a killed process loses nothing, and after a power cut the checksum tells. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.replace(folder.resolve(name()), to -> Files.write(to, bytes()));
    }

    private byte[] bytes() {
        Bars bars = part.bars();
        ByteBuffer to = ByteBuffer.allocate(HEADER_BYTES + bars.size() * ROW_BYTES + Long.BYTES);
        to.putInt(MAGIC)
                .putInt(day(asked))
                .putInt(day(part.days().from()))
                .putInt(day(part.days().to()))
                .putInt(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            to.putLong(bars.timeMillis(row))
                    .putDouble(bars.open(row))
                    .putDouble(bars.high(row))
                    .putDouble(bars.low(row))
                    .putDouble(bars.close(row))
                    .putLong(bars.volume(row))
                    .putLong(bars.tradeCount(row))
                    .putDouble(bars.vwap(row));
        }
        to.putLong(checksum(to.array()));
        return to.array();
    }

    /** Null if it is damaged, or gone by now. */
    static @Nullable Piece read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer from = ByteBuffer.wrap(bytes);
            int end = bytes.length - Long.BYTES;
            if (end < HEADER_BYTES || from.getInt() != MAGIC || from.getLong(end) != checksum(bytes)) {
                return null;
            }
            LocalDate asked = LocalDate.ofEpochDay(from.getInt());
            DateRange days = new DateRange(LocalDate.ofEpochDay(from.getInt()), LocalDate.ofEpochDay(from.getInt()));
            int rows = from.getInt();
            BarsBuilder bars = new BarsBuilder(rows);
            for (int row = 0; row < rows; row++) {
                bars.add(
                        from.getLong(),
                        from.getDouble(),
                        from.getDouble(),
                        from.getDouble(),
                        from.getDouble(),
                        from.getLong(),
                        from.getLong(),
                        from.getDouble());
            }
            return new Piece(new StoredBars.Part(days, bars.build()), asked);
        } catch (IOException | DateTimeException | InvalidInputException e) {
            return null;
        }
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    private static long checksum(byte[] all) {
        CRC32C sum = new CRC32C();
        sum.update(all, 0, all.length - Long.BYTES);
        return sum.getValue();
    }
}
