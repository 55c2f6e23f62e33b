package dev.barista.load;

/** Pages of {@code item} that are all there but not yet put together. Made by {@link LoadState}; for one thread. */
record Ready(Item item, Pages pages) {}
