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

    private SqlErrors() {}

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
