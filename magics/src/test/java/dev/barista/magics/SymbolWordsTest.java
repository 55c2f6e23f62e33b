package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolWordsTest {
    @TempDir
    private Path directory;

    private String file(String text) throws IOException {
        return "@" + Files.writeString(directory.resolve("symbols.txt"), text);
    }

    @Test
    void takesSymbolsOneALineAndCommentsForNothing() throws IOException {
        String file = file("# my list\nspy\n\nQQQ  # Nasdaq\r\n BRK.B \n");
        assertThat(SymbolWords.parse(List.of("IBM", file, "SPY")))
                .extracting(Object::toString)
                .containsExactly("IBM", "SPY", "QQQ", "BRK.B");
    }

    @Test
    void takesTheFirstColumnOfACsv() throws IOException {
        assertThat(SymbolWords.parse(List.of(file("\uFEFFSymbol,Name\nAAPL,Apple\n\"MSFT\",\"Microsoft, Inc.\"\n"))))
                .extracting(Object::toString)
                .containsExactly("AAPL", "MSFT");
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        assertThatThrownBy(() -> SymbolWords.parse(List.of(file("SPY\n# fine\nnot a symbol\n"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("symbols.txt, line 3: not a symbol: \"not a symbol\"");
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        assertThatThrownBy(() -> SymbolWords.parse(List.of("@nowhere.txt")))
                .hasMessageContaining("there is no file nowhere.txt");
        assertThatThrownBy(() -> SymbolWords.parse(List.of("@" + directory))).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> SymbolWords.parse(List.of(file("# nothing\n"))))
                .hasMessageContaining("there are no symbols in");
        Path latin =
                Files.write(directory.resolve("latin.txt"), "Soci\u00e9t\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SymbolWords.parse(List.of("@" + latin))).hasMessageContaining("is not text in UTF-8");
    }
}
