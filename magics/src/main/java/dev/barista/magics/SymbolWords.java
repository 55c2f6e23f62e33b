package dev.barista.magics;

import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Symbols as they are typed behind a magic: tickers, and {@code @FILE} for a file of them. Stateless.
 *
 * <p>Such a file has symbols one a line, or the symbol first in each line of a CSV; blank lines, and what follows a
 * {@code #}, count for nothing, nor does a first line that names its column ({@code symbol} or {@code ticker}).
 */
final class SymbolWords {
    /** A list of all stocks of the world is smaller. */
    private static final long MAX_BYTES = 4 << 20;

    private static final Set<String> HEADINGS = Set.of("symbol", "symbols", "ticker");

    private SymbolWords() {}

    /**
     * All of them, in the order in which they stand.
     *
     * @throws InvalidInputException if one is not a symbol, or a file cannot be read; says in which line
     */
    static List<Symbol> parse(List<String> words) {
        Set<Symbol> symbols = new LinkedHashSet<>();
        for (String word : words) {
            if (word.startsWith("@")) {
                symbols.addAll(file(word.substring(1)));
            } else {
                symbols.add(Symbol.parse(word));
            }
        }
        return List.copyOf(symbols);
    }

    private static Set<Symbol> file(String name) {
        List<String> lines = lines(name);
        Set<Symbol> symbols = new LinkedHashSet<>();
        boolean first = true;
        for (int i = 0; i < lines.size(); i++) {
            String word = word(lines.get(i));
            if (word.isEmpty()) {
                continue;
            }
            if (!first || !HEADINGS.contains(word.toLowerCase(Locale.ROOT))) {
                symbols.add(symbol(name, i + 1, word));
            }
            first = false;
        }
        if (symbols.isEmpty()) {
            throw new InvalidInputException("there are no symbols in " + name + ". It takes one a line, such as SPY");
        }
        return symbols;
    }

    private static Symbol symbol(String name, int line, String word) {
        try {
            return Symbol.parse(word);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(name + ", line " + line + ": " + e.getMessage());
        }
    }

    private static String word(String line) {
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        String word = text.split("#", 2)[0].split("[,;\t]", 2)[0].strip();
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1).strip() : word;
    }

    private static List<String> lines(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new InvalidInputException(
                        name + " is a directory. Try a file with one symbol a line: @symbols.txt");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidInputException(
                        name + " is too long for a list of symbols (" + Files.size(file) + " bytes)");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new InvalidInputException("there is no file " + name + " in "
                    + Path.of("").toAbsolutePath().getFileName() + ". Try a file with one symbol a line: @symbols.txt");
        } catch (MalformedInputException e) {
            throw new InvalidInputException(name + " is not text in UTF-8. Save it as such, one symbol a line");
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot read " + name + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
