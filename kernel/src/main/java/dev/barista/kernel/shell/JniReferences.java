package dev.barista.kernel.shell;

/**
 * Objects as functions of JNI and JVMTI hand them out: as references that are good until their thread calls any native
 * method of a class, which the JVM's own do without notice. So each gets a frame of its own as soon as it is there, below
 * which none of those reach, and is checked then. Made and used by one thread.
 */
final class JniReferences {
    private static final int PUSH_LOCAL_FRAME = 19;
    private static final int POP_LOCAL_FRAME = 20;
    private static final int GET_OBJECT_REF_TYPE = 232;
    private static final int LOCAL = 1;
    private static final int ROOM = 16;

    private final NativeCalls calls;
    private final long jni;
    private final Object push;
    private final Object refType;
    private int frames;

    /** @param jni the address of the thread's JNI environment */
    JniReferences(NativeCalls calls, long jni) throws ReflectiveOperationException {
        this.calls = calls;
        this.jni = jni;
        push = calls.inTable(jni, PUSH_LOCAL_FRAME);
        refType = calls.inTable(jni, GET_OBJECT_REF_TYPE);
    }

    /** Called with what a function has just returned. */
    long keep(long reference) throws Throwable {
        keep();
        return good(reference);
    }

    /** Called as soon as a function has written a reference to memory; reading it is not as harmless as it looks. */
    void keep() throws Throwable {
        NativeCalls.check(calls.call(push, jni, ROOM, 0, 0));
        frames++;
    }

    /** A reference after {@link #keep()}. */
    long good(long reference) throws Throwable {
        if ((int) calls.call(refType, jni, reference, 0, 0) != LOCAL) {
            throw new IllegalStateException("a reference was lost");
        }
        return reference;
    }

    /** Gives them all back. */
    void drop() throws Throwable {
        Object pop = calls.inTable(jni, POP_LOCAL_FRAME);
        for (; frames > 0; frames--) {
            calls.call(pop, jni, 0, 0, 0);
        }
    }
}
