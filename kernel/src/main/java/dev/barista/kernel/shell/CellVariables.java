package dev.barista.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the shell: static fields of the classes that JShell compiled. Any thread may read and set them; the
 * compiler's thread refreshes the list.
 */
final class CellVariables {
    private final CellClasses classes;
    private volatile Map<String, Declared> declared = Map.of();

    /** Where a variable is kept: its declared type as written, and the class that has the field. */
    record Declared(String type, String className) {}

    CellVariables(CellClasses classes) {
        this.classes = classes;
    }

    void refresh(JShell shell) {
        Map<String, Declared> now = new TreeMap<>();
        shell.variables()
                .filter(variable -> variable.subKind() != VarSnippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .filter(variable -> shell.status(variable).isDefined())
                .forEach(variable -> now.put(variable.name(), declared(shell, variable)));
        declared = now;
    }

    List<String> names() {
        return List.copyOf(declared.keySet());
    }

    Optional<String> typeOf(String name) {
        return Optional.ofNullable(declared.get(name)).map(Declared::type);
    }

    Optional<Object> find(String name) {
        return field(name).map(CellVariables::read);
    }

    /** Sets the variable if it is declared with just this type. */
    boolean setIfDeclared(String name, Class<?> type, @Nullable Object value) {
        Optional<Field> field = field(name).filter(it -> it.getType() == type && settable(it));
        field.ifPresent(it -> write(it, value));
        return field.isPresent();
    }

    /** Sets the variable if its type takes the value. */
    boolean setIfFits(String name, @Nullable Object value) {
        Optional<Field> field = field(name).filter(it -> settable(it) && takes(it.getType(), value));
        field.ifPresent(it -> write(it, value));
        return field.isPresent();
    }

    /** Frees what the field of a variable that JShell has dropped refers to: its class is never unloaded. */
    void clear(String className, String name) {
        try {
            Field field = open(className, name);
            if (!field.getType().isPrimitive() && settable(field)) {
                field.set(null, null);
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // Then it was never initialized and holds nothing.
        }
    }

    private static boolean takes(Class<?> type, @Nullable Object value) {
        return value == null ? !type.isPrimitive() : wrapper(type).isInstance(value);
    }

    private static Class<?> wrapper(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    private static boolean settable(Field field) {
        return !Modifier.isFinal(field.getModifiers());
    }

    private Optional<Field> field(String name) {
        Declared place = declared.get(name);
        if (place == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(place.className(), name));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private Field open(String className, String name) throws ReflectiveOperationException {
        Field field = classes.findClass(className).getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static @Nullable Object read(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Field field, @Nullable Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Declared declared(JShell shell, VarSnippet variable) {
        return new Declared(
                variable.typeName(),
                shell.sourceCodeAnalysis().wrapper(variable).fullClassName());
    }
}
