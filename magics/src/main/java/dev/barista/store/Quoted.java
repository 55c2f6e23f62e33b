package dev.barista.store;

/** Text of a file on its way into a message: on one line, bounded, in quotes. */
final class Quoted {
    private static final int MOST_CHARACTERS = 40;

    private Quoted() {}

    static String text(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(MOST_CHARACTERS)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > MOST_CHARACTERS ? "…\"" : "\"")
                .toString();
    }
}
