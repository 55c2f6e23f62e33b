package dev.barista.quality;

import dev.barista.market.Bars;

/** One kind of repair. Stateless. */
interface RepairStep {
    /** The bars of {@code subject} without the fault, which are in order of time; notes each change. */
    Bars apply(Subject subject, ChangeLog log);
}
