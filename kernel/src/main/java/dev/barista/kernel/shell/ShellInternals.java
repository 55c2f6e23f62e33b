package dev.barista.kernel.shell;

import com.sun.source.util.JavacTask;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import jdk.jshell.JShell;

/**
 * What JShell keeps to itself and evaluations need to be quick: the classes that it shows to javac, and its javac, which
 * is warm. {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}, in the jar's manifest, allows the look inside; without,
 * cells run as JShell runs them, slower. One for a shell, guarded by its lock.
 */
final class ShellInternals {
    private static final Logger LOG = Logger.getLogger(ShellInternals.class.getName());

    private final Map<String, Object> classes;
    private final Object tasks;
    private final Method compile;
    private final Class<?> worker;
    private final Constructor<?> wrapped;
    private final Method wrap;

    private ShellInternals(JShell shell) throws ReflectiveOperationException {
        tasks = read(JShell.class, shell, "taskFactory");
        Object files = read(tasks.getClass(), tasks, "fileManager");
        classes = classes(read(files.getClass(), files, "classObjects"));
        worker = inside("TaskFactory$Worker");
        compile = open(tasks.getClass().getDeclaredMethod("compile", Collection.class, worker));
        wrap = open(inside("Wrap").getDeclaredMethod("simpleWrap", String.class));
        wrapped = inside("OuterWrap").getDeclaredConstructor(inside("Wrap"));
        wrapped.setAccessible(true);
    }

    /** Empty if this JDK's JShell is another one or closed. */
    static Optional<ShellInternals> of(JShell shell) {
        try {
            return Optional.of(new ShellInternals(shell));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "Evaluations will take longer, and longer with their number: {0}", e.toString());
            return Optional.empty();
        }
    }

    /** How a compilation ended: the class files by name, or javac's errors. */
    record Compilation(Map<String, byte[]> classFiles, List<? extends Diagnostic<?>> mistakes) {
        /** The codes of its errors. */
        List<String> errors() {
            return mistakes.stream().<String>map(Diagnostic::getCode).toList();
        }
    }

    /** What is wrong with a class of JShell's package; offsets are in its source, positions those of {@code source}. */
    List<? extends Diagnostic<?>> errors(String name, String source) {
        return compile(name, source, task -> {}).mistakes();
    }

    /**
     * Compiles one class of JShell's package to class files, which JShell does not get to know.
     *
     * @param name of the class, with its package
     * @param prepare called with the task before it starts
     */
    Compilation compile(String name, String source, Consumer<JavacTask> prepare) {
        try {
            Object unit = wrapped.newInstance(wrap.invoke(null, source));
            Object work = Proxy.newProxyInstance(
                    worker.getClassLoader(), new Class<?>[] {worker}, (proxy, method, arguments) -> {
                        // Called with the task alone; methods of Object are not called by JShell.
                        Object task = Objects.requireNonNull(arguments)[0];
                        return run(Objects.requireNonNull(task), name, prepare);
                    });
            return (Compilation) compile.invoke(tasks, List.of(unit), work);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Compilation run(Object task, String name, Consumer<JavacTask> prepare) throws ReflectiveOperationException {
        Class<?> base = task.getClass().getSuperclass();
        prepare.accept((JavacTask) read(base, task, "task"));
        Method call = open(task.getClass().getDeclaredMethod("compile"));
        try {
            boolean done = Boolean.TRUE.equals(call.invoke(task));
            Map<String, byte[]> made = take(name);
            return done ? new Compilation(made, List.of()) : new Compilation(Map.of(), errors(base, task));
        } catch (InvocationTargetException e) {
            take(name);
            throw unwrapped(e);
        }
    }

    private static List<? extends Diagnostic<?>> errors(Class<?> base, Object task)
            throws ReflectiveOperationException {
        DiagnosticCollector<?> found = (DiagnosticCollector<?>) read(base, task, "diagnostics");
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /** Removes what was compiled for a class from what javac sees from now on. */
    private Map<String, byte[]> take(String name) throws ReflectiveOperationException {
        Map<String, byte[]> taken = new TreeMap<>();
        for (String each : List.copyOf(classes.keySet())) {
            if (each.startsWith(name) && (each.length() == name.length() || each.charAt(name.length()) == '$')) {
                Object file = Objects.requireNonNull(classes.remove(each));
                Method bytes = open(file.getClass().getDeclaredMethod("getBytes"));
                taken.put(each, (byte[]) Objects.requireNonNull(bytes.invoke(file)));
            }
        }
        return taken;
    }

    /** The classes that javac sees, by name; live. */
    Map<String, ?> classes() {
        return classes;
    }

    private static RuntimeException unwrapped(InvocationTargetException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    @SuppressWarnings("unchecked") // JShell's own type is package-private.
    private static Map<String, Object> classes(Object map) {
        return (Map<String, Object>) map;
    }

    private static Class<?> inside(String name) throws ClassNotFoundException {
        return Class.forName("jdk.jshell." + name, false, JShell.class.getClassLoader());
    }

    private static Method open(Method method) {
        method.setAccessible(true);
        return method;
    }

    private static Object read(Class<?> type, Object owner, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(owner));
    }
}
