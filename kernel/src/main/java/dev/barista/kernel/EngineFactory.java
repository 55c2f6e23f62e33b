package dev.barista.kernel;

import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.Engine;
import dev.barista.kernel.cell.Surroundings;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.job.Jobs;

/** Makes the engine from what the kernel offers it. */
@FunctionalInterface
public interface EngineFactory {
    /**
     * Called once, while the kernel starts, on a thread of its own: the kernel answers already what needs no engine.
     *
     * @param cells threads that run a cell's code on its behalf must enter it here, see {@link CurrentCell#enter}
     */
    Engine create(Renderers renderers, Jobs jobs, CurrentCell cells, Surroundings around);
}
