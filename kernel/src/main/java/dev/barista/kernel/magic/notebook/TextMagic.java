package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Objects;
import picocli.CommandLine.Command;

/** {@code %%html} and {@code %%markdown}: the lines below, as the user wrote them. */
@Command(description = "Shows the lines below, rendered by the front end.")
public final class TextMagic implements Magic {
    private final MIMEType type;

    /** @param type what the lines are */
    public TextMagic(MIMEType type) {
        this.type = type;
    }

    @Override
    public Object run(MagicCall call) {
        String text = Objects.requireNonNull(call.body());
        DisplayData data = new DisplayData(text);
        data.putData(type, text);
        return data;
    }
}
