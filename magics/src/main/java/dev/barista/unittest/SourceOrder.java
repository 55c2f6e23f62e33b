package dev.barista.unittest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs tests and test classes in the order in which the cell has them, unless it asks for another. Made by JUnit. */
public final class SourceOrder implements MethodOrderer, ClassOrderer {
    /** JUnit's parameters that name this class. */
    private static final List<String> DEFAULT_ORDERS =
            List.of("junit.jupiter.testmethod.order.default", "junit.jupiter.testclass.order.default");

    /** The parameter with the names of all methods and classes in order, separated by commas. */
    private static final String NAMES = "barista.tests.order";

    /** Parameters of a run that has this order. */
    static Map<String, String> parameters(List<String> names) {
        String own = SourceOrder.class.getName();
        return Map.of(NAMES, String.join(",", names), DEFAULT_ORDERS.get(0), own, DEFAULT_ORDERS.get(1), own);
    }

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> names = names(context.getConfigurationParameter(NAMES).orElse(""));
        context.getMethodDescriptors().sort(Comparator.comparingInt(each -> place(names, each)));
    }

    private static List<String> names(String parameter) {
        return List.of(parameter.split(",", -1));
    }

    /** Inherited ones come last. */
    private static int place(List<String> names, MethodDescriptor method) {
        int at = names.indexOf(method.getMethod().getName());
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /** What holds the bare methods has no name in the cell, and comes first. */
    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<String> names = names(context.getConfigurationParameter(NAMES).orElse(""));
        context.getClassDescriptors()
                .sort(Comparator.comparingInt((ClassDescriptor each) ->
                        names.indexOf(each.getTestClass().getSimpleName())));
    }
}
