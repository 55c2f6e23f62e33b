package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.TakesText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %sh} and {@code %%sh}. */
@SuppressWarnings("OrphanedFormatString") // "%sh" is the magic's name, no format
@Command(
        description = {
            "Runs commands of the system's shell; what they print appears at once.",
            "A status other than 0 is an error; an interrupt ends the commands."
        })
public final class ShellMagic implements TakesText {
    private static final long GRACE_MILLIS = 1_000;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command; %%%%sh takes the lines below.")
    private String command = "";

    @Override
    public @Nullable Object run(MagicCall call) throws IOException, InterruptedException {
        String body = call.body();
        if (body != null && !command.isEmpty()) {
            throw new UserMistake(
                    "%%sh takes its commands from the lines below. Put them there, or write %sh " + command);
        }
        String text = body == null ? command : body;
        if (text.isBlank()) {
            throw new UserMistake("there is no command. Try: %sh ls");
        }
        Process process = new ProcessBuilder(line(text)).start();
        process.getOutputStream().close();
        Thread out = copy(process.getInputStream(), call.cell().out());
        Thread err = copy(process.getErrorStream(), call.cell().err());
        int status;
        try {
            status = process.waitFor();
            // A command that went on in the background keeps its output open: what it prints comes as it comes.
            out.join(GRACE_MILLIS);
            err.join(GRACE_MILLIS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (status != 0) {
            throw new UserMistake("the shell ended with status " + status);
        }
        return null;
    }

    private static List<String> line(String text) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows ? List.of("cmd", "/c", text) : List.of("sh", "-c", text);
    }

    private static Thread copy(InputStream from, PrintStream to) {
        Thread thread = new Thread(
                () -> {
                    try (from) {
                        from.transferTo(to);
                    } catch (IOException e) {
                        // The process was ended.
                    }
                },
                "barista-sh");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
