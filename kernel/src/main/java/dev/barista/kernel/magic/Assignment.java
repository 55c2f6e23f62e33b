package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellPart.MagicPart;
import dev.barista.kernel.cell.UserMistake;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a magic's value: it is shown, or assigned as Java would assign it in {@code prices = %bars …},
 * {@code var prices = %bars …} and {@code Load prices = %bars …}. Made for each call.
 */
record Assignment(ShellVariables variables, MagicPart part) {
    private static final String INFERRED = "var";

    /** Declares the variable if its type is written; before the magic runs, which may take long. */
    void prepare() {
        String name = part.target();
        String type = part.type();
        if (name == null || type == null || type.equals(INFERRED) || isDeclared(name, type)) {
            return;
        }
        variables.shell().declare(name, type).ifPresent(why -> {
            throw new UserMistake(name + " cannot be declared as " + type + ": " + why.replaceAll("\\s+", " ")
                    + ". Try: var " + name + " = %" + part.name() + " …");
        });
    }

    private boolean isDeclared(String name, String type) {
        return variables.shell().typeOf(name).equals(Optional.of(type));
    }

    /**
     * Assigns the value.
     *
     * @return the value if it is to be shown instead
     */
    @Nullable Object finish(@Nullable Object value) {
        String name = part.target();
        if (name == null) {
            return value;
        }
        if (value == null) {
            throw new UserMistake("%" + part.name() + " has no value to assign to " + name);
        }
        Optional<String> declared = variables.shell().typeOf(name);
        if (declared.isEmpty() || INFERRED.equals(part.type())) {
            bind(name, value);
        } else if (!variables.shell().assign(name, value)) {
            throw new UserMistake("%" + part.name() + " gives a value of class "
                    + value.getClass().getSimpleName() + ", which " + declared.get() + " " + name
                    + " cannot take. Try: var " + name + " = %" + part.name() + " …");
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private void bind(String name, Object value) {
        variables.bind(name, (Class<Object>) value.getClass(), value);
    }
}
