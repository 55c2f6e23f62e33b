package dev.barista.train.market;

import dev.barista.train.ActionSpace;
import dev.barista.train.Environment;
import dev.barista.train.ObservationSpace;
import dev.barista.train.Step;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trading in several symbols with cash, without leverage or short sales, after Zou et al. (arXiv 2212.02721). At each row
 * the agent sees a window of {@link Features}, scaled, and of its own account, up to and with the row's close; its orders
 * are filled at the next row's open (see {@link Account}). The reward is the change of the portfolio's value from close to
 * close, costs included, times {@link TradingRules#rewardScale}. Above the turbulence limit orders are ignored.
 *
 * <p>An action has a number a symbol: from −1, sell as much as a time allows, to 1, buy as much. An episode ends at the
 * last row, or after {@code longest} rows (truncated), or when 90 % of the money is lost (terminated). One that is shorter
 * than the stretch begins at a row drawn by its seed. For one thread.
 */
public final class TradingEnvironment implements Environment {
    private static final double RUIN = 0.1;

    private final MarketView view;
    private final int from;
    private final int end;
    private final int longest;
    private final float[] history;
    private Account account;
    private int row;
    private int last;

    /**
     * @param view what there is to see; instances may share it
     * @param from first row at which the agent acts, at least {@link Features#WARM_UP}
     * @param end the row behind the last one at which the account is valued
     * @param longest steps of an episode
     */
    public TradingEnvironment(MarketView view, int from, int end, int longest) {
        if (from < 0 || end > view.frames().size() || end - from < 2 || longest < 1) {
            throw new IllegalArgumentException("no steps from row " + from + " to " + end);
        }
        this.view = view;
        this.from = from;
        this.end = end;
        this.longest = longest;
        history = new float[view.window() * accountColumns()];
        account = new Account(view.frames(), view.rules());
        row = end;
        last = end;
    }

    private int accountColumns() {
        return 1 + view.frames().symbols().size();
    }

    @Override
    public ObservationSpace observations() {
        return new ObservationSpace(view.window(), view.columns() + accountColumns());
    }

    @Override
    public ActionSpace actions() {
        return new ActionSpace.Continuous(view.frames().symbols().size());
    }

    @Override
    public float[] reset(long seed) {
        int spare = Math.max(0, end - 1 - from - longest);
        row = from + (spare == 0 ? 0 : new SplittableRandom(seed).nextInt(spare + 1));
        last = Math.min(end - 1, row + longest);
        account = new Account(view.frames(), view.rules());
        for (int w = 0; w < view.window(); w++) {
            remember();
        }
        return observation();
    }

    @Override
    public Step step(float[] action) {
        if (row >= last) {
            throw new IllegalStateException("the episode is over");
        }
        double before = account.value(row);
        boolean calm = view.isCalm(row);
        row++;
        if (calm) {
            account.fill(action, row);
        }
        double after = account.value(row);
        remember();
        boolean ruined = after < RUIN * view.rules().cash();
        if (ruined) {
            last = row;
        }
        double reward = (after - before) * view.rules().rewardScale();
        return new Step(observation(), reward, ruined, !ruined && row == last);
    }

    /** Adds the account at this row behind those of the rows before. */
    private void remember() {
        int width = accountColumns();
        System.arraycopy(history, width, history, 0, history.length - width);
        double value = account.value(row);
        int at = history.length - width;
        history[at] = (float) (account.cash() / value);
        for (int s = 0; s < width - 1; s++) {
            history[at + 1 + s] = (float) (account.held(s, row) / value);
        }
    }

    private float[] observation() {
        int columns = view.columns();
        int width = columns + accountColumns();
        float[] seen = new float[view.window() * width];
        for (int w = 0; w < view.window(); w++) {
            int shown = row - view.window() + 1 + w;
            if (shown >= 0) {
                System.arraycopy(view.features()[shown], 0, seen, w * width, columns);
            }
            System.arraycopy(history, w * accountColumns(), seen, w * width + columns, accountColumns());
        }
        return seen;
    }

    /** Dollars, at the close of the current row. */
    public double value() {
        return account.value(row);
    }

    /** Beginning of the current row's bar, epoch milliseconds. */
    public long timeMillis() {
        return view.frames().times()[row];
    }

    /** The episode's, so far. */
    public List<Trade> trades() {
        return account.trades();
    }
}
