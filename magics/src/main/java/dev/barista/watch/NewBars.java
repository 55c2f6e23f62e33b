package dev.barista.watch;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;

/** Puts new bars behind known ones. Stateless. */
final class NewBars {
    private NewBars() {}

    /**
     * The known bars before the page's first one, then the page: a source may correct the bar that was the last one.
     *
     * @param known by time, at least one
     * @param page by time, from the last known one's time on
     * @return {@code known} itself if nothing has changed
     */
    static Bars joined(Bars known, Bars page) {
        if (page.isEmpty()) {
            return known;
        }
        int kept = known.size();
        while (kept > 0 && known.timeMillis(kept - 1) >= page.timeMillis(0)) {
            kept--;
        }
        if (kept + page.size() == known.size() && isEnd(known, kept, page)) {
            return known;
        }
        int from = Math.max(0, kept + page.size() - Watch.MOST_BARS);
        BarsBuilder all = new BarsBuilder(kept + page.size() - from);
        for (int row = from; row < kept; row++) {
            all.add(known, row);
        }
        for (int row = Math.max(0, from - kept); row < page.size(); row++) {
            all.add(page, row);
        }
        return all.build();
    }

    private static boolean isEnd(Bars known, int from, Bars page) {
        for (int row = 0; row < page.size(); row++) {
            int at = from + row;
            if (known.timeMillis(at) != page.timeMillis(row)
                    || known.close(at) != page.close(row)
                    || known.high(at) != page.high(row)
                    || known.low(at) != page.low(row)
                    || known.volume(at) != page.volume(row)) {
                return false;
            }
        }
        return true;
    }

    /** How many bars of the page are later than all that are known. */
    static int later(Bars known, Bars page) {
        long last = known.timeMillis(known.size() - 1);
        int later = 0;
        for (int row = 0; row < page.size(); row++) {
            later += page.timeMillis(row) > last ? 1 : 0;
        }
        return later;
    }
}
