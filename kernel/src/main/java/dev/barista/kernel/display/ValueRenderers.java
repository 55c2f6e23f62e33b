package dev.barista.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kernel's renderers; made when it starts. Any thread may use it. */
public final class ValueRenderers implements Renderers {
    private final List<Registration<?>> registrations = new CopyOnWriteArrayList<>();

    private record Registration<T>(Class<T> type, Function<? super T, DisplayData> renderer) {
        boolean takes(Object value) {
            return type.isInstance(value);
        }

        DisplayData apply(Object value) {
            return renderer.apply(type.cast(value));
        }

        /** Whether this one, registered later, is to be preferred; types unrelated by inheritance: the later. */
        boolean beats(@Nullable Registration<?> earlier) {
            return earlier == null || type == earlier.type || !type.isAssignableFrom(earlier.type);
        }
    }

    @Override
    public <T> void register(Class<T> type, Function<? super T, DisplayData> renderer) {
        // A later registration of the same type replaces the earlier, so that re-run cells don't pile them up.
        registrations.removeIf(registration -> registration.type() == type);
        registrations.add(new Registration<>(type, renderer));
    }

    /** What is shown beside the text of values that nobody registered a renderer for. */
    private static DisplayData plain(Object value) {
        DisplayData shown = new DisplayData();
        Object inner = value instanceof Optional<?> optional && optional.isPresent() ? optional.get() : value;
        RecordTable.of(inner).ifPresent(shown::putHTML);
        Pictures.png(inner).ifPresent(png -> shown.putData(MIMEType.IMAGE_PNG, png));
        return shown;
    }

    /** What it says is the code of whoever wrote its class, too. */
    private static String text(Throwable error) {
        try {
            return ClassNames.readable(error.toString());
        } catch (RuntimeException | StackOverflowError e) {
            return error.getClass().getName();
        }
    }

    @Override
    public DisplayData render(Object value) {
        try {
            if (value instanceof DisplayData finished) {
                return finished;
            }
            Registration<?> best = null;
            for (Registration<?> registration : registrations) {
                if (registration.takes(value) && registration.beats(best)) {
                    best = registration;
                }
            }
            DisplayData shown = best == null ? plain(value) : best.apply(value);
            if (!shown.hasDataForType(MIMEType.TEXT_PLAIN)) {
                shown.putText(ValueText.of(value));
            }
            return shown;
        } catch (ThreadDeath stop) {
            throw stop; // the cell is being stopped while it renders
        } catch (Throwable e) {
            if (e instanceof EndsCell && e instanceof Error stop) {
                throw stop;
            }
            return new DisplayData("a " + ClassNames.readable(value.getClass().getName()) + ", which cannot be shown: "
                    + text(e) + " was thrown by its renderer or toString()");
        }
    }
}
