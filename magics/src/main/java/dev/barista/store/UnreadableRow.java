package dev.barista.store;

/**
 * A row of a file that could not be read. Immutable.
 *
 * @param file its name, without directories
 * @param line in the file, counted from 1 with the heading; for Parquet the row; 0 if the file as a whole is meant
 * @param reason what stood there, as a clause; bounded and without control characters
 */
public record UnreadableRow(String file, long line, String reason) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + reason : file + " line " + line + ": " + reason;
    }
}
