package dev.barista.unittest;

import dev.barista.kernel.display.Html;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

/**
 * What a test displayed. Made when it does; immutable.
 *
 * @param id the display id; empty if it has none
 * @param text as plain text
 * @param html as HTML, a picture too; empty if there is text alone
 */
record Shown(String id, String text, String html) {
    private static final int MOST_CHARACTERS = 300_000;

    static Shown of(DisplayData data) {
        String html = text(data, MIMEType.TEXT_HTML);
        String png = text(data, MIMEType.IMAGE_PNG);
        if (html.isEmpty() && !png.isEmpty()) {
            html = "<img alt=\"\" src=\"data:image/png;base64," + Html.escape(png.strip()) + "\">";
        }
        String id = data.hasDisplayId() ? data.getDisplayId() : "";
        return new Shown(id, text(data, MIMEType.TEXT_PLAIN), html.length() > MOST_CHARACTERS ? "" : html);
    }

    private static String text(DisplayData data, MIMEType type) {
        return data.hasDataForType(type) ? String.valueOf(data.getData(type)) : "";
    }

    /** Whether it is the same display, changed. */
    boolean replaces(Shown earlier) {
        return !id.isEmpty() && id.equals(earlier.id);
    }
}
