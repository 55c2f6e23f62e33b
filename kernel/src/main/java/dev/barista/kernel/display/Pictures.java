package dev.barista.kernel.display;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Images as PNG. Stateless. */
final class Pictures {
    /** Larger ones would make the notebook unwieldy. */
    private static final long MAX_PIXELS = 16_000_000;

    private Pictures() {}

    /** Base64 of the picture; empty if {@code value} is no image, or too large a one. */
    static Optional<String> png(Object value) {
        // Asked first, so that the desktop's classes are loaded by those alone who use them.
        boolean desktop = "java.desktop".equals(value.getClass().getModule().getName());
        return desktop ? ofDesktop(value) : Optional.empty();
    }

    private static Optional<String> ofDesktop(Object value) {
        if (!(value instanceof BufferedImage image) || (long) image.getWidth() * image.getHeight() > MAX_PIXELS) {
            return Optional.empty();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            return ImageIO.write(image, "png", png)
                    ? Optional.of(Base64.getEncoder().encodeToString(png.toByteArray()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
