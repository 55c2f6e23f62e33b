package dev.barista.kernel.shell;

import java.lang.reflect.Method;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs what JShell compiled: on the thread that asked, keeping the value itself where JShell keeps its text. Used by
 * whoever holds the shell's lock, which is given up while a cell's code runs, so that other cells can be compiled and
 * run meanwhile.
 */
final class CellControl extends DirectExecutionControl {
    private final CellClasses classes;
    private final ReentrantLock compiling;
    private Turn turn = new Turn(null);

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

    /** Whose evaluation it is from now on. */
    void serve(Turn next) {
        turn = next;
    }

    /** The evaluation that goes on now. */
    Turn turn() {
        return turn;
    }

    @Override
    public void load(ClassBytecodes[] compiled)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        for (ClassBytecodes one : compiled) {
            turn.load(one.name());
        }
        classes.load(compiled);
    }

    /**
     * Has the thread that asked call a method once its evaluation is done; see {@link Caller#callLast}.
     *
     * @return false if no thread asked, and then nothing is called
     */
    boolean invokeLast(String className, String methodName, boolean shown) {
        Caller on = turn.caller();
        if (on == null) {
            return false;
        }
        try {
            Method method = classes.findClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
            on.callLast(method, shown);
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String invoke(Method method) throws Exception {
        Turn own = turn;
        own.ended(null, null);
        Caller on = own.caller();
        if (on == null) {
            return super.invoke(method);
        }
        compiling.unlock();
        try {
            own.ended(on.call(method), null);
            return "";
        } catch (SPIResolutionException e) {
            throw e;
        } catch (Throwable e) {
            own.ended(null, e);
            // JShell learns that it failed, no more: the exception itself is shown, not JShell's copy of it.
            throw new UserException("", e.getClass().getName(), new StackTraceElement[0]);
        } finally {
            compiling.lock();
            turn = own;
        }
    }
}
