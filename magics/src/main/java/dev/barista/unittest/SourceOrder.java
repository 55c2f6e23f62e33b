package dev.barista.unittest;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs tests in the order in which the cell has them, unless it asks for another. Made by JUnit. */
public final class SourceOrder implements MethodOrderer {
    /** JUnit's configuration parameter that names this class. */
    static final String DEFAULT_ORDER = "junit.jupiter.testmethod.order.default";

    /** The parameter with the names of all methods in order, separated by commas. */
    static final String NAMES = "barista.tests.order";

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> names =
                List.of(context.getConfigurationParameter(NAMES).orElse("").split(",", -1));
        context.getMethodDescriptors().sort(Comparator.comparingInt(each -> place(names, each)));
    }

    private static int place(List<String> names, MethodDescriptor method) {
        int at = names.indexOf(method.getMethod().getName());
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
