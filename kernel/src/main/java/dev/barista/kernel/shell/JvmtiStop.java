package dev.barista.kernel.shell;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends a thread wherever in Java it is, by JVMTI's StopThread, which throws an error in it: what {@code Thread.stop} did
 * before Java 20. A thread of its own, as it takes a while to get ready; one for each stop.
 *
 * <p>The functions' numbers are those of the tables of <a
 * href="https://docs.oracle.com/en/java/javase/25/docs/specs/jni/functions.html">JNI</a> and <a
 * href="https://docs.oracle.com/en/java/javase/25/docs/specs/jvmti.html">JVMTI</a> (there counted from 1).
 */
final class JvmtiStop extends Thread {
    private static final Logger LOG = Logger.getLogger(JvmtiStop.class.getName());

    private static final int VM_GET_ENV = 6;
    private static final int JNI_VERSION_1_8 = 0x00010008;
    private static final int JVMTI_VERSION_1_2 = 0x30010200;

    private static final int GET_OBJECT_CLASS = 31;
    private static final int GET_FIELD_ID = 94;
    private static final int GET_OBJECT_FIELD = 95;

    private static final int STOP_THREAD = 6;
    private static final int GET_CURRENT_THREAD = 17;
    private static final int DISPOSE_ENVIRONMENT = 126;
    private static final int ADD_CAPABILITIES = 141;
    private static final int CAN_SIGNAL_THREAD = 1 << 10;

    /** Read by its name, from outside of Java. */
    @SuppressWarnings("UnusedVariable")
    private final Thread target;

    /** Read by its name, from outside of Java. */
    @SuppressWarnings("UnusedVariable")
    private final Throwable error = new Error("The cell was stopped");

    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean sent;

    /** Gets ready to stop {@code target} once it is started. */
    JvmtiStop(Thread target) {
        super("barista-stop");
        setDaemon(true);
        this.target = target;
    }

    /** Stops it as soon as all is ready; returns at once. */
    void stopTarget() {
        asked.countDown();
    }

    /** True if it is over and has failed. A reference may be lost; the next attempt mostly keeps it. */
    boolean failed() {
        return !isAlive() && !sent;
    }

    /** Ends after the stop, or when interrupted before it is asked for. */
    @Override
    public void run() {
        try {
            NativeCalls calls = new NativeCalls();
            long vm = virtualMachine(calls);
            long jvmti = environment(calls, vm, JVMTI_VERSION_1_2);
            JniReferences references = new JniReferences(calls, environment(calls, vm, JNI_VERSION_1_8));
            try {
                stopWhenAsked(calls, environment(calls, vm, JNI_VERSION_1_8), jvmti, references);
            } finally {
                references.drop();
                calls.call(calls.inTable(jvmti, DISPOSE_ENVIRONMENT), jvmti, 0, 0, 0);
            }
        } catch (InterruptedException e) {
            // Nobody asks any longer.
        } catch (Throwable e) {
            LOG.log(Level.FINE, "No thread can be stopped here: {0}", e.toString());
        }
    }

    private static long virtualMachine(NativeCalls calls) throws Throwable {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        String folder = windows ? "bin" : "lib";
        Path library = Path.of(System.getProperty("java.home"), folder, "server", System.mapLibraryName("jvm"));
        ByteBuffer out = calls.words(2);
        long at = NativeCalls.address(out);
        NativeCalls.check(calls.call(calls.find(library, "JNI_GetCreatedJavaVMs"), at, 1, at + Long.BYTES, 0));
        return out.getLong(0);
    }

    private static long environment(NativeCalls calls, long vm, int version) throws Throwable {
        ByteBuffer out = calls.words(1);
        NativeCalls.check(calls.call(calls.inTable(vm, VM_GET_ENV), vm, NativeCalls.address(out), version, 0));
        return out.getLong(0);
    }

    private void stopWhenAsked(NativeCalls calls, long jni, long jvmti, JniReferences references) throws Throwable {
        ByteBuffer capabilities = calls.words(2).putInt(0, CAN_SIGNAL_THREAD);
        Object add = calls.inTable(jvmti, ADD_CAPABILITIES);
        NativeCalls.check(calls.call(add, jvmti, NativeCalls.address(capabilities), 0, 0));
        Object getClass = calls.inTable(jni, GET_OBJECT_CLASS);
        Object getField = calls.inTable(jni, GET_OBJECT_FIELD);
        ByteBuffer current = calls.words(1);
        Object getCurrent = calls.inTable(jvmti, GET_CURRENT_THREAD);
        NativeCalls.check(calls.call(getCurrent, jvmti, NativeCalls.address(current), 0, 0));
        references.keep();
        long self = references.good(current.getLong(0));
        long type = references.keep(calls.call(getClass, jni, self, 0, 0));
        long targetField = field(calls, jni, type, "target", "Ljava/lang/Thread;");
        long errorField = field(calls, jni, type, "error", "Ljava/lang/Throwable;");
        long to = references.keep(calls.call(getField, jni, self, targetField, 0));
        long what = references.keep(calls.call(getField, jni, self, errorField, 0));
        asked.await();
        NativeCalls.check(calls.call(calls.inTable(jvmti, STOP_THREAD), jvmti, to, what, 0));
        sent = true;
    }

    private static long field(NativeCalls calls, long jni, long type, String name, String descriptor) throws Throwable {
        Object getFieldId = calls.inTable(jni, GET_FIELD_ID);
        return calls.call(getFieldId, jni, type, calls.text(name), calls.text(descriptor));
    }
}
