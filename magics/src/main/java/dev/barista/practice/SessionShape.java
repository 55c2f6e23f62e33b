package dev.barista.practice;

import dev.barista.market.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The three parts of a session. Immutable.
 *
 * @param firstMinute minute of the exchange's day at which early trading begins
 */
record SessionShape(int firstMinute, Stretch early, Stretch regular, Stretch late) {

    int minutes() {
        return early.minutes() + regular.minutes() + late.minutes();
    }

    /** The shapes met so far: two in practice, full days and early closes. Safe for threads. */
    static final class Catalogue {
        private record Key(int firstMinute, int early, int regular, int late) {}

        private final Map<Key, SessionShape> shapes = new ConcurrentHashMap<>();
        private final ZoneId zone;

        Catalogue(ZoneId zone) {
            this.zone = zone;
        }

        SessionShape of(Session session) {
            int firstMinute = session.extendedOpen().atZone(zone).toLocalTime().toSecondOfDay() / 60;
            Key key = new Key(
                    firstMinute,
                    minutes(session.extendedOpen(), session.open()),
                    minutes(session.open(), session.close()),
                    minutes(session.close(), session.extendedClose()));
            return shapes.computeIfAbsent(
                    key,
                    k -> new SessionShape(
                            k.firstMinute, Stretch.early(k.early), Stretch.regular(k.regular), Stretch.late(k.late)));
        }

        private static int minutes(Instant from, Instant to) {
            return (int) Duration.between(from, to).toMinutes();
        }
    }
}
