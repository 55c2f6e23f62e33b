package dev.barista.plot;

/**
 * How the rows of a quality picture are laid out, by the number of symbols.
 *
 * @param rowHeight pixels
 * @param symbolsPerRow more than 1 where symbols are put together, of which the worst then shows
 * @param mostBins of the heat map
 */
record QualityLayout(double rowHeight, int symbolsPerRow, int mostBins) {
    static final int WIDTH = 960;
    static final double LEFT = 156;
    static final double RIGHT = 816;
    static final double TOP = 58;
    static final double FOOT = 66;
    private static final int MOST_TALL = 8;
    private static final int MOST_ROWS = 60;
    private static final int MOST_CELLS = 12_000;

    static QualityLayout of(int symbols) {
        if (symbols <= MOST_TALL) {
            return new QualityLayout(94, 1, 192);
        }
        int perRow = (symbols + MOST_ROWS - 1) / MOST_ROWS;
        int rows = (symbols + perRow - 1) / perRow;
        return new QualityLayout(rows <= 30 ? 22 : 15, perRow, Math.min(330, MOST_CELLS / rows));
    }

    /** Whether a row has room for prices over the time axis. */
    boolean isTall() {
        return rowHeight > 60;
    }

    int rows(int symbols) {
        return (symbols + symbolsPerRow - 1) / symbolsPerRow;
    }

    int height(int symbols) {
        return (int) (TOP + FOOT + rowHeight * rows(symbols));
    }
}
