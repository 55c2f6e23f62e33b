package dev.barista.kernel.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The first sentences of the Javadoc of one class's methods, as its source has them. Immutable.
 *
 * @param each by method, in the order of the source
 */
record SourceComments(List<OfMethod> each) {
    static final SourceComments NONE = new SourceComments(List.of());

    private static final int MOST_CHARS = 200;
    /** {@code i.e. this} goes on. */
    private static final Pattern END_OF_SENTENCE =
            Pattern.compile("(?<=[.!?])(?<!\\b\\w\\.)\\s+(?=\\P{Ll})|\\n\\s*\\n|\\n@");

    private static final Pattern BESIDE_NAME = Pattern.compile("<.*>|@\\S+\\s+|.*\\.(?=\\w)", Pattern.DOTALL);

    /** @param parameters simple names of their types, without type arguments */
    record OfMethod(String name, List<String> parameters, String sentence) {}

    SourceComments {
        each = List.copyOf(each);
    }

    /**
     * Reads a source.
     *
     * @param type the simple names of the class and those around it, the outermost first
     */
    static SourceComments read(String source, List<String> type) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(new Text(source)));
        DocTrees comments = DocTrees.instance(task);
        List<OfMethod> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Methods(comments, type, found).scan(new TreePath(unit), null);
        }
        return new SourceComments(found);
    }

    /** The sentence of the method that looks most like this one; empty if there is none. */
    String of(Method method) {
        List<String> wanted = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .toList();
        return each.stream()
                .filter(one -> one.name().equals(method.getName()))
                .filter(one -> one.parameters().size() == wanted.size())
                .max(Comparator.comparingInt(one -> alike(one.parameters(), wanted)))
                .map(OfMethod::sentence)
                .orElse("");
    }

    /** Type variables have other names in class files. */
    private static int alike(List<String> written, List<String> wanted) {
        int alike = 0;
        for (int i = 0; i < written.size(); i++) {
            alike += written.get(i).equals(wanted.get(i)) ? 1 : 0;
        }
        return alike;
    }

    static String firstSentence(@Nullable String comment) {
        String text = END_OF_SENTENCE
                .split(JavadocText.plain(comment) + "\n", 2)[0]
                .replaceAll("\\s+", " ")
                .strip();
        return text.startsWith("@") ? "" : text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) + "…" : text;
    }

    private static final class Methods extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees comments;
        private final List<String> wanted;
        private final List<OfMethod> found;
        private final List<String> within = new ArrayList<>();

        Methods(DocTrees comments, List<String> wanted, List<OfMethod> found) {
            this.comments = comments;
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            within.add(type.getSimpleName().toString());
            super.visitClass(type, null);
            within.remove(within.size() - 1);
            return null;
        }

        /** What is declared within a method is nobody else's. */
        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            String sentence = within.equals(wanted) ? firstSentence(comments.getDocComment(getCurrentPath())) : "";
            if (!sentence.isEmpty()) {
                List<String> parameters =
                        method.getParameters().stream().map(Methods::simpleType).toList();
                found.add(new OfMethod(method.getName().toString(), parameters, sentence));
            }
            return null;
        }

        private static String simpleType(VariableTree parameter) {
            return BESIDE_NAME
                    .matcher(parameter.getType().toString().replace("...", "[]"))
                    .replaceAll("");
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
