package dev.barista.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class KernelJarTest {
    private static final String LIST = "META-INF/barista/classes";

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void makeJar() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : new String[] {"shop/Cup", "shop/Tray$Slot", "shop/hidden/Till"}) {
            files.put(name + ".class", type(name));
        }
        // One of its classes is not on the list, so that what is seen by the list alone can be told.
        files.put(LIST, "shop Cup\nshop.empty Nothing\n".getBytes(StandardCharsets.UTF_8));
        jar = write("kernel.jar", files);
    }

    private Path write(String name, Map<String, byte[]> files) throws Exception {
        Path path = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(path);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey()));
                out.write(each.getValue());
            }
        }
        return path;
    }

    private static byte[] type(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, name, null, "java/lang/Object", null);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private Status declaring(KernelJar shown, String source) {
        try (JShell shell = JShell.builder()
                .executionEngine("local")
                .fileManager(files -> new KernelJarFiles(files, shown))
                .build()) {
            return shell.eval(source).get(0).status();
        }
    }

    @Test
    void showsJavacTheClassesOnItsList() throws Exception {
        KernelJar shown = KernelJar.at(jar).orElseThrow();
        assertThat(declaring(shown, "shop.Cup cup = null;")).isEqualTo(Status.VALID);
        assertThat(declaring(shown, "import shop.*;")).isEqualTo(Status.VALID);
        assertThat(declaring(shown, "import shop.Saucer;")).isEqualTo(Status.REJECTED);
        assertThat(declaring(shown, "import shop.hidden.Till;")).isEqualTo(Status.REJECTED);
    }

    @Test
    void leavesTheRestOfTheClassPathToJavac() throws Exception {
        KernelJar shown = KernelJar.at(jar).orElseThrow();
        Path other = write("other.jar", Map.of("bar/Stool.class", type("bar/Stool")));
        try (JShell shell = JShell.builder()
                .executionEngine("local")
                .fileManager(files -> new KernelJarFiles(files, shown))
                .build()) {
            assertThat(shell.eval("import org.junit.jupiter.api.Test;").get(0).status())
                    .isEqualTo(Status.VALID);
            shell.addToClasspath(other.toString());
            assertThat(shell.eval("bar.Stool stool = null;").get(0).status()).isEqualTo(Status.VALID);
            assertThat(shell.eval("shop.Cup cup = null;").get(0).status()).isEqualTo(Status.VALID);
        }
    }

    @Test
    void isNotThereWithoutAList() throws Exception {
        assertThat(KernelJar.at(write("plain.jar", Map.of("shop/Cup.class", type("shop/Cup")))))
                .isEmpty();
        assertThat(KernelJar.at(folder)).isEmpty();
    }
}
