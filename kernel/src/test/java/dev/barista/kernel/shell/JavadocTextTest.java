package dev.barista.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {
    @Test
    void leavesMarkUpOut() {
        assertThat(JavadocText.plain(
                        " Returns <i>n</i> &lt; {@code Map<K, V>},\n see {@link #of(int) here}.\n <p>\n More."))
                .isEqualTo("Returns n < Map<K, V>,\nsee here.\n\nMore.");
        assertThat(JavadocText.plain("{@link java.util.List#of} <ul>\n<li>one\n<li>two</ul>"))
                .isEqualTo("java.util.List.of \n- one\n- two");
        assertThat(JavadocText.plain(null)).isEmpty();
    }

    @Test
    void keepsWhatIsNotClosed() {
        assertThat(JavadocText.plain("a {@code b < c")).isEqualTo("a {@code b < c");
    }
}
