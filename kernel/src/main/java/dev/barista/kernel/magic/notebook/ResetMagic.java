package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.LineInput;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.shell.JavaShell;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code %reset}. */
@Command(
        description = {
            "Forgets all variables, methods and classes of the notebook; asks first.",
            "Imports, added jars and background jobs stay."
        })
public final class ResetMagic implements Magic {
    private final JavaShell shell;
    private final LineInput input;

    @Option(
            names = {"--force", "-f"},
            description = "Don't ask.")
    private boolean force;

    public ResetMagic(JavaShell shell, LineInput input) {
        this.shell = shell;
        this.input = input;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws IOException {
        if (!force && !agreed()) {
            call.cell().out().println("Nothing was forgotten.");
            return null;
        }
        shell.reset();
        return null;
    }

    private boolean agreed() throws IOException {
        try {
            String answer = input.readLine("Forget all variables, methods and classes? (y/n) ", false);
            return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (UserMistake e) {
            throw new UserMistake("nobody can be asked here. Write %reset --force");
        }
    }
}
