/** From bars to what an agent sees: aligned prices, features, scaling, splits, and the trading environment. */
@NullMarked
package dev.barista.train.market;

import org.jspecify.annotations.NullMarked;
