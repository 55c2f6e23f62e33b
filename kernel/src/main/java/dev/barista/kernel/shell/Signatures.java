package dev.barista.kernel.shell;

import dev.barista.kernel.display.ClassNames;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;

/**
 * Parameters and results of the methods that are proposed, as the class files tell them: JShell's own answer takes 8 ms a
 * method. Made for one question, guarded by the shell's lock.
 */
final class Signatures {
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\w$.])(?:[a-z_][\\w$]*\\.)+(?=[A-Z])");
    private static final Pattern GENERIC = Pattern.compile("<.*>", Pattern.DOTALL);
    private static final Pattern NEW = Pattern.compile("(?s).*\\bnew\\s+");
    private static final Pattern UNNAMED = Pattern.compile("arg\\d+");

    private final JShell shell;
    private final CellClasses classes;
    private final String source;
    private final int anchor;
    private final boolean constructors;
    private final List<Method> methods;

    Signatures(JShell shell, CellClasses classes, String source, int anchor) {
        this.shell = shell;
        this.classes = classes;
        this.source = source;
        this.anchor = anchor;
        constructors = NEW.matcher(source.substring(0, anchor)).matches();
        methods = constructors ? List.of() : methods();
    }

    /** A line for each method or constructor of this name; empty if none is known. */
    String of(String name) {
        Stream<String> lines = constructors
                ? type(name).stream().flatMap(type -> Arrays.stream(type.getConstructors())
                        .sorted(Comparator.comparingInt(Executable::getParameterCount))
                        .map(Signatures::parameters))
                : Stream.concat(
                        methods.stream()
                                .filter(method -> method.getName().equals(name))
                                .map(method -> parameters(method) + " : "
                                        + readable(method.getGenericReturnType().getTypeName())),
                        isMember() ? Stream.of() : declared(name));
        return lines.distinct().collect(Collectors.joining("\n"));
    }

    /** The first sentence of the Javadoc of one of these methods; empty if none is at hand. */
    String comment(String name, MethodComments comments) {
        return methods.stream()
                .filter(method -> method.getName().equals(name))
                .map(comments::of)
                .filter(comment -> !comment.isEmpty())
                .findFirst()
                .orElse("");
    }

    private boolean isMember() {
        return anchor > 0 && source.charAt(anchor - 1) == '.';
    }

    private Stream<String> declared(String name) {
        return shell.methods()
                .filter(method ->
                        method.name().equals(name) && shell.status(method).isActive())
                .map(MethodSnippet::signature)
                .map(Signatures::spaced);
    }

    /** JShell writes {@code (int,int)String}. */
    private static String spaced(String signature) {
        int end = signature.lastIndexOf(')') + 1;
        return signature.substring(0, end).replace(",", ", ") + " : " + signature.substring(end);
    }

    private List<Method> methods() {
        if (!isMember()) {
            return imported();
        }
        String receiver = Receiver.before(source, anchor - 1);
        String type = shell.sourceCodeAnalysis().analyzeType(receiver, receiver.length());
        boolean ofValue = type != null && !type.isEmpty();
        return type(ofValue ? Objects.requireNonNull(type) : receiver)
                .map(it -> methods(it, method -> ofValue || Modifier.isStatic(method.getModifiers())))
                .orElse(List.of());
    }

    private List<Method> imported() {
        List<Method> found = new ArrayList<>();
        shell.imports()
                .filter(each -> each.isStatic() && each.fullname().endsWith(".*"))
                .map(each -> each.fullname().replaceFirst("\\.\\*$", ""))
                .flatMap(owner -> type(owner).stream())
                .forEach(owner -> found.addAll(methods(owner, method -> Modifier.isStatic(method.getModifiers()))));
        return found;
    }

    private static List<Method> methods(Class<?> owner, Predicate<Method> wanted) {
        try {
            List<Method> methods = new ArrayList<>(Arrays.asList(owner.getMethods()));
            if (owner.isInterface()) {
                Collections.addAll(methods, Object.class.getMethods());
            }
            return methods.stream()
                    .filter(method -> !method.isBridge() && !method.isSynthetic())
                    .filter(wanted)
                    .sorted(Comparator.comparingInt(Method::getParameterCount).thenComparing(Method::toGenericString))
                    .toList();
        } catch (LinkageError e) {
            return List.of(); // A class that it refers to is missing.
        }
    }

    private static String parameters(Executable method) {
        java.lang.reflect.Type[] types = method.getGenericParameterTypes();
        Parameter[] parameters = method.getParameters();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            String type = readable(types[i].getTypeName());
            boolean rest = method.isVarArgs() && i == types.length - 1;
            String shown = rest ? type.replaceFirst("\\[]$", "...") : type;
            String name = types.length == parameters.length ? parameters[i].getName() : "arg0";
            texts.add(UNNAMED.matcher(name).matches() ? shown : shown + " " + name);
        }
        return "(" + String.join(", ", texts) + ")";
    }

    private static String readable(String type) {
        return PACKAGE.matcher(ClassNames.readable(type)).replaceAll("").replace('$', '.');
    }

    /** The class that cells mean by a name; empty for primitive types and arrays. */
    private Optional<Class<?>> type(String written) {
        String name = GENERIC.matcher(written).replaceAll("").strip();
        Optional<Class<?>> cells = DeclaredType.find(shell, classes, name).map(DeclaredType::type);
        if (cells.isPresent() || name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return cells;
        }
        Stream<String> places = Stream.concat(
                Stream.of("", "java.lang."),
                shell.imports()
                        .filter(each -> !each.isStatic())
                        .map(ImportSnippet::fullname)
                        .flatMap(each -> of(each, name)));
        return places.flatMap(place -> load(place + name).stream()).findFirst();
    }

    private static Stream<String> of(String imported, String name) {
        String outer = name.split("\\.", 2)[0];
        return imported.endsWith(".*") || imported.endsWith("." + outer)
                ? Stream.of(imported.substring(0, imported.lastIndexOf('.') + 1))
                : Stream.of();
    }

    private Optional<Class<?>> load(String name) {
        for (String at = name; ; ) {
            try {
                return Optional.of(Class.forName(at, false, classes.loader()));
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = at.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                at = at.substring(0, dot) + "$" + at.substring(dot + 1); // a nested class, perhaps
            }
        }
    }
}
