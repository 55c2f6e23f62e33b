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
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether javac read a piece of a cell as what it was taken for. Made for one run of javac. */
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
    private boolean expected;
    private boolean shown;

    ParsedAs(Shape shape) {
        this.shape = shape;
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
        }
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
                && body.get(0) instanceof VariableTree variable
                && body.get(1) instanceof ReturnTree) {
            @Nullable ExpressionTree value = variable.getInitializer();
            expected = value != null;
            shown = !(value instanceof AssignmentTree to && to.getVariable() instanceof IdentifierTree);
        }
    }
}
