package dev.barista.plot;

import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/** Writes a picture as a self-contained SVG document: no scripts, no links, coordinates to a tenth of a pixel. */
final class SvgCanvas implements Canvas {
    private final StringBuilder svg = new StringBuilder(8_192);

    SvgCanvas(int width, int height, String title) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                .formatted(width, height));
        svg.append(" font-family=\"system-ui,'Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif\">");
        svg.append("<title>").append(escape(title)).append("</title>").append(Palette.darkStyle());
        rects(Palette.PAPER, 0, 0, width, height);
    }

    @Override
    public void rects(String fill, double... xywh) {
        path(xywh.length, () -> {
            for (int i = 0; i < xywh.length; i += 4) {
                point('M', xywh[i], xywh[i + 1]);
                command('h', xywh[i + 2]);
                command('v', xywh[i + 3]);
                command('h', -xywh[i + 2]);
                svg.append('z');
            }
            attribute("\" fill=\"", fill);
        });
    }

    @Override
    public void lines(String color, double width, double... xyxy) {
        path(xyxy.length, () -> {
            for (int i = 0; i < xyxy.length; i += 4) {
                point('M', xyxy[i], xyxy[i + 1]);
                if (xyxy[i] == xyxy[i + 2]) {
                    command('V', xyxy[i + 3]);
                } else if (xyxy[i + 1] == xyxy[i + 3]) {
                    command('H', xyxy[i + 2]);
                } else {
                    point('L', xyxy[i + 2], xyxy[i + 3]);
                }
            }
            stroke(color, width);
        });
    }

    @Override
    public void polyline(String color, double width, double... xy) {
        path(xy.length, () -> {
            boolean connected = false;
            for (int i = 0; i < xy.length; i += 2) {
                boolean isPoint = !Double.isNaN(xy[i]) && !Double.isNaN(xy[i + 1]);
                if (isPoint) {
                    point(connected ? 'L' : 'M', xy[i], xy[i + 1]);
                }
                connected = isPoint;
            }
            attribute("\" fill=\"", "none");
            stroke(color, width);
            attribute("\" stroke-linejoin=\"", "round");
        });
    }

    @Override
    public void polygon(String fill, double... xy) {
        path(xy.length, () -> {
            for (int i = 0; i < xy.length; i += 2) {
                point(i == 0 ? 'M' : 'L', xy[i], xy[i + 1]);
            }
            svg.append('z');
            attribute("\" fill=\"", fill);
        });
    }

    @Override
    public void text(TextStyle style, double x, double y, String text) {
        svg.append("<text x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y));
        svg.append("\" font-size=\"").append(style.size()).append("\" fill=\"").append(style.color());
        if (style.bold()) {
            svg.append("\" font-weight=\"600");
        }
        if (style.anchor() != TextStyle.Anchor.START) {
            attribute("\" text-anchor=\"", style.anchor().name().toLowerCase(Locale.ROOT));
        }
        svg.append("\">").append(escape(text)).append("</text>");
    }

    /** The document; the canvas is done with. */
    String finish() {
        return svg.append("</svg>").toString();
    }

    private void path(int numbers, Runnable content) {
        if (numbers > 0) {
            svg.append("<path d=\"");
            content.run();
            svg.append("\"/>");
        }
    }

    private void stroke(String color, double width) {
        attribute("\" stroke=\"", color);
        attribute("\" stroke-width=\"", tenths(width));
    }

    private void attribute(String opening, String value) {
        svg.append(opening).append(value);
    }

    private void point(char command, double x, double y) {
        svg.append(command).append(tenths(x)).append(' ').append(tenths(y));
    }

    private void command(char command, double length) {
        svg.append(command).append(tenths(length));
    }

    private static String tenths(double pixels) {
        long tenths = Math.round(pixels * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    private static String escape(String text) {
        return StringEscapeUtils.escapeXml10(text);
    }
}
