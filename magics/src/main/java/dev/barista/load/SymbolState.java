package dev.barista.load;

/** Where one symbol of a load stands. */
public enum SymbolState {
    /** None of its calls was made yet. */
    WAITING,
    LOADING,
    /** All its bars are there. */
    DONE,
    FAILED,
    /** The load was cancelled before the symbol was complete. */
    CANCELLED;

    /** Whether nothing more will come. */
    public boolean isEnded() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
