package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.magic.Libraries;
import java.nio.file.Path;
import java.util.List;

/** Libraries from the repositories of Maven's settings. One for a kernel; any thread may use it. */
public final class MavenLibraries implements Libraries {
    private final Resolving resolving = new Resolving(MavenHome.ofThisProcess());

    @Override
    public synchronized List<Path> fetch(List<String> coordinates, CellContext cell) throws Exception {
        Wanted wanted = new Wanted(
                coordinates.stream().map(Coordinates::parse).toList(), List.of(), List.of(), List.of(), false, false);
        // They are not added to the kernel's own, so of those none may be left out.
        return resolving.resolve(wanted, key -> false, cell).jars().stream()
                .map(Jar::file)
                .toList();
    }
}
