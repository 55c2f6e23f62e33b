package dev.barista.market;

import org.jspecify.annotations.Nullable;

/**
 * Which contracts of a chain. Immutable.
 *
 * @param expiry days on which they expire; null for all
 * @param strikes null for all
 * @param type null for calls and puts
 */
public record ContractFilter(
        @Nullable DateRange expiry,
        @Nullable StrikeRange strikes,
        @Nullable OptionType type) {
    /** The whole chain. */
    public static final ContractFilter ALL = new ContractFilter(null, null, null);

    /** Whether the underlying's price must be known before anybody can be asked. */
    public boolean needsPrice() {
        return strikes != null && strikes.relative();
    }

    /** The same with strikes in dollars. */
    public ContractFilter at(double price) {
        return strikes == null ? this : new ContractFilter(expiry, strikes.at(price), type);
    }

    /** Such as {@code "calls, expiry 2026-12-01 to 2026-12-31, strikes 0.9–1.1 of the price"}. */
    @Override
    public String toString() {
        String text = type == null ? "contracts" : type.wireName() + "s";
        text += expiry == null ? "" : ", expiry " + expiry.from() + " to " + expiry.to();
        return text + (strikes == null ? "" : ", strikes " + strikes);
    }
}
