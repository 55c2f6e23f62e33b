package dev.barista.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as complete, unfinished or wrong Java, and that nothing of a wrong cell runs. */
class JavaSyntaxTest {
    private static JavaShell shell;

    @BeforeAll
    static void start() {
        shell = new JavaShell(List.of());
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void runsNothingOfACellThatIsCutShort() {
        Evaluated end = shell.evaluate("int untouched = 1;\nif (true) {", "In[1]", 1);

        assertThat(end).isInstanceOf(Evaluated.Rejected.class);
        assertThat(shell.variables()).doesNotContain("untouched");
    }

    @Test
    void runsNothingOfACellWithASyntaxErrorAnywhere() {
        String source = "int untouched = 1;\nint 5x = 3;\nint later = 1;";

        Evaluated.Rejected end = (Evaluated.Rejected) shell.evaluate(source, "In[1]", 1);

        assertThat(shell.variables()).doesNotContain("untouched", "later");
        assertThat(end.problems().get(0).start()).isBetween(source.indexOf("int 5x"), source.indexOf("5x"));
        assertThat(shell.evaluate("int untouched = 1; /* no end", "In[1]", 1)).isInstanceOf(Evaluated.Rejected.class);
        assertThat(shell.variables()).doesNotContain("untouched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int 5x = 3;", "5 5", "int wrong = 3 int y = 4;", "if (true) { wrong(); ) }", "class { }"})
    void saysOfASingleWrongPieceWhatItSaysOfOneAmongOthers(String source) {
        Evaluated.Rejected alone = (Evaluated.Rejected) shell.evaluate(source, "In[1]", 1);

        assertThat(alone.problems()).isEqualTo(shell.parse(source).problems());
    }

    @Test
    void reportsTheFirstOfSeveralSyntaxErrors() {
        Evaluated.Rejected end = (Evaluated.Rejected) shell.evaluate("int 5x = 3;\nint 6y = 3;", "In[1]", 1);

        assertThat(end.problems().get(0).start()).isLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 1",
                "zz.unknown(3) + 1",
                "foo()",
                "x -> x + 1",
                "x = 5",
                "new Foo() { int a; }",
                "int[]::new",
                "int x = 1",
                "int x, y = 2;",
                "var y = zz;",
                "static var y = 3;",
                "private int z = 1;",
                "List<String> l",
                "import java.util.*",
                "// why\nimport static java.lang.Math.*;",
                "int a = 1 // why",
                "// nothing",
                "",
                "int f() { return 1; }",
                "public static int f() { return 1; }",
                "<T> T id(T t) { return t; }",
                "abstract int f();",
                "class A {}",
                "sealed interface S permits T {}",
                "final class T implements S {}",
                "record P(int a) { P { } }",
                "enum E { A, B; }",
                "@interface X { }",
                "@Deprecated class B { };",
                "@SuppressWarnings(\"x\") int g = 1;",
                "{ int inBlock = 1; }",
                "if (a) b(); else { c(); }",
                ";",
                "label: for (;;) { break label; }",
                "return 5;",
                "throw new X();",
                "switch (x) { case 1 -> 2; }",
                "switch (x) { case 1: foo(); }",
                "int z = switch (x) { case 1 -> { yield 2; } default -> 3; };",
                "\"\"\"\n  }{ text\n  \"\"\"",
                "try (var in = open()) { in.read(); }",
                "synchronized (a) { }",
                "do { a(); } while (b);",
                "int a = 7\n  % b;",
                "f(1)\n    .g(x -> {\n        h();\n    })",
                "var i = (Runnable & java.io.Serializable) () -> {};",
                "assert a : \"b\";",
                "'\\''",
                "0x1F + 1_000L"
            })
    void knowsCompleteCode(String source) {
        assertThat(form(source)).isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int i = 0; i < 3; i++) {",
                "int f(int x) {",
                "int f(int x)",
                "List.of(1,",
                "foo( // why",
                "a.",
                "1 +",
                "\"\"\"\ntext",
                "/* why",
                "int d = 1; /* why",
                "if (true) { a(); } else",
                "if (a)",
                "try { a(); }",
                "try { a(); } catch",
                "class A { int x;",
                "@Override",
                "int[] a = {1, 2",
                "do { a(); }",
                "throw",
                "new",
                "int a = 1;\nwhile (a < 2) {\n    a++;",
                "list.forEach(x -> {\n    f(x);",
                "Map<String,",
                "switch (x) {",
                "switch (x) { case 1 ->",
                "int a =",
                "synchronized (this) {",
                "var f = new Foo() {",
                "f(1,\n  g(2)"
            })
    void knowsUnfinishedCode(String source) {
        assertThat(form(source)).isEqualTo("unfinished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int 5x = 3;",
                "1 + ) 2",
                "int a = ) 3;",
                "String s = \"abc",
                "String s = \"a\nb\";",
                "int int x;",
                "a b c",
                "}",
                "class A {} }",
                "class A { int 5x; ",
                "class { }",
                "foo() bar()",
                "5 5",
                "'ab'",
                "0x",
                "#",
                "goto x;",
                "void f() { int 5x = 3; }",
                "void f() { int 5x = 3;\n if (true) {",
                "for (int i = 0; i < ) {",
                "else { }",
                "int x = 3 int y = 4;",
                "double d = 1.2.3;",
                "int f(int a, ) {",
                "int a = 1;\n2 + ] 1;\nint b = 1;",
                "% x",
                "package a;",
                "f(a b"
            })
    void knowsCodeThatCanNeverBecomeRight(String source) {
        assertThat(form(source)).isEqualTo("wrong");
    }

    @Test
    void saysWhereTheSyntaxIsWrong() {
        assertThat(problem("int a = 1;\nint x = 3 int y = 4;")).isEqualTo("20 ';' expected");
        assertThat(problem("1 + ) 2")).isEqualTo("4 illegal start of expression");
        assertThat(problem("void f() {\n    g(]);\n}")).isEqualTo("17 illegal start of expression");
        assertThat(problem("int 5x = 3;")).isEqualTo("3 <identifier> expected");
    }

    private static String form(String source) {
        Parsed parsed = shell.parse(source);
        assertThat(parsed.problems()).hasSize(parsed.isComplete() ? 0 : 1);
        return parsed.isComplete() ? "complete" : parsed.isUnfinished() ? "unfinished" : "wrong";
    }

    private static String problem(String source) {
        Evaluated.Problem problem = shell.parse(source).problems().get(0);
        return problem.start() + " " + problem.message();
    }
}
