package dev.barista.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG files with a palette of 64 colours, and rows that are not filtered: of our pictures that is the smallest form. They
 * have a dozen colours and the mixtures that smooth edges are made of; the rare ones among these become their nearest
 * neighbours. The JDK's own writer filters each row, which only helps where neighbouring numbers are similar colours, and
 * cannot be told not to.
 */
final class IndexedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS_PER_PIXEL = 8;
    private static final byte PALETTE_COLORS = 3;
    private static final int COLORS = 64;
    /** Colours that agree in the highest five bits of each channel count as one. */
    private static final int BITS = 5;

    private static final int CELLS = 1 << (3 * BITS);

    private IndexedPng() {}

    /** The file's bytes, by the W3C's Portable Network Graphics Specification. */
    static byte[] of(BufferedImage rgb) {
        int width = rgb.getWidth();
        int height = rgb.getHeight();
        int[] pixels = (int[]) rgb.getRaster().getDataElements(0, 0, width, height, null);
        int[] palette = palette(pixels);
        ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
        file.writeBytes(SIGNATURE);
        byte[] about = {BITS_PER_PIXEL, PALETTE_COLORS, 0, 0, 0};
        chunk(
                file,
                "IHDR",
                ByteBuffer.allocate(13).putInt(width).putInt(height).put(about).array());
        ByteBuffer colors = ByteBuffer.allocate(3 * palette.length);
        for (int color : palette) {
            colors.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
        }
        chunk(file, "PLTE", colors.array());
        chunk(file, "IDAT", deflated(rows(pixels, width, palette)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** A row is a byte that says that it is not filtered, and its pixels' places in the palette. */
    private static byte[] rows(int[] pixels, int width, int[] palette) {
        int[] nearest = new int[CELLS];
        Arrays.fill(nearest, -1);
        byte[] rows = new byte[pixels.length + pixels.length / width];
        int at = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i % width == 0) {
                at++;
            }
            int cell = cell(pixels[i]);
            if (nearest[cell] < 0) {
                nearest[cell] = nearest(palette, pixels[i]);
            }
            rows[at++] = (byte) nearest[cell];
        }
        return rows;
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
        try (OutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    /** The most frequent colours: of each cell the one that came last, since our own colours fill theirs alone. */
    private static int[] palette(int[] pixels) {
        int[] counts = new int[CELLS];
        int[] colors = new int[CELLS];
        int run = 0;
        for (int i = 0; i < pixels.length; i++) {
            run++;
            // Most pixels look like their neighbour.
            if (i + 1 == pixels.length || pixels[i] != pixels[i + 1]) {
                int cell = cell(pixels[i]);
                counts[cell] += run;
                colors[cell] = pixels[i];
                run = 0;
            }
        }
        return IntStream.range(0, CELLS)
                .filter(cell -> counts[cell] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer cell) -> -counts[cell]).thenComparing(cell -> cell))
                .limit(COLORS)
                .mapToInt(cell -> colors[cell])
                .toArray();
    }

    private static int cell(int rgb) {
        int drop = 8 - BITS;
        return (rgb >> (16 + drop) & 31) << (2 * BITS) | (rgb >> (8 + drop) & 31) << BITS | (rgb >> drop & 31);
    }

    private static int nearest(int[] palette, int rgb) {
        int best = 0;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (palette[i] >> 16 & 255) - (rgb >> 16 & 255);
            int green = (palette[i] >> 8 & 255) - (rgb >> 8 & 255);
            int blue = (palette[i] & 255) - (rgb & 255);
            int distance = red * red + green * green + blue * blue;
            if (distance < bestDistance) {
                bestDistance = distance;
                best = i;
            }
        }
        return best;
    }
}
