package dev.barista.kernel.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/** Javadoc comments without their mark-up. Stateless. */
final class JavadocText {
    private static final int MAX_NESTING = 4;
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+)\\s*([^{}]*+)}");
    private static final Pattern LINK_WITH_LABEL = Pattern.compile("[\\w.#]+(?:\\([^)]*\\))?\\s+(.+)", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("<li>\\s*");
    private static final Pattern PARAGRAPH = Pattern.compile("\\s*<p>\\s*");
    /** In small letters only: {@code List<T>} stands in comments too. */
    private static final Pattern ELEMENT = Pattern.compile("</?[a-z][a-z0-9]*(?:\\s[^<>]*)?/?>");

    private static final Pattern EMPTY_LINES = Pattern.compile("(?:[ \\t]*\\n){3,}");

    private JavadocText() {}

    static String plain(@Nullable String javadoc) {
        if (javadoc == null) {
            return "";
        }
        String text = javadoc.lines()
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .reduce("", (above, line) -> above + line + "\n");
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        text = ITEM.matcher(text).replaceAll("- ");
        text = ELEMENT.matcher(text).replaceAll("");
        // From the inside out.
        for (int i = 0; i < MAX_NESTING; i++) {
            text = INLINE_TAG
                    .matcher(text)
                    .replaceAll(tag -> Matcher.quoteReplacement(inside(tag.group(1), tag.group(2))));
        }
        return EMPTY_LINES
                .matcher(StringEscapeUtils.unescapeHtml4(text))
                .replaceAll("\n\n")
                .strip();
    }

    private static String inside(String tag, String content) {
        if (tag.equals("link") || tag.equals("linkplain")) {
            Matcher labelled = LINK_WITH_LABEL.matcher(content);
            return labelled.matches()
                    ? labelled.group(1)
                    : content.replaceFirst("^#", "").replace('#', '.');
        }
        return content;
    }
}
