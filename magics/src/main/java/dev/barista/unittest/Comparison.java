package dev.barista.unittest;

import dev.barista.kernel.display.Html;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Expected and actual side by side, line by line, what differs marked. Stateless. */
final class Comparison {
    private static final int MOST_LINES = 60;
    /** Wider texts stand below each other. */
    private static final int WIDEST = 80;

    private static final String CELL =
            "<td style=\"text-align:left;vertical-align:top;padding:0 0.8em;white-space:pre-wrap;font-family:monospace\">";

    private Comparison() {}

    /** The same as text, a line each; nothing if the message says it already. */
    static List<String> text(Failure failure) {
        String expected = failure.expected();
        String actual = failure.actual();
        if (expected == null
                || actual == null
                || (expected + actual).isBlank()
                || (failure.message().contains(expected) && failure.message().contains(actual))) {
            return List.of();
        }
        List<String> left =
                Stream.concat(Stream.of("expected"), expected.lines()).toList();
        List<String> right = Stream.concat(Stream.of("actual"), actual.lines()).toList();
        int width = left.stream().mapToInt(String::length).max().orElse(0);
        if (width > WIDEST) {
            return Stream.of(left, right)
                    .flatMap(List::stream)
                    .limit(MOST_LINES)
                    .toList();
        }
        return IntStream.range(0, Math.min(MOST_LINES, Math.max(left.size(), right.size())))
                .mapToObj(i -> String.format("%-" + width + "s  | %s", line(left, i), line(right, i))
                        .stripTrailing())
                .toList();
    }

    /** Empty if the failure does not say what was expected. */
    static String html(Failure failure) {
        if (failure.expected() == null
                || failure.actual() == null
                || (failure.expected() + failure.actual()).isBlank()) {
            return "";
        }
        List<String> expected = failure.expected().lines().toList();
        List<String> actual = failure.actual().lines().toList();
        StringBuilder html = new StringBuilder(
                "<table style=\"margin-left:1.4em\"><thead><tr><th style=\"text-align:left\">expected</th>"
                        + "<th style=\"text-align:left\">actual</th></tr></thead><tbody>");
        int lines = Math.max(1, Math.max(expected.size(), actual.size()));
        int shown = 0;
        for (int i = 0; i < lines && shown < MOST_LINES; i++) {
            String left = line(expected, i);
            String right = line(actual, i);
            // Of long texts only the lines that differ.
            if (lines <= MOST_LINES || !left.equals(right)) {
                shown++;
                html.append("<tr>").append(CELL).append(marked(left, right)).append("</td>");
                html.append(CELL).append(marked(right, left)).append("</td></tr>");
            }
        }
        return html.append("</tbody></table>").toString();
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "";
    }

    /** The line, with what is not in the other one marked: all between the beginning and the end they share. */
    static String marked(String line, String other) {
        int shorter = Math.min(line.length(), other.length());
        int start = 0;
        while (start < shorter && line.charAt(start) == other.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && line.charAt(line.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        int end = line.length() - tail;
        if (start >= end) {
            return Html.escape(line);
        }
        return Html.escape(line.substring(0, start))
                + "<mark>" + Html.escape(line.substring(start, end)) + "</mark>"
                + Html.escape(line.substring(end));
    }
}
