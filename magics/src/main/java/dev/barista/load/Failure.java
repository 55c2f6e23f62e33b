package dev.barista.load;

/**
 * Why a symbol failed.
 *
 * @param brief a few words for its row in the progress
 * @param full a sentence with the dates and what to do
 */
record Failure(String brief, String full) {}
