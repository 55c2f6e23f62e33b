package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch orphaned = new CountDownLatch(1);

    private void watch(long pid) {
        ParentWatch.begin(Map.of("JPY_PARENT_PID", Long.toString(pid)), orphaned::countDown);
    }

    @Test
    void noticesTheEndOfTheProcessThatIsNamed() throws Exception {
        Process server = new ProcessBuilder("sleep", "600").start();
        watch(server.pid());
        assertThat(orphaned.getCount()).isEqualTo(1);

        server.destroyForcibly().waitFor();

        assertThat(orphaned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noticesThatTheProcessWasGoneBefore() throws Exception {
        Process server = new ProcessBuilder("true").start();
        server.waitFor();

        watch(server.pid());

        assertThat(orphaned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
