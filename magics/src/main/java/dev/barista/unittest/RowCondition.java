package dev.barista.unittest;

import dev.barista.market.InvalidInputException;
import dev.barista.market.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads a condition on the rows of a table, by recursive descent. Made for one condition. */
final class RowCondition {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)|([A-Za-z_][\\w.]*)"
                    + "|`([^`]+)`|'([^']*)'|\"([^\"]*)\"|(<=|>=|==|!=|<>|&&|\\|\\||[-+*/()<>=!]))\\s*");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "=", "==", "!=", "<>");

    private static final String NOT_CLOSED = "lacks a closing parenthesis";

    private final String text;
    private final Table table;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** @param value a number, or the text of a quoted one; null for operators and names */
    private record Token(String text, @Nullable Object value, boolean isName) {}

    private RowCondition(String text, Table table) {
        this.text = text;
        this.table = table;
        Matcher token = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length()) {
            if (!token.region(from, text.length()).lookingAt()) {
                throw wrong("cannot be read at \"" + text.substring(from) + "\"");
            }
            tokens.add(token(token));
            from = token.end();
        }
    }

    /**
     * A test of rows by their index.
     *
     * @throws InvalidInputException if the condition cannot be read or names a column that is not there
     */
    static IntPredicate parse(String text, Table table) {
        RowCondition reader = new RowCondition(text, table);
        IntPredicate condition = reader.either();
        if (reader.next < reader.tokens.size()) {
            throw reader.wrong("goes on with \"" + reader.tokens.get(reader.next).text + "\" where it should end");
        }
        return condition;
    }

    private static Token token(Matcher found) {
        if (found.group(1) != null) {
            return new Token(found.group(1), Double.valueOf(found.group(1)), false);
        }
        String name = found.group(2) != null ? found.group(2) : found.group(3);
        if (name != null) {
            return new Token(name, null, true);
        }
        String quoted = found.group(4) != null ? found.group(4) : found.group(5);
        return quoted != null ? new Token(quoted, quoted, false) : new Token(found.group(6), null, false);
    }

    private IntPredicate either() {
        IntPredicate left = both();
        while (take("or") || take("||")) {
            left = left.or(both());
        }
        return left;
    }

    private IntPredicate both() {
        IntPredicate left = one();
        while (take("and") || take("&&")) {
            left = left.and(one());
        }
        return left;
    }

    private IntPredicate one() {
        if (take("not") || take("!")) {
            return one().negate();
        }
        int start = next;
        if (take("(")) {
            // Either a condition in parentheses or the beginning of a sum.
            Optional<IntPredicate> inner = tried();
            if (inner.isPresent() && next >= tokens.size()) {
                throw wrong(NOT_CLOSED);
            }
            if (inner.isPresent() && take(")") && !goesOnAsValue()) {
                return inner.get();
            }
            next = start;
        }
        return comparison();
    }

    /** Empty if what stands here is no condition; read as a value, its fault is told then. */
    private Optional<IntPredicate> tried() {
        try {
            return Optional.of(either());
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private boolean goesOnAsValue() {
        return next < tokens.size()
                && (COMPARISONS.contains(tokens.get(next).text) || "+-*/".contains(tokens.get(next).text));
    }

    private IntPredicate comparison() {
        IntFunction<@Nullable Object> left = sum();
        if (next >= tokens.size() || !COMPARISONS.contains(tokens.get(next).text)) {
            throw wrong("needs a comparison such as high >= low");
        }
        String operator = tokens.get(next++).text;
        IntFunction<@Nullable Object> right = sum();
        return row -> holds(operator, left.apply(row), right.apply(row));
    }

    private static boolean holds(String operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        int order = comparable(left, right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "=", "==" -> order == 0;
            default -> order != 0;
        };
    }

    @SuppressWarnings("unchecked") // Of one class, which is comparable to itself.
    private static int comparable(Object left, Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return Double.compare(a + 0.0, b + 0.0); // zero has one sign then
        }
        return left.getClass() == right.getClass() && left instanceof Comparable<?>
                ? ((Comparable<Object>) left).compareTo(right)
                : left.toString().compareTo(right.toString());
    }

    private IntFunction<@Nullable Object> sum() {
        IntFunction<@Nullable Object> left = product();
        while (next < tokens.size() && "+-".contains(tokens.get(next).text)) {
            left = calculate(tokens.get(next++).text, left, product());
        }
        return left;
    }

    private IntFunction<@Nullable Object> product() {
        IntFunction<@Nullable Object> left = operand();
        while (next < tokens.size() && "*/".contains(tokens.get(next).text)) {
            left = calculate(tokens.get(next++).text, left, operand());
        }
        return left;
    }

    private static IntFunction<@Nullable Object> calculate(
            String operator, IntFunction<@Nullable Object> left, IntFunction<@Nullable Object> right) {
        return row -> {
            if (!(left.apply(row) instanceof Double a) || !(right.apply(row) instanceof Double b)) {
                return null;
            }
            return switch (operator) {
                case "+" -> a + b;
                case "-" -> a - b;
                case "*" -> a * b;
                default -> a / b;
            };
        };
    }

    private IntFunction<@Nullable Object> operand() {
        if (take("-")) {
            return calculate("-", row -> 0.0, operand());
        }
        if (take("(")) {
            IntFunction<@Nullable Object> inner = sum();
            if (!take(")")) {
                throw wrong(NOT_CLOSED);
            }
            return inner;
        }
        if (next >= tokens.size()) {
            throw wrong("ends where a column or a number should stand");
        }
        Token token = tokens.get(next++);
        if (token.value != null) {
            return row -> token.value;
        }
        if (!token.isName) {
            throw wrong("has \"" + token.text + "\" where a column or a number should stand");
        }
        return column(token.text);
    }

    private IntFunction<@Nullable Object> column(String name) {
        if (!table.containsColumn(name)) {
            throw wrong("names no column with " + name + ". " + Spelling.didYouMean(name, table.columnNames())
                    + "There are " + String.join(", ", table.columnNames()));
        }
        Column<?> column = table.column(name);
        return row -> {
            Object value = column.isMissing(row) ? null : column.get(row);
            return value instanceof Number number ? (Object) number.doubleValue() : value;
        };
    }

    private boolean take(String wanted) {
        boolean taken = next < tokens.size()
                && tokens.get(next).value == null
                && tokens.get(next).text.equals(wanted);
        if (taken) {
            next++;
        }
        return taken;
    }

    private InvalidInputException wrong(String what) {
        return new InvalidInputException(Objects.requireNonNull(
                "the condition \"" + text + "\" " + what + ". Try: every(\"high >= low and volume > 0\")"));
    }
}
