package dev.barista.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws a picture as pixels with Java2D, which needs no screen but does need a font. */
final class RasterCanvas implements Canvas {
    private final BufferedImage image;
    private final Graphics2D graphics;

    /** @param scale pixels of the image for each pixel of the drawing, in each direction */
    RasterCanvas(int width, int height, int scale) {
        image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        rects(Palette.PAPER, 0, 0, width, height);
    }

    @Override
    public void rects(String fill, double... xywh) {
        graphics.setPaint(Color.decode(fill));
        for (int i = 0; i < xywh.length; i += 4) {
            graphics.fill(new Rectangle2D.Double(xywh[i], xywh[i + 1], xywh[i + 2], xywh[i + 3]));
        }
    }

    @Override
    public void lines(String color, double width, double... xyxy) {
        stroke(color, width);
        for (int i = 0; i < xyxy.length; i += 4) {
            graphics.draw(new Line2D.Double(xyxy[i], xyxy[i + 1], xyxy[i + 2], xyxy[i + 3]));
        }
    }

    @Override
    public void polyline(String color, double width, double... xy) {
        stroke(color, width);
        Path2D path = new Path2D.Double();
        boolean connected = false;
        for (int i = 0; i < xy.length; i += 2) {
            boolean isPoint = !Double.isNaN(xy[i]) && !Double.isNaN(xy[i + 1]);
            if (isPoint && connected) {
                path.lineTo(xy[i], xy[i + 1]);
            } else if (isPoint) {
                path.moveTo(xy[i], xy[i + 1]);
            }
            connected = isPoint;
        }
        graphics.draw(path);
    }

    @Override
    public void polygon(String fill, double... xy) {
        graphics.setPaint(Color.decode(fill));
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        graphics.fill(path);
    }

    @Override
    public void text(TextStyle style, double x, double y, String text) {
        if (text.isEmpty()) {
            return;
        }
        graphics.setPaint(Color.decode(style.color()));
        graphics.setFont(new Font(Font.SANS_SERIF, style.bold() ? Font.BOLD : Font.PLAIN, style.size()));
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double start = x
                - switch (style.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        graphics.drawString(text, (float) start, (float) y);
    }

    /** The picture as a PNG file; the canvas is done with. */
    byte[] finish() {
        graphics.dispose();
        return IndexedPng.of(image);
    }

    private void stroke(String color, double width) {
        graphics.setPaint(Color.decode(color));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }
}
