package dev.barista.load;

/**
 * How far the calls of one kind are, at one moment. Part of {@link LoadProgress}; immutable.
 *
 * @param kind what they are for
 * @param callsMade HTTP requests made, retries included
 * @param callsPlanned calls that are needed, as far as known: the plan and its overflow
 * @param callsLeft those of them that have not ended
 * @param size bars that arrived; of chains, contracts
 * @param bytes size of the answers, unpacked
 */
public record KindProgress(LoadKind kind, int callsMade, int callsPlanned, int callsLeft, long size, long bytes) {}
