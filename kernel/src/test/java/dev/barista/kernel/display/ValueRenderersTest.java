package dev.barista.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
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

    record Point(int x, String y) {}

    @Test
    void showsRecordsAsTablesThatAreBounded() {
        String html = html(IntStream.range(0, 1_050)
                .mapToObj(i -> new Point(i, "<" + i + ">"))
                .toList());

        assertThat(html)
                .startsWith("<table><thead><tr><th>x</th><th>y</th></tr>")
                .contains("<tr><td>49</td><td>&lt;49&gt;</td></tr>")
                .doesNotContain("<td>50</td>")
                .endsWith("<p>… 1,000 more rows</p>");
        assertThat(html(Map.of("a", new Point(1, "b")))).contains("<th>a</th><td>1</td><td>b</td>");
        assertThat(html(new Point[] {new Point(1, "c")})).contains("<td>c</td>");
        assertThat(html(Optional.of(new Point(2, "d")))).contains("<td>d</td>");
        assertThat(html(List.of(1, new Point(2, "d")))).isEqualTo("null");
    }

    @Test
    void showsMapsOfSimpleValuesAsTablesThatAreBounded() {
        Map<String, Object> few = new LinkedHashMap<>();
        few.put("<b>", 1.5);
        few.put("long", "x".repeat(500));
        few.put("none", null);

        assertThat(html(few))
                .startsWith("<table><thead><tr><th>key</th><th>value</th></tr></thead>"
                        + "<tbody><tr><th>&lt;b&gt;</th><td>1.5</td></tr>")
                .contains("<td>" + "x".repeat(120) + "…</td>", "<th>none</th><td>null</td>");
        assertThat(html(IntStream.range(0, 1_050).boxed().collect(Collectors.toMap(i -> i, i -> "<" + i + ">"))))
                .contains("<tr><th>49</th><td>&lt;49&gt;</td></tr>")
                .doesNotContain("<th>50</th>")
                .endsWith("<p>… 1,000 more rows</p>");
        assertThat(text(Map.of("a", 1))).isEqualTo("{a=1}");
        assertThat(html(Map.of("a", List.of(1)))).isEqualTo("null");
        assertThat(html(Map.of())).isEqualTo("null");
    }

    @Test
    void tellsTheStateOfAFutureWithoutWaiting() {
        assertThat(text(new CompletableFuture<>())).isEqualTo("CompletableFuture[running]");
        assertThat(text(CompletableFuture.completedFuture(List.of(1)))).isEqualTo("CompletableFuture[done: [1]]");
        assertThat(text(CompletableFuture.failedFuture(new IllegalStateException("no"))))
                .isEqualTo("CompletableFuture[failed: java.lang.IllegalStateException: no]");
        assertThat(text(Optional.of(new int[] {1}))).isEqualTo("Optional[[1]]");
    }

    @Test
    void showsImagesAsPng() {
        DisplayData shown = renderers.render(new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB));

        assertThat(String.valueOf(shown.getData(MIMEType.IMAGE_PNG))).startsWith("iVBOR");
    }

    private String html(Object value) {
        return String.valueOf(renderers.render(value).getData(MIMEType.TEXT_HTML));
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
        assertThat(text(new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("not yet");
                    }
                }))
                .contains("java.lang.IllegalStateException: not yet was thrown");
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
