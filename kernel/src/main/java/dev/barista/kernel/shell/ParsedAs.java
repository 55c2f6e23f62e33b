package dev.barista.kernel.shell;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether javac read a piece of a cell as what it was taken for, and which type its value has. Made for one run of
 * javac.
 */
final class ParsedAs implements TaskListener {
    /** Those that JShell runs as they are. */
    private static final Set<Tree.Kind> STATEMENTS = EnumSet.of(
            Tree.Kind.EXPRESSION_STATEMENT,
            Tree.Kind.FOR_LOOP,
            Tree.Kind.ENHANCED_FOR_LOOP,
            Tree.Kind.WHILE_LOOP,
            Tree.Kind.DO_WHILE_LOOP,
            Tree.Kind.IF,
            Tree.Kind.TRY,
            Tree.Kind.BLOCK,
            Tree.Kind.SYNCHRONIZED,
            Tree.Kind.THROW);

    private final Shape shape;
    /** Of what Java has no words for: captured and intersection types, those of anonymous classes and of null. */
    private static final Pattern NAMELESS =
            Pattern.compile("[&#]|\\$JShell\\$|<(?:anonymous|captured|nulltype|null|any)\\b");

    private final Trees trees;
    private boolean expected;
    private boolean shown;
    private @Nullable VariableTree variable;
    private @Nullable String type;

    private ParsedAs(Shape shape, Trees trees) {
        this.shape = shape;
        this.trees = trees;
    }

    /** One that looks on while {@code task} runs. */
    static ParsedAs during(JavacTask task, Shape shape) {
        ParsedAs own = new ParsedAs(shape, Trees.instance(task));
        task.addTaskListener(own);
        return own;
    }

    /** True if the class has the one method, and that the one piece. */
    boolean asExpected() {
        return expected;
    }

    /** True of expressions, but for assignments to variables. */
    boolean shown() {
        return shown;
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.PARSE && event.getCompilationUnit() != null) {
            // Now: later on javac changes the tree.
            look(event.getCompilationUnit());
        } else if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getCompilationUnit() != null && shown) {
            type = typeOfValue(event.getCompilationUnit());
        }
    }

    /** The type of the value as cells can write it; null if it has none, or one that cannot be written. */
    @Nullable String type() {
        return type;
    }

    private @Nullable String typeOfValue(CompilationUnitTree unit) {
        TreePath path = variable == null ? null : trees.getPath(unit, variable);
        TypeMirror found = path == null ? null : trees.getTypeMirror(path);
        String written = found == null ? "" : Origins.withoutCellClasses(found.toString());
        return written.isEmpty() || NAMELESS.matcher(written).find() ? null : written;
    }

    private void look(CompilationUnitTree unit) {
        List<? extends Tree> types = unit.getTypeDecls();
        if (types.size() != 1
                || !(types.get(0) instanceof ClassTree type)
                || type.getMembers().size() != 1
                || !(type.getMembers().get(0) instanceof MethodTree method)) {
            return;
        }
        List<? extends StatementTree> body = method.getBody().getStatements();
        if (shape == Shape.STATEMENT) {
            expected = body.size() == 1 && STATEMENTS.contains(body.get(0).getKind());
        } else if (body.size() == 2
                && body.get(0) instanceof VariableTree declared
                && body.get(1) instanceof ReturnTree) {
            variable = declared;
            @Nullable ExpressionTree value = declared.getInitializer();
            expected = value != null;
            shown = !(value instanceof AssignmentTree to && to.getVariable() instanceof IdentifierTree);
        }
    }
}
