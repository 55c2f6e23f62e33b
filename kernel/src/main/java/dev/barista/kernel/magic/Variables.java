package dev.barista.kernel.magic;

import java.util.List;
import java.util.Optional;

/** The variables of the notebook, as cells see them. Any thread may use it. */
public interface Variables {
    /**
     * Declares {@code name} with {@code type} if it is not declared so already, and sets it.
     *
     * @throws dev.barista.kernel.cell.UserMistake if the name is not a Java identifier or cannot be declared
     */
    <T> void bind(String name, Class<? super T> type, T value);

    /** The value of a variable; empty if there is no such variable or it is null. */
    Optional<Object> find(String name);

    /** Names of all variables, sorted. */
    List<String> names();
}
