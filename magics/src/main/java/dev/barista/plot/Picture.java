package dev.barista.plot;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.AWTError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A still picture that every front end can show: SVG always, PNG where this machine can draw one. Made by the painters
 * of this package; immutable, so threads may share it.
 */
public final class Picture {
    /** PNGs have twice the pixels in each direction, to be sharp on today's screens. */
    static final int PNG_SCALE = 2;

    private final int width;
    private final int height;
    private final String caption;
    private final String svg;
    private final Optional<byte[]> png;
    private final List<Hover> hovers;

    private Picture(int width, int height, String caption, String svg, Optional<byte[]> png, List<Hover> hovers) {
        this.width = width;
        this.height = height;
        this.caption = caption;
        this.svg = svg;
        this.png = png;
        this.hovers = List.copyOf(hovers);
    }

    /**
     * Draws a picture.
     *
     * @param width pixels
     * @param height pixels
     * @param caption what it shows, for readers who don't see it
     * @param painter draws it, once on each kind of canvas
     */
    static Picture draw(int width, int height, String caption, Consumer<Canvas> painter) {
        return draw(width, height, caption, List.of(), painter);
    }

    /** The same with places that say what they are. */
    static Picture draw(int width, int height, String caption, List<Hover> hovers, Consumer<Canvas> painter) {
        SvgCanvas canvas = new SvgCanvas(width, height, caption);
        painter.accept(canvas);
        return new Picture(width, height, caption, canvas.finish(), png(width, height, painter), hovers);
    }

    /** What it shows, in words. */
    public String caption() {
        return caption;
    }

    /** The picture as an SVG document. */
    public String svg() {
        return svg;
    }

    /** The picture as a PNG file; empty on a machine without fonts or without Java's graphics libraries. */
    public Optional<byte[]> png() {
        return png.map(byte[]::clone);
    }

    /**
     * An {@code <img>} that carries the picture in itself: the one form that untrusted notebooks show as well. Where there is
     * something to say under the pointer, it stands in a block with these places over it.
     */
    public String html() {
        String image = "<img width=\"%d\" height=\"%d\" style=\"max-width:100%%;height:auto\" alt=\"%s\" src=\"%s\">"
                .formatted(width, height, StringEscapeUtils.escapeXml10(caption), dataUri());
        if (hovers.isEmpty()) {
            return image;
        }
        StringBuilder html = new StringBuilder("<div style=\"position:relative;display:inline-block\">").append(image);
        for (Hover hover : hovers) {
            html.append(String.format(
                    Locale.ROOT,
                    "<span title=\"%s\" style=\"position:absolute;left:%.2f%%;top:%.2f%%;width:%.2f%%;height:%.2f%%\"></span>",
                    StringEscapeUtils.escapeXml10(hover.words()),
                    100 * hover.x() / width,
                    100 * hover.y() / height,
                    100 * hover.width() / width,
                    100 * hover.height() / height));
        }
        return html.append("</div>").toString();
    }

    /** The picture as PNG and its caption alone, for viewers that show no HTML, such as GitHub. */
    public DisplayData toStaticData() {
        DisplayData data = new DisplayData(caption);
        putPng(data);
        return data;
    }

    private void putPng(DisplayData data) {
        png.ifPresent(file -> data.putData(
                MIMEType.IMAGE_PNG,
                Base64.getEncoder().encodeToString(file),
                Map.of("width", width, "height", height)));
    }

    /** The picture in all its forms, with its caption as plain text. */
    public DisplayData toDisplayData() {
        DisplayData data = new DisplayData(caption);
        data.putHTML(html());
        putPng(data);
        return data;
    }

    @Override
    public String toString() {
        return caption;
    }

    private String dataUri() {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> png(int width, int height, Consumer<Canvas> painter) {
        try {
            RasterCanvas canvas = new RasterCanvas(width, height, PNG_SCALE);
            painter.accept(canvas);
            return Optional.of(canvas.finish());
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            // What a JVM throws without fontconfig, fonts or libfreetype depends on its version; the SVG needs none.
            return Optional.empty();
        }
    }
}
