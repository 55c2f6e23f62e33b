package dev.barista.kernel.magic;

import java.util.List;

/**
 * What a jar adds to the kernel; found by {@link java.util.ServiceLoader}. Everything here is called while the kernel
 * starts and must be cheap.
 */
public interface MagicProvider extends AutoCloseable {
    /** The magics, which may keep {@code kernel}. */
    List<MagicSpec> magics(KernelServices kernel);

    /** What {@code %lsmagic} calls its magics, such as {@code Market data}. */
    String title();

    /** Import declarations that every cell sees, such as {@code "dev.barista.load.*"}, without {@code import}. */
    List<String> imports();

    /** Ends what the magics started; called once when the kernel shuts down. */
    @Override
    void close();
}
