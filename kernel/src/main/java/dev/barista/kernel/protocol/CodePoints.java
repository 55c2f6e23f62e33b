package dev.barista.kernel.protocol;

/** Positions in code: the wire counts code points, Java's strings count UTF-16 units. */
final class CodePoints {
    private CodePoints() {}

    /** Positions outside the code are taken as its nearest end. */
    static int toUnits(String code, int codePoints) {
        int within = Math.max(0, Math.min(codePoints, code.codePointCount(0, code.length())));
        return code.offsetByCodePoints(0, within);
    }

    static int fromUnits(String code, int units) {
        return code.codePointCount(0, Math.max(0, Math.min(units, code.length())));
    }
}
