package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.PastCells.PastCell;
import dev.barista.kernel.cell.UserMistake;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of the cells that were run, as IPython names them: {@code 4}, {@code 4-6}, {@code 4:7} (without 7), {@code ~1/} (the
 * session before this one), {@code ~2/3-5}, {@code 12/} (session 12), {@code ~8/1-~6/5}. Immutable.
 *
 * @param firstSession the first session's number
 * @param first the first cell in it
 * @param lastSession the last session's number
 * @param last the last cell in it
 */
record HistoryRange(int firstSession, int first, int lastSession, int last) {
    private static final String CELL = "(?:(~?\\d{1,9})/)?(\\d{1,9})?";
    private static final Pattern RANGE = Pattern.compile(CELL + "(?:([-:])" + CELL + ")?");

    /**
     * @param current this session's number
     * @throws UserMistake if the text names no range
     */
    static HistoryRange parse(String text, int current) {
        Matcher range = RANGE.matcher(text);
        if (text.isEmpty() || !range.matches()) {
            throw new UserMistake("no range of cells: " + text
                    + ". Try: %history 4-6 (cells of this session), ~1/ (the session before)");
        }
        int firstSession = session(range.group(1), current, current);
        int lastSession = session(range.group(4), current, firstSession);
        int first = number(range.group(2), 1);
        boolean one = range.group(2) != null && range.group(3) == null;
        int last = one ? first : number(range.group(5), Integer.MAX_VALUE);
        boolean without = ":".equals(range.group(3)) && range.group(5) != null;
        return new HistoryRange(firstSession, first, lastSession, without ? last - 1 : last);
    }

    private static int session(@Nullable String text, int current, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        return text.startsWith("~") ? current - Integer.parseInt(text.substring(1)) : Integer.parseInt(text);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    boolean has(PastCell cell) {
        boolean begun = cell.session() > firstSession || (cell.session() == firstSession && cell.number() >= first);
        boolean ended = cell.session() > lastSession || (cell.session() == lastSession && cell.number() > last);
        return begun && !ended;
    }
}
