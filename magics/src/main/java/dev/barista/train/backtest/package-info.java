/** How an agent is judged: out of sample, after costs, beside buy-and-hold and chance. */
@NullMarked
package dev.barista.train.backtest;

import org.jspecify.annotations.NullMarked;
