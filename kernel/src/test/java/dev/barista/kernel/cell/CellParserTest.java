package dev.barista.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.cell.CellPart.Java;
import dev.barista.kernel.cell.CellPart.MagicPart;
import org.junit.jupiter.api.Test;

class CellParserTest {
    @Test
    void keepsTheLinesOfJavaAroundAMagic() {
        assertThat(CellParser.parse("int a = 1;\n%bars SPY --days 9\n\nint b;"))
                .containsExactly(
                        new Java("int a = 1;", 1),
                        new MagicPart("bars", "SPY --days 9", null, null, 2),
                        new Java("\nint b;", 3));
    }

    @Test
    void readsAllFormsOfAssignment() {
        MagicPart expected = new MagicPart("bars", "SPY", null, "prices", 1);
        assertThat(CellParser.parse("prices = %bars SPY")).containsExactly(expected);
        assertThat(CellParser.parse("var prices = %bars SPY;")).containsExactly(expected);
        assertThat(CellParser.parse("Load prices = %bars SPY")).containsExactly(expected);
    }

    @Test
    void takesTheRestOfACellMagicAsItsBody() {
        assertThat(CellParser.parse("\n%%time x\na\nb")).containsExactly(new MagicPart("time", "x", "a\nb", null, 2));
    }

    @Test
    void leavesPercentSignsInsideJavaAlone() {
        assertOneJava("int a = 7\n  %b;");
        assertOneJava("/*\n%bars\n*/");
        assertOneJava("String s = \"\"\"\n%bars\n\"\"\";");
        assertOneJava("f(1,\n%bars\n)");
    }

    @Test
    void asksForHelpWithAQuestionMark() {
        assertThat(CellParser.parse("%bars?")).containsExactly(new MagicPart("bars", "--help", null, null, 1));
    }

    private static void assertOneJava(String source) {
        assertThat(CellParser.parse(source)).containsExactly(new Java(source, 1));
    }
}
