package dev.barista.plot;

import org.jspecify.annotations.Nullable;

/**
 * A plot: a still picture, and a Plotly figure that takes its place where scripts may run. Made by the plots of this
 * package and shown by {@link PlotSession}; immutable.
 *
 * @param picture what shows everywhere
 * @param figure Plotly's {@code {"data": …, "layout": …}} as JSON
 * @param zoom draws stretches of it in more detail than the figure has; null if the figure has all of it
 */
public record Chart(
        Picture picture, String figure, @Nullable Zoom zoom) {
    /** One whose figure has all that there is. */
    public Chart(Picture picture, String figure) {
        this(picture, figure, null);
    }

    @Override
    public String toString() {
        return picture.caption();
    }
}
