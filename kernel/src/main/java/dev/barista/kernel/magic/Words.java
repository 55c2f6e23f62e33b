package dev.barista.kernel.magic;

import dev.barista.kernel.cell.UserMistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What people type: splitting a line into arguments, and guessing what was meant. Stateless. */
public final class Words {
    private static final double ALIKE = 0.75;

    private Words() {}

    /**
     * Splits at white space. Text in double or single quotes stays together; a backslash takes the next character as
     * it is, except in single quotes.
     *
     * @throws UserMistake if a quote is not closed
     */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && quote != '\'' && at + 1 < line.length()) {
                word.append(line.charAt(++at));
                open = true;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
                word.append(quote == 0 ? "" : c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                open = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                open = true;
            } else if (open) {
                words.add(word.toString());
                word.setLength(0);
                open = false;
            }
        }
        if (quote != 0) {
            throw new UserMistake("a quote (" + quote + ") is opened and not closed in: " + line);
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }

    /** {@code ". Did you mean x?"} for the known word that is most like {@code typed}; empty if none is. */
    public static String didYouMean(String typed, List<String> known) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        return known.stream()
                .filter(each -> similarity.apply(typed, each) >= ALIKE)
                .max(Comparator.comparingDouble(each -> similarity.apply(typed, each)))
                .map(each -> ". Did you mean " + each + "?")
                .orElse("");
    }
}
