package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.TestKernel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values of magics assigned to variables, in a kernel. */
class AssignmentTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void declaresWhatIsNotDeclared() {
        kernel.ok("fresh = %time 6 * 7");

        assertThat(kernel.result("fresh + 1")).isEqualTo("43");
        assertThat(kernel.result("%who Integer")).contains("fresh");
    }

    @Test
    void keepsTheTypeOfWhatIsDeclared() {
        kernel.ok("Object wide = \"text\";\nlong number = 1;");

        kernel.ok("wide = %time List.of(1)");

        assertThat(kernel.result("%who Object")).contains("wide");
        assertThat(kernel.result("wide")).isEqualTo("[1]");
        assertThat(kernel.error("number = %time \"text\""))
                .isEqualTo(
                        "%time gives a value of class String, which long number cannot take. Try: var number = %time …");
        assertThat(kernel.result("number")).isEqualTo("1");
    }

    @Test
    void declaresTheTypeThatIsWritten() {
        kernel.ok("Collection<Integer> written = %time List.of(1, 2)");

        assertThat(kernel.result("written.size()")).isEqualTo("2");
        assertThat(kernel.result("%who Collection")).isEqualTo("written");
        assertThat(kernel.error("String wrong = %time 1 + 1"))
                .isEqualTo(
                        "%time gives a value of class Integer, which String wrong cannot take. Try: var wrong = %time …");
        assertThat(kernel.error("Lisst<Integer> odd = %time List.of(1)"))
                .startsWith("odd cannot be declared as Lisst<Integer>: ");
    }

    @Test
    void infersTheTypeForVar() {
        kernel.ok("String again = \"text\";");

        kernel.ok("var again = %time 5");

        assertThat(kernel.result("again + 1")).isEqualTo("6");
    }

    @Test
    void refusesWhatHasNoValue() {
        assertThat(kernel.error("nothing = %time int unused = 1")).contains("no value to assign to nothing");
    }
}
