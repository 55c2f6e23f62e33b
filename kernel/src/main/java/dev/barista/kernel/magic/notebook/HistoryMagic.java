package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.HistorySearch;
import dev.barista.kernel.cell.PastCells;
import dev.barista.kernel.cell.PastCells.PastCell;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %history}, with the options and ranges of IPython's. */
@Command(
        description = {
            "Prints what was run: in this session, or in RANGE.",
            "With -n, and found by -g, cells of earlier sessions come with SESSION/NUMBER, which is a RANGE, too."
        })
public final class HistoryMagic implements Magic {
    private static final String LAST = "10";

    private final PastCells past;

    @Option(names = "-n", description = "With the numbers of the cells.")
    private boolean numbers;

    @Option(
            names = "-l",
            arity = "0..1",
            paramLabel = "COUNT",
            fallbackValue = LAST,
            description = "The last COUNT cells of all sessions; ${FALLBACK-VALUE} if left out.")
    private @Nullable Integer limit;

    @Option(
            names = "-g",
            arity = "0..*",
            paramLabel = "TEXT",
            description = "Cells of all sessions that contain TEXT, upper or lower case; * stands for any text, ? for a"
                    + " character.")
    private @Nullable List<String> pattern;

    @Option(names = "-u", description = "Of cells with the same text only the last.")
    private boolean unique;

    @Option(names = "-f", paramLabel = "FILE", description = "Writes it to a file, which must not be there yet.")
    private @Nullable Path file;

    @Parameters(
            arity = "0..*",
            paramLabel = "RANGE",
            description = {
                "4, 4-6, 4:7 (without 7): cells of this session.",
                "~1/ the session before, ~2/3-5 cells of an earlier one, 12/ session 12, ~8/1-~6/5."
            })
    private List<String> ranges = List.of();

    public HistoryMagic(PastCells past) {
        this.past = past;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws IOException {
        List<PastCell> found = found(call.cell());
        String text = found.stream().map(this::line).collect(Collectors.joining());
        if (file == null) {
            call.cell().out().print(text);
        } else {
            write(file, text);
            call.cell()
                    .out()
                    .println("Wrote " + found.size() + (found.size() == 1 ? " cell" : " cells") + " to " + file);
        }
        return null;
    }

    private List<PastCell> found(CellContext asking) {
        int session = past.session();
        boolean everywhere = pattern != null || limit != null;
        List<HistoryRange> wanted =
                ranges.stream().map(range -> HistoryRange.parse(range, session)).toList();
        List<PastCell> all = past.all();
        Stream<PastCell> chosen = wanted.isEmpty()
                ? all.stream().filter(cell -> everywhere || cell.session() == session)
                : wanted.stream().flatMap(range -> all.stream().filter(range::has));
        Pattern text = text();
        List<PastCell> found = chosen.filter(
                        cell -> cell.session() != session || cell.number() < asking.executionCount())
                .filter(cell -> text.matcher(cell.source()).find())
                .toList();
        if (unique) {
            found = HistorySearch.lastOfEach(found, PastCell::source);
        }
        return limit == null ? found : found.subList(Math.max(0, found.size() - Math.max(0, limit)), found.size());
    }

    private Pattern text() {
        String regex = HistorySearch.regex(pattern == null ? "" : String.join(" ", pattern));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private String line(PastCell cell) {
        boolean earlier = cell.session() != past.session();
        boolean numbered = file == null && (numbers || (earlier && pattern != null));
        String number = (earlier ? cell.session() + "/" : "") + cell.number() + ": ";
        return (numbered ? number : "") + cell.source() + "\n";
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserMistake("there is a file " + file + " already. Give another name, or delete it first");
        }
    }
}
