package dev.barista.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL as far as it must be understood here: where a statement ends, what kind it is, which names it mentions. Immutable.
 *
 * @param statements each on the lines on which it stands in {@code text}, so that messages count lines right
 */
record SqlText(List<Statement> statements) {
    private static final Pattern TOKEN =
            Pattern.compile("(?s)(?<skip>--[^\\n]*|/\\*.*?(?:\\*/|$)|\\s+|'(?:[^']|'')*(?:'|$)|\\$\\$.*?(?:\\$\\$|$))"
                    + "|(?<quoted>\"(?:[^\"]|\"\")*(?:\"|$))|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<end>;)|.");

    SqlText {
        statements = List.copyOf(statements);
    }

    /**
     * One statement.
     *
     * @param words in lower case, without those in quotes, comments and literals
     * @param names of the notebook that it may mean: words as they stand and those in double quotes
     */
    record Statement(String text, List<String> words, Set<String> names) {
        Statement {
            words = List.copyOf(words);
            names = Set.copyOf(names);
        }

        /** What it does; empty if it does nothing. */
        String verb() {
            return words.isEmpty() ? "" : words.get(0);
        }
    }

    static SqlText parse(String text) {
        List<Statement> statements = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        boolean empty = true;
        int start = 0;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group("word");
            String quoted = token.group("quoted");
            if (word != null) {
                words.add(word.toLowerCase(Locale.ROOT));
                names.add(word);
            } else if (quoted != null) {
                names.add(quoted.replaceAll("^\"|\"$", "").replace("\"\"", "\""));
            }
            if (token.group("end") != null) {
                add(statements, empty, text, start, token.start(), words, names);
                start = token.end();
                empty = true;
                words.clear();
                names.clear();
            } else {
                empty &= token.group("skip") != null;
            }
        }
        add(statements, empty, text, start, text.length(), words, names);
        return new SqlText(statements);
    }

    private static void add(
            List<Statement> to, boolean empty, String text, int start, int end, List<String> words, Set<String> names) {
        if (!empty) {
            long linesBefore =
                    text.substring(0, start).chars().filter(c -> c == '\n').count();
            to.add(new Statement("\n".repeat((int) linesBefore) + text.substring(start, end), words, names));
        }
    }
}
