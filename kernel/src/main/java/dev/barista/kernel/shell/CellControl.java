package dev.barista.kernel.shell;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what JShell compiled: on the thread that asked, keeping the value itself where JShell keeps its text. Used by
 * the compiler's thread alone.
 */
final class CellControl extends DirectExecutionControl {
    private final CellClasses classes;
    private final ReentrantLock compiling;
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();
    private @Nullable Caller caller;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    /** @param compiling held by the compiler's thread, and given up while a cell's code runs */
    CellControl(CellClasses classes, ReentrantLock compiling) {
        super(classes);
        this.classes = classes;
        this.compiling = compiling;
    }

    /** Makes JShell use this one. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "barista";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, java.util.Map<String, String> parameters) {
                return CellControl.this;
            }
        };
    }

    /** From now on code runs on the thread of {@code next}; null for the compiler's own. */
    void serve(@Nullable Caller next) {
        caller = next;
    }

    /** Forgets the last outcome. */
    void reset() {
        value = null;
        thrown = null;
        loaded.clear();
    }

    /** What the code run last returned. */
    @Nullable Object value() {
        return value;
    }

    /** What the code run last threw. */
    @Nullable Throwable thrown() {
        return thrown;
    }

    /** Binary names of the classes loaded since {@link #reset}. */
    List<String> loaded() {
        return List.copyOf(loaded);
    }

    /** Any thread may ask. */
    boolean hasLoaded(String className) {
        return loaded.contains(className);
    }

    @Override
    public void load(ClassBytecodes[] compiled)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        for (ClassBytecodes one : compiled) {
            loaded.add(one.name());
        }
        classes.load(compiled);
    }

    @Override
    protected String invoke(Method method) throws Exception {
        value = null;
        thrown = null;
        Caller on = caller;
        if (on == null) {
            return super.invoke(method);
        }
        compiling.unlock();
        try {
            value = on.call(method);
            return "";
        } catch (SPIResolutionException e) {
            throw e;
        } catch (Throwable e) {
            thrown = e;
            // JShell learns that it failed, no more: the exception itself is shown, not JShell's copy of it.
            throw new UserException("", e.getClass().getName(), new StackTraceElement[0]);
        } finally {
            compiling.lock();
        }
    }
}
