package dev.barista.quality;

/**
 * One part of a score. Immutable.
 *
 * @param name such as {@code "completeness"}
 * @param weight its share of the score; the weights of a symbol's parts add up to 1
 * @param value from 0 (worst) to 1
 * @param sentence how the value came about
 */
public record Part(String name, double weight, double value, String sentence) {
    public Part {
        if (!(weight > 0 && weight <= 1 && value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " has value " + value + " and weight " + weight);
        }
    }
}
