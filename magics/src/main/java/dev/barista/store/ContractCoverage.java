package dev.barista.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Of which days a file of the store has all bars of which contracts; kept as JSON beside it. Most contracts do not trade
 * on most days, so that the bars themselves do not tell. Immutable.
 *
 * @param days by contract, apart from one another, by time
 */
record ContractCoverage(Map<Symbol, List<DateRange>> days) {
    static final ContractCoverage NONE = new ContractCoverage(Map.of());

    ContractCoverage {
        days = Map.copyOf(days);
    }

    List<DateRange> of(Symbol contract) {
        return days.getOrDefault(contract, List.of());
    }

    /** Also {@code more}, by contract. */
    ContractCoverage with(Map<Symbol, List<DateRange>> more) {
        Map<Symbol, List<DateRange>> all = new LinkedHashMap<>(days);
        more.forEach((contract, some) -> all.merge(contract, DayRanges.union(some), (before, added) -> {
            List<DateRange> both = new ArrayList<>(before);
            both.addAll(added);
            return DayRanges.union(both);
        }));
        return new ContractCoverage(all);
    }

    /** Contracts of the same days stand together: there may be hundreds. */
    String json() {
        Map<List<DateRange>, JsonArray> groups = new LinkedHashMap<>();
        new TreeMap<>(days).forEach((contract, covered) -> groups.computeIfAbsent(covered, first -> new JsonArray())
                .add(contract.value()));
        JsonArray all = new JsonArray();
        groups.forEach((covered, contracts) -> {
            JsonObject group = new JsonObject();
            group.add("days", Coverage.json(covered));
            group.add("contracts", contracts);
            all.add(group);
        });
        JsonObject json = new JsonObject();
        json.add("covered", all);
        return json.toString();
    }

    /** @throws JsonParseException if it is not what {@link #json} makes */
    static ContractCoverage parse(String text) {
        return Coverage.parse(text, json -> {
            Map<Symbol, List<DateRange>> days = new LinkedHashMap<>();
            for (JsonElement each : json.getAsJsonArray("covered")) {
                JsonObject group = each.getAsJsonObject();
                List<DateRange> covered = Coverage.days(group.getAsJsonArray("days"));
                for (JsonElement contract : group.getAsJsonArray("contracts")) {
                    days.put(new Symbol(contract.getAsString()), covered);
                }
            }
            return new ContractCoverage(days);
        });
    }
}
