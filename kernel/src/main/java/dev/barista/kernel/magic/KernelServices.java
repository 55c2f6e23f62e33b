package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CodeRunner;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.job.Jobs;
import java.util.Optional;

/** What the kernel offers to magics: its whole public API. Any thread may use it. */
public interface KernelServices {
    /** The notebook's variables. */
    Variables variables();

    /** Background jobs. */
    Jobs jobs();

    /** How values are shown. */
    Renderers renderers();

    /** Runs code of the notebook inside the cell that is running; only the thread that runs a magic may call it. */
    CodeRunner code();

    /** Classes that magics declare and use. */
    Declarations declarations();

    /** Jars that magics fetch when they are first used. */
    Libraries libraries();

    /** Lines that front ends open to the kernel, and it to them. */
    Comms comms();

    /**
     * Lets the calling thread, and threads that it creates, run on behalf of {@code cell} until the scope is closed:
     * what they print and display goes there.
     */
    CurrentCell.Scope enter(CellContext cell);

    /** The cell on whose behalf the calling thread runs, if any. */
    Optional<CellContext> currentCell();
}
