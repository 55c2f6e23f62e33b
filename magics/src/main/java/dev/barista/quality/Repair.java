package dev.barista.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * What to repair, step by step, in the order of asking: {@code repair -> repair.dropDuplicates().fixSpikes()}. A repair
 * changes what its check finds and nothing else; each change is recorded. Immutable, so threads may share it.
 */
public final class Repair {
    private final List<RepairStep> steps;

    private Repair(List<RepairStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Repairs nothing yet. */
    public static Repair none() {
        return new Repair(List.of());
    }

    /** Keeps the last bar of each time: sources send corrections later. */
    public Repair dropDuplicates() {
        return with(new DropDuplicates());
    }

    /** Drops bars with prices that are not positive numbers. */
    public Repair dropImpossiblePrices() {
        return with(new DropFound(new PriceCheck(), FindingKind.PRICE, "impossible prices dropped"));
    }

    /** Drops bars that repeat the bar before in a stale run; the first of the run stays. */
    public Repair dropStaleRuns() {
        return with(new DropFound(new FrozenCheck(), FindingKind.FROZEN, "stale bar dropped"));
    }

    /**
     * Fixes spikes: a price further from the mean of the close before and the open after than the spike's threshold
     * becomes that mean; a high or low becomes the highest or lowest of the bar's other prices.
     */
    public Repair fixSpikes() {
        return with(new FixSpikes());
    }

    /** Widens high and low to hold open and close; exchanges them first if they have changed places. */
    public Repair fixHighAndLow() {
        return with(new FixHighAndLow());
    }

    List<RepairStep> steps() {
        return steps;
    }

    private Repair with(RepairStep step) {
        List<RepairStep> more = new ArrayList<>(steps);
        more.add(step);
        return new Repair(more);
    }
}
