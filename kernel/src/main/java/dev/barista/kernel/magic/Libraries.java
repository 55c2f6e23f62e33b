package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellContext;
import java.nio.file.Path;
import java.util.List;

/** Jars that are too heavy to come with the kernel and that a magic needs, found as {@code %maven} finds them. */
public interface Libraries {
    /**
     * The jars, with all they need at run time; cells do not see them. What is not on this machine is downloaded, which
     * {@code cell} shows.
     *
     * @param coordinates as {@code %maven} takes them
     * @throws dev.barista.kernel.cell.UserMistake if something is not found, or there is no network
     * @throws InterruptedException if the thread is interrupted
     */
    List<Path> fetch(List<String> coordinates, CellContext cell) throws Exception;
}
