package dev.barista.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That what runs without JShell does what it does in JShell. */
class QuickCodeTest {
    private static JavaShell shell;

    @BeforeAll
    static void start() {
        shell = new JavaShell(List.of("java.util.*", "java.util.function.*"));
        run("int n = 4;");
        run("int[] numbers = {1, 2};");
        run("int half(int of) { return of / 2; }");
        run("void nothing() { n = 5; }");
        run("class Kept { int one = 1; private int two = 2; }");
        run("var kept = new Kept() { int three = 3; };");
        run("List<Integer> list = new ArrayList<>(List.of(3, 1));");
        run("class Optional {}");
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    static Stream<Arguments> pieces() {
        return Stream.of(
                arguments("1 + 1", 2),
                arguments("half(4)", 2),
                arguments("half(4);", null),
                arguments("// first\n half(4) // last\n", 2),
                arguments("/* a */ half(4) /* b */", 2),
                arguments("numbers[1] = 7", 7),
                arguments("(n = 6)", 6),
                arguments("n = 6", null),
                arguments("n += 1 - 1", 6),
                arguments("nothing()", null),
                arguments("nothing();\nn", 5),
                arguments("true ? 1 : 2.0", 1.0),
                arguments("switch (1) { case 1 -> 1; default -> 2.0; }", 1.0),
                arguments("null", null),
                arguments("new Object() { int x = 8; }.x", 8),
                arguments("kept.three", 3),
                arguments("((Supplier<Integer>) () -> half(8)).get()", 4),
                arguments("list.size() < 3 && list.size() > 1", true),
                arguments("if (n > 0) list.add(2);\nlist.size()", 3),
                arguments("for (int i : numbers) { n += i; }", null),
                arguments("{ int hidden = 1; }", null),
                arguments("switch (n) { default: n = 9; }\nn", 9),
                arguments("list instanceof ArrayList", true),
                arguments("\"a\" + \"}\" + '{'", "a}{"),
                arguments("int.class", int.class),
                arguments("new Optional().getClass().getSimpleName()", "Optional"),
                arguments("new \\u004fptional().getClass().getSimpleName()", "Optional"));
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void givesTheValueThatJShellGives(String source, @Nullable Object value) {
        assertThat(run(source)).isEqualTo(new Evaluated.Done(value, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String text = \"abc\";",
                "Map<String, List<Integer>> text = Map.of();",
                "java.util.List<int[]> text = null;",
                "int[] text = {1};",
                "Integer text[] = null;",
                "final var text = 1;",
                "@Deprecated int text = 1;"
            })
    void leavesDeclarationsToJShell(String source) {
        assertThat(run(source)).isInstanceOf(Evaluated.Done.class);

        assertThat(shell.typeOf("text")).isPresent();
        shell.drop("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"() -> 5", "1 +", "no + 1", "nothing() + 1", "half(\"a\")", "this", "break;"})
    void leavesItToJShellToSayWhatIsWrong(String source) {
        assertThat(run(source)).isInstanceOfSatisfying(Evaluated.Rejected.class, end -> assertThat(end.problems())
                .allSatisfy(problem -> assertThat(problem.message()).doesNotContain("value$of$cell")));
    }

    @Test
    void saysWhatAMethodIsMissing() {
        run("int later() { return notYet; }");

        assertThat(run("later()")).isInstanceOfSatisfying(Evaluated.Threw.class, end -> assertThat(end.error())
                .hasMessageContaining("notYet"));

        run("int notYet = 2;");
        assertThat(run("later()")).isEqualTo(new Evaluated.Done(2, List.of()));
    }

    @Test
    void seesWhatWasDeclaredAnew() {
        run("String again = \"a\";");
        assertThat(run("again + again")).isEqualTo(new Evaluated.Done("aa", List.of()));

        run("double again = 2;");

        assertThat(run("again + again")).isEqualTo(new Evaluated.Done(4.0, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 1 | int",
                "list | java.util.List<java.lang.Integer>",
                "Map.of(\"a\", new Kept()) | java.util.Map<java.lang.String,Kept>",
                "true ? 1 : \"a\" |",
                "kept |",
                "null |"
            })
    void tellsTheTypeOfAnExpressionIfItCanBeWritten(String piece, @Nullable String type) {
        assertThat(((Evaluated.Done) shell.evaluate(piece, "In[1]", 1)).type()).isEqualTo(type);
    }

    /** What came of it, the type left out. */
    private static Evaluated run(String source) {
        Evaluated end = shell.evaluate(source, "In[1]", 1);
        return end instanceof Evaluated.Done done ? new Evaluated.Done(done.value(), done.pending()) : end;
    }
}
