package dev.barista.magics;

import dev.barista.load.Pace;
import dev.barista.market.BudgetReport;
import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A source asked by single calls that draw on the budget of its loads, so that the count of calls stays true: each waits
 * for its turn, which comes before those of bulk loads. Made by {@link BarSource}; safe for threads.
 *
 * @param data is not closed with this
 */
record PacedMarketData(MarketData data, Pace pace) implements MarketData {
    @Override
    public String name() {
        return data.name();
    }

    @Override
    public boolean isPractice() {
        return data.isPractice();
    }

    @Override
    public CompletableFuture<Outcome> ask(MarketQuery query) {
        CompletableFuture<Outcome> asked = new CompletableFuture<>();
        CompletableFuture<Pace.Permit> leave = pace.acquire();
        var unusedWaiting = leave.whenComplete((permit, failure) -> {
            if (permit != null) {
                call(query, permit, asked);
            } else {
                asked.completeExceptionally(failure);
            }
        });
        var unusedCancelling = asked.whenComplete((outcome, failure) -> leave.cancel(false));
        return asked;
    }

    private void call(MarketQuery query, Pace.Permit permit, CompletableFuture<Outcome> asked) {
        if (asked.isDone()) {
            permit.unused();
            return;
        }
        CompletableFuture<Outcome> call;
        try {
            call = data.ask(query);
        } catch (RuntimeException e) {
            permit.unused();
            asked.completeExceptionally(e);
            return;
        }
        var unusedAnswer = call.whenComplete((outcome, failure) -> {
            settle(permit, outcome);
            if (outcome != null) {
                asked.complete(outcome);
            } else {
                asked.completeExceptionally(failure);
            }
        });
        var unusedCancelling = asked.whenComplete((outcome, failure) -> call.cancel(true));
    }

    private static void settle(Pace.Permit permit, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Throttled throttled) {
            permit.throttled(throttled.budget());
        } else {
            permit.answered(outcome == null ? BudgetReport.NONE : outcome.budget());
        }
    }

    /** Does nothing: it is its loads' source. */
    @Override
    public void close() {}
}
