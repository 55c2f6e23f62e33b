import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the classes of two libraries, which are in Java 5's format, that of Java 8: the JVM keeps none of the older ones
 * in a class archive, so that they were read from the jar and verified at each start. Run when the jar is made, with the
 * jar on the class path and as its argument.
 */
final class NewerClassFiles {
    private static final List<String> PACKAGES = List.of("org/objectweb/asm", "picocli");
    private static final int FIRST_ARCHIVED = Opcodes.V1_6;
    private static final int MAJOR = 0xffff;

    private NewerClassFiles() {}

    public static void main(String[] arguments) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            for (String each : PACKAGES) {
                try (Stream<Path> files = Files.walk(jar.getPath(each))) {
                    files.filter(file -> file.toString().endsWith(".class")).forEach(NewerClassFiles::renew);
                }
            }
        }
    }

    private static void renew(Path file) {
        try {
            ClassReader old = new ClassReader(Files.readAllBytes(file));
            if ((old.readInt(4) & MAJOR) < FIRST_ARCHIVED) {
                // Frames, which the format wants since Java 6, are computed.
                ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
                old.accept(new Newer(writer), 0);
                Files.write(file, writer.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Newer extends ClassVisitor {
        Newer(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int old, int access, String name, String signature, String parent, String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces);
        }
    }
}
