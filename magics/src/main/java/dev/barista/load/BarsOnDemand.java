package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bars of stocks, of which those that were left to the store are read one symbol at a time, when they are asked for.
 * Made by {@link Load#bars}; immutable; threads may share it.
 */
final class BarsOnDemand extends AbstractMap<Symbol, Bars> {
    private final Map<Symbol, Content> contents;

    /** @param contents in their order */
    BarsOnDemand(Map<Symbol, Content> contents) {
        this.contents = contents;
    }

    @Override
    public boolean containsKey(@Nullable Object symbol) {
        return contents.containsKey(symbol);
    }

    @Override
    public @Nullable Bars get(@Nullable Object symbol) {
        Content content = contents.get(symbol);
        return content == null ? null : content.bars().get(symbol);
    }

    @Override
    public Set<Symbol> keySet() {
        return contents.keySet();
    }

    @Override
    public Set<Entry<Symbol, Bars>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Symbol, Bars>> iterator() {
                return contents.entrySet().stream()
                        .map(each -> Map.entry(
                                each.getKey(), each.getValue().bars().getOrDefault(each.getKey(), Bars.EMPTY)))
                        .iterator();
            }

            @Override
            public int size() {
                return contents.size();
            }
        };
    }
}
