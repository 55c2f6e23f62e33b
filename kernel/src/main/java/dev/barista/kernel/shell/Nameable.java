package dev.barista.kernel.shell;

import java.lang.reflect.Modifier;

/** Finds types that code in another package can name. */
final class Nameable {
    private Nameable() {}

    /** {@code type} if cells can name it, else the first of its interfaces or superclasses that they can. */
    static Class<?> of(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (isNameable(at) && at != Object.class) {
                return at;
            }
            for (Class<?> each : at.getInterfaces()) {
                if (isNameable(each)) {
                    return each;
                }
            }
        }
        return Object.class;
    }

    private static boolean isNameable(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element.isPrimitive()) {
            return true;
        }
        if (element.getCanonicalName() == null || element.isHidden()) {
            return false;
        }
        for (Class<?> at = element; at != null; at = at.getEnclosingClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return isExported(element);
    }

    private static boolean isExported(Class<?> type) {
        return type.getModule().isExported(type.getPackageName());
    }
}
