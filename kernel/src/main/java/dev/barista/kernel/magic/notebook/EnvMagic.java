package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Words;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %env}. Notebooks are passed around, so values that look like secrets are not shown. */
@Command(description = "Shows variables of the environment; secrets are hidden.")
public final class EnvMagic implements Magic {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(key|secret|token|passw|passphrase|credential|auth|cookie|private|signature).*");
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@\\s]*@");
    private static final String HIDDEN = "(hidden)";

    private final Map<String, String> environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One variable; all if left out.")
    private @Nullable String name;

    /** For completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return new TreeSet<>(System.getenv().keySet()).iterator();
        }
    }

    public EnvMagic(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Object run(MagicCall call) {
        if (name == null) {
            List<List<String>> rows = new TreeMap<>(environment)
                    .entrySet().stream()
                            .map(each -> List.of(each.getKey(), shown(each.getKey(), each.getValue())))
                            .toList();
            return Rows.table(List.of("name", "value"), rows);
        }
        if (name.contains("=")) {
            throw new UserMistake("a JVM cannot change its environment: set " + name.substring(0, name.indexOf('='))
                    + " where Jupyter is started, and restart it");
        }
        String value = environment.get(name);
        if (value == null) {
            throw new UserMistake("there is no variable " + name + " in the environment"
                    + Words.didYouMean(name, List.copyOf(environment.keySet())));
        }
        return new DisplayData(shown(name, value));
    }

    private static String shown(String name, String value) {
        return SECRET.matcher(name).matches() ? HIDDEN : LOGIN.matcher(value).replaceAll(HIDDEN + "@");
    }
}
