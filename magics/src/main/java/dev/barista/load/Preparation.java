package dev.barista.load;

import dev.barista.quality.QualityChecker;

/**
 * What a load needs before its first call.
 *
 * @param plan all its calls
 * @param checker judges each symbol when it is complete
 */
record Preparation(LoadPlan plan, QualityChecker checker) {}
