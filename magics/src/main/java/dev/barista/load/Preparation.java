package dev.barista.load;

import dev.barista.quality.QualityChecker;
import java.util.List;

/**
 * What a load needs before its first call.
 *
 * @param calls all that are known beforehand
 * @param cuts cuts them anew
 * @param options the others
 * @param shelf what the store has
 * @param checker judges each stock when it is complete
 * @param memory what the load may hold
 */
record Preparation(
        List<PlannedCall> calls, Cuts cuts, OptionsPlan options, Shelf shelf, QualityChecker checker, Memory memory) {}
