package dev.barista.kernel.cell;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * A script that is run before the first cell.
 *
 * @param name for messages
 * @param read reads its cells; what it throws is shown to the user
 */
public record Startup(String name, Callable<List<CellSource>> read) {}
