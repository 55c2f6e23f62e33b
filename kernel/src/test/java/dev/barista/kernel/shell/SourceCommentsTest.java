package dev.barista.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** First sentences are those of the method that is meant. */
class SourceCommentsTest {
    private static SourceComments comments;

    /** As a class file tells it; the source below is another. */
    interface Shop<T> {
        int count(T item);

        int count(List<? extends T> items, String... names);

        int count(Map<T, int[]> counts, int most);

        int price();

        int weight();
    }

    @BeforeAll
    static void read() throws IOException {
        comments = SourceComments.read("""
                package a;
                public interface Shop<T> {
                    /** Counts one. */
                    int count(T item);
                    /** Counts {@link List several}, e.g. apples and pears,
                     *  one by one.
                     *  Slow. */
                    int count(java.util.List<? extends T> items, @Deprecated String... names);
                    /** Counts
                     * <p>by size
                     */
                    int count(Map<T, int[]> counts, int most);
                    /** @return what it costs */
                    int price();
                    int weight();
                    interface Inner { /** Not this one. */ int weight(); }
                }
                """, List.of("Shop"));
    }

    private static String of(String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = Shop.class.getMethod(name, parameters);
        return comments.of(method);
    }

    @Test
    void tellsOverloadsApart() throws NoSuchMethodException {
        assertThat(of("count", Object.class)).isEqualTo("Counts one.");
        assertThat(of("count", List.class, String[].class))
                .isEqualTo("Counts several, e.g. apples and pears, one by one.");
        assertThat(of("count", Map.class, int.class)).isEqualTo("Counts");
    }

    @Test
    void saysNothingWhereThereIsNoSentence() throws NoSuchMethodException {
        assertThat(of("price")).isEmpty();
        assertThat(of("weight")).isEmpty();
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(SourceComments.firstSentence("x ".repeat(500)))
                .hasSizeLessThan(210)
                .endsWith("…");
    }
}
