package dev.barista.market;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses what a misspelt word was meant to be. Stateless; any thread may use it. */
public final class Spelling {
    private static final int MOST_EDITS = 2;

    private Spelling() {}

    /** The one of {@code known} that differs from {@code typed} in at most two letters, whatever their case. */
    public static Optional<String> closest(String typed, Collection<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(MOST_EDITS);
        String word = typed.toLowerCase(Locale.ROOT);
        record Candidate(String name, int edits) {}
        return known.stream()
                .map(name -> new Candidate(name, distance.apply(word, name.toLowerCase(Locale.ROOT))))
                // As many edits as letters would make anything of anything.
                .filter(candidate -> candidate.edits() >= 0 && candidate.edits() < word.length())
                .min(Comparator.comparingInt(Candidate::edits))
                .map(Candidate::name);
    }

    /** {@code "Did you mean SPY? "} for {@link #closest}; empty if there is none. */
    public static String didYouMean(String typed, Collection<String> known) {
        return closest(typed, known).map(name -> "Did you mean " + name + "? ").orElse("");
    }
}
