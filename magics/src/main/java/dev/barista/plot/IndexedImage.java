package dev.barista.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A picture with a palette of 160 colours, which as a PNG takes less than half the bytes. Our pictures have a dozen
 * colours and the mixtures that smooth edges are made of; the rare ones among these become their nearest neighbours.
 */
final class IndexedImage {
    private static final int COLORS = 160;
    /** Colours that agree in the highest five bits of each channel count as one. */
    private static final int BITS = 5;

    private static final int CELLS = 1 << (3 * BITS);

    private IndexedImage() {}

    static BufferedImage of(BufferedImage rgb) {
        int width = rgb.getWidth();
        int height = rgb.getHeight();
        int[] pixels = (int[]) rgb.getRaster().getDataElements(0, 0, width, height, null);
        int[] palette = palette(pixels);
        int[] nearest = new int[CELLS];
        Arrays.fill(nearest, -1);
        byte[] indexes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            if (i > 0 && pixels[i] == pixels[i - 1]) {
                indexes[i] = indexes[i - 1];
                continue;
            }
            int cell = cell(pixels[i]);
            if (nearest[cell] < 0) {
                nearest[cell] = nearest(palette, pixels[i]);
            }
            indexes[i] = (byte) nearest[cell];
        }
        IndexColorModel colors =
                new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colors);
        indexed.getRaster().setDataElements(0, 0, width, height, indexes);
        return indexed;
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
