package dev.barista.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.cell.CellPart.Java;
import dev.barista.kernel.cell.CellPart.MagicPart;
import dev.barista.kernel.cell.CellPart.Misplaced;
import dev.barista.kernel.cell.CellPart.Question;
import java.util.Optional;
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
        assertThat(CellParser.parse("var prices = %bars SPY;"))
                .containsExactly(new MagicPart("bars", "SPY", null, "prices", "var", 1));
        assertThat(CellParser.parse("  Map<String,Load> prices = %bars SPY"))
                .containsExactly(new MagicPart("bars", "SPY", null, "prices", "Map<String,Load>", 1));
    }

    @Test
    void takesTheRestOfACellMagicAsItsBody() {
        assertThat(CellParser.parse("\n%%time x\na\nb")).containsExactly(new MagicPart("time", "x", "a\nb", null, 2));
    }

    @Test
    void takesCommentsAndBlankLinesAboveACellMagic() {
        assertThat(CellParser.parse("// a %%no\n\n/* b\n%%no */\n  %%time x\na\nb"))
                .containsExactly(new MagicPart("time", "x", "a\nb", null, 5));
        assertThat(CellParser.isCellMagic("// note\n%%test\nx", "test")).isTrue();
        assertThat(CellParser.isCellMagic("// note\n%test", "test")).isFalse();
        assertThat(CellParser.withoutMagics("// note\n%%time\nint a;")).isEqualTo("// note\n      \nint a;");
        assertOneJava("// %%time");
        assertOneJava("/* %%time\n%%time");
    }

    @Test
    void knowsACellMagicThatDoesNotComeFirst() {
        assertThat(CellParser.parse("int a = 1\n %%test x\nint b = 2;"))
                .containsExactly(new Java("int a = 1", 1), new Misplaced("test", 2));
        assertThat(CellParser.parse("%jobs\n%%test"))
                .containsExactly(new MagicPart("jobs", "", null, null, 1), new Misplaced("test", 2));
        assertOneJava("int a; /*\n%%test\n*/");
        assertOneJava("var s = \"\"\"\n%%test\n\"\"\";");
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

    @Test
    void takesAQuestionOnTheLastLineOnly() {
        assertThat(CellParser.parse("int a = 1;\nMath.max?\n"))
                .containsExactly(new Java("int a = 1;", 1), new Question("Math.max", false, 2));
        assertThat(CellParser.parse("?? a")).containsExactly(new Question("a", true, 1));
        assertThat(CellParser.parse("?%%time")).containsExactly(new MagicPart("time", "--help", null, null, 1));
        assertOneJava("a?\nb : c");
        assertOneJava("int x = a\n  > b?");
        assertOneJava("int x = a ? b : c;");
        assertOneJava("/*\na?");
    }

    @Test
    void takesNoEndOfATextBlockForItsBeginning() {
        assertThat(CellParser.parse("var s = \"\"\"\n  \\\"\"\"\n%no\n\"\"\";\n%yes"))
                .containsExactly(
                        new Java("var s = \"\"\"\n  \\\"\"\"\n%no\n\"\"\";", 1),
                        new MagicPart("yes", "", null, null, 5));
    }

    @Test
    void blanksWhatIsNoJava() {
        assertThat(CellParser.withoutMagics("int a;\nx = %bars SPY\nint b = 7\n  %c;"))
                .isEqualTo("int a;\n             \nint b = 7\n  %c;");
    }

    @Test
    void knowsTheMagicThatIsBeingTyped() {
        assertThat(begun("int a;\n%")).contains(new CellParser.Begun("", 8, null));
        assertThat(begun("var p = %bars SPY --d")).contains(new CellParser.Begun("bars", 9, "SPY --d"));
        assertThat(begun("%%time ")).contains(new CellParser.Begun("time", 2, ""));
        assertThat(begun("int a = 7\n  %b")).isEmpty();
        assertThat(begun("/*\n%b")).isEmpty();
        assertThat(begun("a.b")).isEmpty();
    }

    private static Optional<CellParser.Begun> begun(String source) {
        return CellParser.magicBefore(source, source.length());
    }

    private static void assertOneJava(String source) {
        assertThat(CellParser.parse(source)).containsExactly(new Java(source, 1));
    }
}
