package dev.barista.kernel;

import java.lang.reflect.Proxy;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets the terminal's interrupt signal stop a cell instead of the kernel. */
final class Interrupts {
    private static final Logger LOG = Logger.getLogger(Interrupts.class.getName());

    private Interrupts() {}

    /** By reflection, since Java has signals only in a package that its compiler warns of in a way nobody can mute. */
    static void onSignal(Runnable interrupt) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            interrupt.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "The interrupt signal ends this kernel: {0}", e.toString());
        }
    }
}
