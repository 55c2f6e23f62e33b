package dev.barista.sql;

import dev.barista.market.Spelling;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the database says into a message for the notebook. Stateless. */
final class SqlErrors {
    private static final Pattern NO_TABLE = Pattern.compile("Table with name (\\S+) does not exist");
    private static final Pattern FORBIDDEN = Pattern.compile("file system operations are disabled|Permission Error");

    private static final Pattern NO_VIEW = Pattern.compile("\\[TABLE_OR_VIEW_NOT_FOUND].*");
    /** What follows the sentence is Spark's plan, or its own stack. */
    private static final Pattern PLAN = Pattern.compile("(?s);?\\n'.*|\\nDriver stacktrace:.*|\\n\\s*at .*");

    private SqlErrors() {}

    /** What Spark says, without its plans and stacks. */
    static String ofSpark(String message) {
        String sentence = PLAN.matcher(message).replaceFirst("").strip();
        return NO_VIEW.matcher(sentence).find()
                ? sentence + "\nSpark sees the store (" + String.join(", ", StoreTables.NAMES)
                        + "), not the notebook's variables. Leave --engine out to query those"
                : sentence;
    }

    /** @param names of the notebook's tables */
    static String sentence(SQLException failure, List<String> names) {
        String message = String.valueOf(failure.getMessage())
                .replaceFirst("^java\\.sql\\.SQLException: ", "")
                .strip();
        if (FORBIDDEN.matcher(message).find()) {
            return message + "\nSQL sees loads, tables and the store, and no other file. Try: %bars … --from FILE";
        }
        Matcher table = NO_TABLE.matcher(message);
        return table.find()
                ? Spelling.closest(table.group(1), names)
                        .map(name -> message + "\nIn the notebook there is " + name + ".")
                        .orElse(message)
                : message;
    }
}
