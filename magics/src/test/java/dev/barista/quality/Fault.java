package dev.barista.quality;

import dev.barista.market.Bars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One kind of fault: puts a few of it into clean bars and knows where. */
enum Fault {
    MISSING_BARS(FindingKind.GAP) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(
                    random,
                    12,
                    row -> rows.isRegular(row) && rows.get(row).trades >= 20,
                    row -> rows.get(row).gone = true);
        }
    },
    MISSING_SESSIONS(FindingKind.GAP) {
        @Override
        void put(FaultyRows rows, Random random) {
            List<LocalDate> days = rows.days();
            for (int i = 0; i < 3; i++) {
                LocalDate day = days.get(1 + random.nextInt(days.size() - 2));
                for (int row = 0; row < rows.size(); row++) {
                    if (rows.day(row).equals(day) && !rows.get(row).gone) {
                        rows.get(row).gone = true;
                        if (rows.isRegular(row)) {
                            rows.mark(row);
                        }
                    }
                }
            }
        }
    },
    DUPLICATES(FindingKind.DUPLICATE) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> true, row -> rows.get(row).copies = 2);
        }
    },
    DISORDER(FindingKind.ORDER) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> row + 9 < rows.size(), row -> rows.get(row).place += 5);
        }
    },
    IMPOSSIBLE_PRICES(FindingKind.PRICE) {
        @Override
        void put(FaultyRows rows, Random random) {
            double[] prices = {0, -1, Double.NaN, Double.POSITIVE_INFINITY};
            rows.each(
                    random,
                    12,
                    row -> true,
                    row -> rows.get(row).prices[random.nextInt(4)] = prices[random.nextInt(4)]);
        }
    },
    BROKEN_INVARIANTS(FindingKind.OHLC) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> rows.get(row).range() > 0, row -> rows.get(row)
                    .swapHighAndLow());
        }
    },
    SPIKES(FindingKind.SPIKE) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> row > 0 && row + 1 < rows.size(), row -> rows.get(row)
                    .spike(random));
        }
    },
    SPLITS(FindingKind.SPLIT) {
        @Override
        void put(FaultyRows rows, Random random) {
            int[] ratios = {2, 3, 4, 5, 7, 10, 20};
            double ratio = ratios[random.nextInt(ratios.length)];
            rows.each(random, 1, rows::opensQuietly, row -> {
                double factor = random.nextBoolean() ? ratio : 1 / ratio;
                for (int each = row; each < rows.size(); each++) {
                    rows.get(each).times(factor);
                }
            });
        }
    },
    STALE_RUNS(FindingKind.FROZEN) {
        @Override
        void put(FaultyRows rows, Random random) {
            int first = 1 + random.nextInt(rows.size() - 40);
            int bars = 6 + random.nextInt(30);
            for (int row = first; row < first + bars; row++) {
                rows.get(row).prices = rows.get(first - 1).prices.clone();
                rows.mark(row);
            }
        }
    },
    NO_VOLUME(FindingKind.ZERO_VOLUME) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> true, row -> {
                rows.get(row).volume = 0;
                rows.get(row).trades = 0;
            });
        }
    },
    MORE_TRADES_THAN_SHARES(FindingKind.SIDE_VALUE) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> true, row -> rows.get(row).trades = rows.get(row).volume + 1);
        }
    },
    VWAP_OUTSIDE(FindingKind.VWAP) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> true, row -> rows.get(row).misplaceVwap(random.nextBoolean()));
        }
    },
    OUTSIDE_SESSIONS(FindingKind.OFF_SESSION) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.each(random, 12, row -> row + 1 < rows.size() && rows.hasNightAfter(row), rows::addWhileClosed);
        }
    },
    LATE_END(FindingKind.STALE) {
        @Override
        void put(FaultyRows rows, Random random) {
            rows.endOn(rows.days().size() - 2 - random.nextInt(3));
        }
    },
    CUT_OFF(FindingKind.TRUNCATED) {
        @Override
        void put(FaultyRows rows, Random random) {
            int most = rows.size() / 1000 - 1;
            if (most >= 1 && random.nextBoolean()) {
                rows.cutAt(1000 * (1 + random.nextInt(most)));
            } else {
                rows.endOn((int) (rows.days().size() * (0.3 + 0.55 * random.nextDouble())));
            }
        }
    };

    final FindingKind kind;

    Fault(FindingKind kind) {
        this.kind = kind;
    }

    abstract void put(FaultyRows rows, Random random);

    /** Bars with faults in them, and when these begin. */
    record Injected(Bars bars, Set<Instant> times) {}

    Injected into(Bars clean, Random random) {
        FaultyRows rows = new FaultyRows(clean);
        put(rows, random);
        return new Injected(rows.build(), rows.marked);
    }
}
