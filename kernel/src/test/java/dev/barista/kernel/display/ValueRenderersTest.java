package dev.barista.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueRenderersTest {
    private final ValueRenderers renderers = new ValueRenderers();

    private String text(Object value) {
        return String.valueOf(renderers.render(value).getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void showsValuesAsTheirText() {
        assertThat(text(42)).isEqualTo("42");
        assertThat(text(new int[][] {{1, 2}, {3}})).isEqualTo("[[1, 2], [3]]");
        assertThat(text(Map.of("a", List.of(new String[] {"b"})))).isEqualTo("{a=[b]}");
    }

    @Test
    void cutsLongCollections() {
        String text = text(IntStream.range(0, 5_000).boxed().toList());
        assertThat(text).startsWith("[0, 1, 2").endsWith("998, 999, … 4,000 more]");
    }

    @Test
    void prefersTheMostSpecificRendererAndAmongEqualsTheLatest() {
        renderers.register(CharSequence.class, value -> new DisplayData("characters"));
        renderers.register(Integer.class, value -> new DisplayData("old"));
        renderers.register(Number.class, value -> new DisplayData("number"));
        renderers.register(Integer.class, value -> new DisplayData("new"));
        assertThat(List.of(text(1), text(1.5), text("a"), text('c')))
                .containsExactly("new", "number", "characters", "c");
    }

    @Test
    void saysWhenAValueCannotBeShown() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThat(text(new Object() {
                    @Override
                    public String toString() {
                        throw new StackOverflowError();
                    }
                }))
                .contains("StackOverflowError");
        assertThat(text(endless)).isNotEmpty();
    }

    private static final class Stop extends Error implements EndsCell {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void letsThroughWhatEndsACell() {
        renderers.register(Integer.class, value -> {
            throw new Stop();
        });
        assertThatThrownBy(() -> renderers.render(1)).isInstanceOf(Stop.class);
    }

    @Test
    void makesTextHarmlessInHtmlAndScripts() {
        assertThat(Html.escape("<a href='x'>\"&\"</a>"))
                .isEqualTo("&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;");
        assertThat(Html.scriptJson("\"</script>\u2028\"")).isEqualTo("\"\\u003c/script\\u003e\\u2028\"");
    }
}
