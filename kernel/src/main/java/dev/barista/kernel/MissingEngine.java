package dev.barista.kernel;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellResult;
import dev.barista.kernel.cell.CellRunner;
import dev.barista.kernel.cell.CodeAssist;
import dev.barista.kernel.cell.Engine;
import dev.barista.kernel.magic.MagicProvider;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Optional;

/** Stands where the Java engine is to be plugged in: says of every cell that it cannot be run. */
final class MissingEngine implements Engine, CellRunner, CodeAssist {
    private final List<MagicProvider> providers;

    MissingEngine(List<MagicProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    @Override
    public CellRunner runner() {
        return this;
    }

    @Override
    public CodeAssist assist() {
        return this;
    }

    @Override
    public CellResult run(CellContext cell, String source) {
        String message = "This build of the kernel has no Java engine.";
        return new CellResult.Failed("NoEngine", message, List.of(message));
    }

    @Override
    public void interrupt() {}

    @Override
    public Completions complete(String code, int cursor) {
        return new Completions(List.of(), cursor, cursor);
    }

    @Override
    public Optional<DisplayData> inspect(String code, int cursor, boolean detailed) {
        return Optional.empty();
    }

    @Override
    public Completeness isComplete(String code) {
        return new Completeness("unknown", "");
    }

    @Override
    public void close() {
        providers.forEach(MagicProvider::close);
    }
}
