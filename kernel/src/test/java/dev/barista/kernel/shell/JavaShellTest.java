package dev.barista.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shell as the rooms above it see it. */
class JavaShellTest {
    private static JavaShell shell;

    @BeforeAll
    static void start() {
        shell = new JavaShell(List.of("java.util.*", "no.such.place.*", "java.util.stream.*"));
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void returnsTheValueItselfNotItsText() {
        assertThat(value("new ArrayList<>(List.of(1, 2))"))
                .isEqualTo(List.of(1, 2))
                .isInstanceOf(ArrayList.class);
    }

    @Test
    void returnsTheValueOfTheLastSnippetOnly() {
        assertThat(value("int six = 6;\nsix * 7")).isEqualTo(42);
        assertThat(value("6 * 7;\nint seven = 7;")).isNull();
        assertThat(value("int changed = 1;\nchanged = 2")).isNull();
    }

    @Test
    void pointsAtTheOffsetOfACompileErrorInALaterSnippet() {
        String source = "int fine = 1;\nString wrong = 5;";

        Evaluated.Rejected end = (Evaluated.Rejected) shell.evaluate(source, "In[1]", 1);

        assertThat(end.problems()).hasSize(1);
        Evaluated.Problem problem = end.problems().get(0);
        assertThat(source.substring(problem.start(), problem.end())).isEqualTo("5");
        assertThat(problem.message()).contains("int cannot be converted to");
    }

    @Test
    void findsTheLineOfTheCellThatThrew() {
        assertThat(placesOf("\nint zero = 0;\nint result =\n    10 / zero;", "In[3]", 5))
                .containsExactly("In[3]:8");
    }

    @Test
    void findsLinesInMethodsOfEarlierCells() {
        shell.evaluate("int divide(int by) {\n    return 1 / by;\n}", "In[4]", 1);

        assertThat(placesOf("List.of(0).stream()\n    .map(each -> divide(each))\n    .toList()", "In[5]", 1))
                .startsWith("In[4]:2", "In[5]:2");
    }

    @Test
    void findsLinesAfterAClassThatAMethodUsesWasDeclaredAgain() {
        shell.evaluate("class Used {}", "In[6]", 1);
        shell.evaluate("int useIt() {\n    new Used();\n    return 1 / 0;\n}", "In[7]", 1);
        shell.evaluate("class Used { int more; }", "In[8]", 1);

        assertThat(placesOf("useIt()", "In[9]", 1)).containsExactly("In[7]:3", "In[9]:1");
    }

    @Test
    void bindsAgainWithoutCompilingEvenWhileACellRuns() {
        assertThat(shell.bind("bound", List.class, List.of(1))).isEmpty();
        StoppableRun<Evaluated> busy = run("while (true) {}");
        Thread waiting = new Thread(busy::await);
        waiting.start();

        assertThat(shell.bind("bound", List.class, List.of(1, 2))).isEmpty();
        busy.stop();

        assertThat(value("bound.size()")).isEqualTo(2);
    }

    @Test
    void declaresTheNearestTypeThatCellsCanName() {
        List<Integer> hidden = Arrays.asList(1, 2);

        assertThat(shell.bind("nearest", hidden.getClass(), hidden)).isEmpty();

        assertThat(shell.find("nearest")).containsSame(hidden);
        assertThat(shell.typeOf("nearest")).isNotEqualTo(Optional.of("Object"));
    }

    @Test
    void keepsNoResultsOfExpressions() {
        for (int i = 0; i < 50; i++) {
            value("1 + " + i);
        }

        assertThat(shell.variables()).noneMatch(name -> name.startsWith("$"));
    }

    @Test
    void stopsALoopThatCatchesExceptionsAndKeepsVariables() {
        value("int kept = 17;");

        assertThat(stopped("while (true) { try { Thread.sleep(5); } catch (Exception e) {} }"))
                .isInstanceOf(CellStopped.class);
        assertThat(stopped("while (true) {}")).isInstanceOf(CellStopped.class);
        assertThat(stopped("Thread.sleep(600_000)")).isInstanceOfAny(InterruptedException.class, CellStopped.class);
        assertThat(stopped("long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(90)"))
                .isInstanceOf(CellStopped.class);
        assertThat(value("kept")).isEqualTo(17);
    }

    @Test
    void leavesThreadsOfEarlierCellsAlone() {
        value("""
                var beats = new java.util.concurrent.atomic.AtomicLong();
                var end = new java.util.concurrent.atomic.AtomicBoolean();
                var beating = new Thread(() -> { while (!end.get()) beats.incrementAndGet(); });
                beating.start();
                """);

        stopped("while (true) {}");

        assertThat(value("beating.isAlive()")).isEqualTo(true);
        value("end.set(true); beating.join();");
    }

    @Test
    void refusesToEndTheKernel() {
        assertThat(thrown("System.exit(1);")).isInstanceOf(ExitRefused.class);
        assertThat(thrown("Runtime.getRuntime().halt(1);")).isInstanceOf(ExitRefused.class);
    }

    @Test
    void survivesAnOverflownStack() {
        assertThat(thrown("void deep() { deep(); }\ndeep();")).isInstanceOf(StackOverflowError.class);
        assertThat(value("1 + 1")).isEqualTo(2);
    }

    @Test
    void saysWhatAMethodIsMissing() {
        Evaluated.Done end = (Evaluated.Done) shell.evaluate("int early() { return late(); }", "In[1]", 1);

        assertThat(end.pending()).containsExactly("early cannot be used until this is declared: method late()");
        assertThat(thrown("early()")).isInstanceOf(NotYetUsable.class);
    }

    private static Throwable stopped(String source) {
        StoppableRun<Evaluated> run = run(source);
        Thread stopper = new Thread(() -> {
            // Stopping counts from the first line on, wherever the run then is.
            while (run.thread().getState() == Thread.State.NEW) {
                Thread.onSpinWait();
            }
            run.stop();
        });
        stopper.start();
        StoppableRun.End<Evaluated> end = run.await();
        if (end instanceof StoppableRun.End.Threw<Evaluated> threw) {
            // For a machine so busy that the compiler was not done by then: the wait ends, or before JDK 20 the thread.
            assertThat(threw.error()).isInstanceOfAny(CellStopped.class, ThreadDeath.class);
            return new CellStopped();
        }
        return error(((StoppableRun.End.Returned<Evaluated>) end).value());
    }

    private static StoppableRun<Evaluated> run(String source) {
        return new StoppableRun<>(() -> shell.evaluate(source, "In[1]", 1));
    }

    private static Throwable thrown(String source) {
        return error(shell.evaluate(source, "In[1]", 1));
    }

    private static Throwable error(Evaluated end) {
        assertThat(end).isInstanceOf(Evaluated.Threw.class);
        return ((Evaluated.Threw) end).error();
    }

    private static @Nullable Object value(String source) {
        Evaluated end = shell.evaluate(source, "In[1]", 1);
        assertThat(end).isInstanceOf(Evaluated.Done.class);
        return ((Evaluated.Done) end).value();
    }

    private static List<String> placesOf(String source, String label, int firstLine) {
        Throwable error = error(shell.evaluate(source, label, firstLine));
        return Arrays.stream(error.getStackTrace())
                .flatMap(frame -> shell.locate(frame).stream())
                .map(Place::toString)
                .toList();
    }
}
