package dev.barista.plot;

/**
 * A plot: a still picture, and a Plotly figure that takes its place where scripts may run. Made by the plots of this
 * package and shown by {@link PlotSession}; immutable.
 *
 * @param picture what shows everywhere
 * @param figure Plotly's {@code {"data": …, "layout": …}} as JSON
 */
public record Chart(Picture picture, String figure) {
    @Override
    public String toString() {
        return picture.caption();
    }
}
