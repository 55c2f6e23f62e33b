package dev.barista.magics;

import dev.barista.market.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where bars are kept on this machine. Stateless. */
final class StoreRoot {
    private static final String VARIABLE = "BARISTA_STORE";
    private static final String OFF = "off";
    private static final String REAL = "store";
    /** Made-up bars are kept apart; the number changes with how they are made up. */
    private static final String PRACTICE = "practice-1";

    private StoreRoot() {}

    /**
     * The folder that {@code BARISTA_STORE} names, else the one that the system keeps for programs' data.
     *
     * @return empty for {@code off}, or if there is no such folder
     */
    static Optional<Path> of(Map<String, String> environment, boolean practice) {
        String named = environment.getOrDefault(VARIABLE, "").strip();
        if (named.toLowerCase(Locale.ROOT).equals(OFF)) {
            return Optional.empty();
        }
        try {
            Optional<Path> base = named.isEmpty() ? usual(environment) : Optional.of(Path.of(named));
            return base.map(path -> path.resolve(practice ? PRACTICE : REAL));
        } catch (InvalidPathException e) {
            throw new InvalidInputException(VARIABLE + " is not a path. Set it to a folder, or to " + OFF);
        }
    }

    /** The folder that the system keeps for programs' data. */
    static Optional<Path> usual(Map<String, String> environment) {
        return folder(environment, "XDG_DATA_HOME", "barista")
                .or(() -> folder(environment, "LOCALAPPDATA", "barista"))
                .or(() -> folder(environment, "HOME", ".local/share/barista"));
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable, String below) {
        String folder = environment.getOrDefault(variable, "");
        return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder, below));
    }
}
