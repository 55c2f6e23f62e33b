package dev.barista.kernel.shell;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites the classes of cells so that they can be stopped: every jump backwards, every method entry and what holds a
 * monitor first calls {@link CellThread#check}. Only so does an endless loop end on JDK 20 and later, where {@code Thread.stop} is gone.
 * Calls that wait or search inside the JDK go to {@link CellCalls}, and {@code System.exit} becomes an exception.
 * Stateless.
 */
final class StopChecks {
    private static final String CELL_THREAD = Type.getInternalName(CellThread.class);

    private static final String CELL_CALLS = Type.getInternalName(CellCalls.class);

    /** What {@link CellCalls} does in a way that can be stopped, the object being the first parameter. */
    private static final Set<String> WATCHED = Set.of(
            "java/util/concurrent/CompletableFuture.join()Ljava/lang/Object;",
            "java/net/ServerSocket.accept()Ljava/net/Socket;",
            "java/net/Socket.getInputStream()Ljava/io/InputStream;",
            "java/util/regex/Pattern.matcher(Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;",
            "java/lang/String.matches(Ljava/lang/String;)Z");

    private static final String STATIC_MATCHES =
            "java/util/regex/Pattern.matches(Ljava/lang/String;Ljava/lang/CharSequence;)Z";

    private StopChecks() {}

    static byte[] addTo(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        // Frames stay as they are: no call that is added leaves anything on the stack, beyond what the next one takes.
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new CheckedClass(writer), 0);
        return writer.toByteArray();
    }

    private static final class CheckedClass extends ClassVisitor {
        CheckedClass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new CheckedMethod(
                    new TaskHandOver(super.visitMethod(access, name, descriptor, signature, exceptions)));
        }
    }

    private static final class CheckedMethod extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();
        private boolean entered;

        CheckedMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
            if (entered) {
                entered = false;
                check();
            }
        }

        /** The label after it begins what gives the monitor back, whatever happens there. */
        @Override
        public void visitInsn(int opcode) {
            super.visitInsn(opcode);
            entered = opcode == Opcodes.MONITORENTER;
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean exit = name.equals("exit") && owner.equals("java/lang/System");
            boolean halt = (name.equals("exit") || name.equals("halt")) && owner.equals("java/lang/Runtime");
            if (exit) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CELL_THREAD, "exit", "(I)V", false);
            } else if (halt) {
                String taken = "(Ljava/lang/Runtime;I)V";
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CELL_THREAD, "exit", taken, false);
            } else if (opcode == Opcodes.INVOKEVIRTUAL && WATCHED.contains(owner + "." + name + descriptor)) {
                String taken = "(L" + owner + ";" + descriptor.substring(1);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CELL_CALLS, name, taken, false);
            } else if (opcode == Opcodes.INVOKESTATIC && (owner + "." + name + descriptor).equals(STATIC_MATCHES)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CELL_CALLS, name, descriptor, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, CELL_THREAD, "check", "()V", false);
        }
    }
}
