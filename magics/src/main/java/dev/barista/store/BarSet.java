package dev.barista.store;

import dev.barista.market.Adjustment;
import dev.barista.market.Feed;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bars that belong together, one folder of the store. Immutable.
 *
 * @param feed whose trades; null for the source's default
 */
public record BarSet(
        Timeframe timeframe,
        Adjustment adjustment,
        @Nullable Feed feed,
        Symbol symbol) {

    /** Whether they can be kept: a week's or month's bar changes until its end, and there are few of them. */
    public boolean isKept() {
        return timeframe.isIntraday() || timeframe.unit() == Timeframe.Unit.DAY;
    }

    /** As the store's folders and tables have it. */
    public String feedName() {
        return feed == null ? "default" : feed.wireName();
    }

    /** Whether bars may change when a split or dividend comes. */
    boolean isAdjusted() {
        return adjustment != Adjustment.RAW;
    }

    Path folder(Path root) {
        return folder(root, "bars");
    }

    /** Folders named as Hive names partitions, which other programs read as columns. */
    Path folder(Path root, String kind) {
        return root.resolve("kind=" + kind)
                .resolve("timeframe=" + timeframe)
                .resolve("adjustment=" + adjustment.wireName())
                .resolve("feed=" + feedName())
                .resolve("symbol=" + escaped(symbol.value()));
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.US_ASCII)) {
            char c = (char) b;
            boolean plain = Character.isLetterOrDigit(c) || c == '.' || c == '-';
            escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }
}
