package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a magic was called.
 *
 * @param cell the cell it stands in
 * @param body the lines below a cell magic; null for a line magic
 * @param target the variable in {@code prices = %bars …}; null without one. The kernel binds the returned value to it;
 *     magics with an option for the same ({@code --as}) bind through {@link Variables} themselves
 * @param line the line of the cell in which it stands, from 1
 */
public record MagicCall(
        CellContext cell, @Nullable String body, @Nullable String target, int line) {}
