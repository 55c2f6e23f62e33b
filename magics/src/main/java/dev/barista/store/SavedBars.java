package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Bars of several symbols in a folder, a Parquet file each, as other programs read them too. Stateless. */
public final class SavedBars {
    private SavedBars() {}

    /** Writes them into a folder that exists; what is there of other symbols stays. */
    public static void write(Path folder, Map<Symbol, Bars> bars) throws IOException {
        for (Map.Entry<Symbol, Bars> each : bars.entrySet()) {
            AtomicFile.replace(file(folder, each.getKey()), to -> BarParquet.write(to, each.getValue()));
        }
    }

    /**
     * Reads them, in the order asked for.
     *
     * @throws InvalidInputException if one is missing, or is no such file
     */
    public static Map<Symbol, Bars> read(Path folder, List<Symbol> symbols) throws IOException, InterruptedException {
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Path file = file(folder, symbol);
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException("there are no bars of " + symbol + " in " + folder);
            }
            bars.put(symbol, BarParquet.read(file));
        }
        return bars;
    }

    /** Reads all that are in the folder, by name. */
    public static Map<Symbol, Bars> readAll(Path folder) throws IOException, InterruptedException {
        List<Symbol> symbols;
        try (Stream<Path> files = Files.list(folder)) {
            symbols = files.map(BarPaths::name)
                    .filter(name -> name.endsWith(BarPaths.PARQUET))
                    .map(name -> name.substring(0, name.length() - BarPaths.PARQUET.length()))
                    .map(name -> Symbol.parse(URLDecoder.decode(name, StandardCharsets.UTF_8)))
                    .sorted()
                    .toList();
        }
        return read(folder, symbols);
    }

    private static Path file(Path folder, Symbol symbol) {
        return folder.resolve(URLEncoder.encode(symbol.toString(), StandardCharsets.UTF_8) + BarPaths.PARQUET);
    }
}
