package dev.barista.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random cells: whoever wrote them knows which of their lines are magics. */
class CellParserRandomTest {
    private static final int CELLS = 5_000;

    /** Set the property {@code seed} to see a failure again. */
    private final long firstSeed = Long.getLong("seed", System.nanoTime());

    @Test
    void findsJustTheMagicsThatWereWritten() {
        System.out.println("first seed " + firstSeed);
        for (long seed = firstSeed; seed < firstSeed + CELLS; seed++) {
            CellWriter cell = new CellWriter(seed);

            assertThat(CellParser.parse(cell.source()))
                    .as("seed %d:\n%s", seed, cell.source())
                    .containsExactlyElementsOf(cell.parts());
        }
    }

    @Test
    void keepsAllThatIsJavaInItsPlace() {
        System.out.println("first seed " + firstSeed);
        for (long seed = firstSeed; seed < firstSeed + CELLS; seed++) {
            CellWriter cell = new CellWriter(seed);
            String[] lines = cell.source().split("\n", -1);
            Set<Integer> java = javaLines(cell.parts());

            String[] kept = CellParser.withoutMagics(cell.source()).split("\n", -1);

            assertThat(kept).hasSameSizeAs(lines);
            for (int i = 0; i < lines.length; i++) {
                String expected = java.contains(i + 1) ? lines[i] : " ".repeat(lines[i].length());
                assertThat(kept[i])
                        .as("seed %d, line %d:\n%s", seed, i + 1, cell.source())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void knowsAtTheEndOfEachLineWhetherItIsAMagic() {
        System.out.println("first seed " + firstSeed);
        for (long seed = firstSeed; seed < firstSeed + CELLS / 5; seed++) {
            CellWriter cell = new CellWriter(seed);
            Set<Integer> magics = new HashSet<>();
            cell.parts().stream().filter(it -> it instanceof CellPart.MagicPart).forEach(it -> magics.add(it.line()));
            String source = cell.source();
            int line = 1;
            for (int end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) {
                assertThat(CellParser.magicBefore(source, end).isPresent())
                        .as("seed %d, line %d:\n%s", seed, line, source)
                        .isEqualTo(magics.contains(line));
                line++;
            }
        }
    }

    private static Set<Integer> javaLines(List<CellPart> parts) {
        Set<Integer> lines = new HashSet<>();
        for (CellPart part : parts) {
            if (part instanceof CellPart.Java java) {
                for (int i = 0; i < java.source().split("\n", -1).length; i++) {
                    lines.add(java.line() + i);
                }
            }
        }
        return lines;
    }
}
