package dev.barista.kernel.shell;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls C functions of a 64-bit machine that take up to four numbers or addresses. By the foreign function API, which is
 * final since Java 22, and by reflection, since the sources are older. Made and used by one thread; what it calls must not
 * outlive it.
 */
final class NativeCalls {
    private static final int PARAMETERS = 4;
    private static final MethodType SIGNATURE =
            MethodType.methodType(long.class, Object.class, long.class, long.class, long.class, long.class);

    private final MethodHandle handle = handle();
    /** Must not go while a function may use it. */
    private final List<ByteBuffer> memory = new ArrayList<>();

    /** Passes more arguments than most functions have: those lie in registers at which they do not look. */
    private static MethodHandle handle() {
        try {
            Class<?> layout = type("MemoryLayout");
            Object number = type("ValueLayout").getField("JAVA_LONG").get(null);
            Object numbers = Array.newInstance(layout, PARAMETERS);
            for (int i = 0; i < PARAMETERS; i++) {
                Array.set(numbers, i, number);
            }
            Object function = type("FunctionDescriptor")
                    .getMethod("of", layout, numbers.getClass())
                    .invoke(null, number, numbers);
            Object options = Array.newInstance(type("Linker$Option"), 0);
            Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
            MethodHandle made = (MethodHandle) type("Linker")
                    .getMethod("downcallHandle", type("FunctionDescriptor"), options.getClass())
                    .invoke(linker, function, options);
            return made.asType(SIGNATURE);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException(e);
        }
    }

    /** A function of a library. */
    Object find(Path library, String function) throws ReflectiveOperationException {
        Object arena = type("Arena").getMethod("global").invoke(null);
        Object lookup = type("SymbolLookup")
                .getMethod("libraryLookup", Path.class, type("Arena"))
                .invoke(null, library, arena);
        Optional<?> found = (Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(lookup, function);
        return found.orElseThrow(() -> new NoSuchMethodException(function));
    }

    /** The function of this number in the table whose address is what {@code object} begins with. */
    Object inTable(long object, int number) throws ReflectiveOperationException {
        return segment(word(word(object, 0), number));
    }

    private static long word(long address, int number) throws ReflectiveOperationException {
        Object sized = type("MemorySegment")
                .getMethod("reinterpret", long.class)
                .invoke(segment(address), (number + 1L) * Long.BYTES);
        ByteBuffer bytes =
                (ByteBuffer) type("MemorySegment").getMethod("asByteBuffer").invoke(sized);
        return bytes.order(ByteOrder.nativeOrder()).getLong(number * Long.BYTES);
    }

    /** What a function returns; of less than 64 bits, the upper ones are anything. */
    long call(Object function, long first, long second, long third, long fourth) throws Throwable {
        return (long) handle.invokeExact(function, first, second, third, fourth);
    }

    /** Of a function that returns 0 when all is well. */
    static void check(long result) {
        if ((int) result != 0) {
            throw new IllegalStateException("error " + (int) result);
        }
    }

    /** Zeros for a function to write to. */
    ByteBuffer words(int count) {
        return kept(ByteBuffer.allocateDirect(count * Long.BYTES));
    }

    /** The address of text as C has it. */
    long text(String ascii) throws ReflectiveOperationException {
        byte[] bytes = (ascii + '\0').getBytes(StandardCharsets.US_ASCII);
        return address(kept(ByteBuffer.allocateDirect(bytes.length).put(0, bytes)));
    }

    private ByteBuffer kept(ByteBuffer bytes) {
        memory.add(bytes);
        return bytes.order(ByteOrder.nativeOrder());
    }

    /** Where a direct buffer begins. */
    static long address(ByteBuffer bytes) throws ReflectiveOperationException {
        Object segment =
                type("MemorySegment").getMethod("ofBuffer", Buffer.class).invoke(null, bytes);
        return (long) type("MemorySegment").getMethod("address").invoke(segment);
    }

    private static Object segment(long address) throws ReflectiveOperationException {
        return type("MemorySegment").getMethod("ofAddress", long.class).invoke(null, address);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }
}
