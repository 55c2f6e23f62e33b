package dev.barista.train;

import dev.barista.market.InvalidInputException;
import dev.barista.market.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How features are made of the window of an observation, before the recurrent core. */
public enum Extractor {
    /** None: the observation itself, row after row. */
    NONE,
    /** An LSTM over the rows; its last output counts (the first LSTM of the cascade in arXiv 2212.02721). */
    LSTM,
    /** Two convolutions over the rows (kernel 3, ReLU), then the mean and the last row of what they give. */
    CNN;

    /** As written after {@code --extractor}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The extractor of a name.
     *
     * @throws InvalidInputException if there is none of this name
     */
    public static Extractor parse(String text) {
        List<String> known = Arrays.stream(values()).map(Extractor::toString).toList();
        int index = known.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new InvalidInputException("there is no extractor " + text + ". " + Spelling.didYouMean(text, known)
                    + "Known: " + String.join(", ", known));
        }
        return values()[index];
    }
}
