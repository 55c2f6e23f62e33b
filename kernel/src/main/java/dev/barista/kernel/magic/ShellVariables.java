package dev.barista.kernel.magic;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.shell.JavaShell;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** The notebook's variables, kept by the shell. */
record ShellVariables(JavaShell shell) implements Variables {
    @Override
    public <T> void bind(String name, Class<? super T> type, T value) {
        if (!SourceVersion.isName(name) || name.contains(".")) {
            throw new UserMistake("not a name for a variable: " + name + ". Try a word such as prices");
        }
        shell.bind(name, type, value).ifPresent(why -> {
            throw new UserMistake("the variable " + name + " cannot be declared: " + why);
        });
    }

    @Override
    public Optional<Object> find(String name) {
        return shell.find(name);
    }

    @Override
    public List<String> names() {
        return shell.variables();
    }
}
