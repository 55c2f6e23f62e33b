package dev.barista.kernel.cell;

import dev.barista.kernel.comm.Comms;

/**
 * What the code of cells reaches beyond the kernel's engine. Made when a kernel starts; any thread may use it.
 *
 * @param input asks the person at the front end
 * @param comms lines to front ends
 * @param past what was run
 */
public record Surroundings(LineInput input, Comms comms, PastCells past) {}
