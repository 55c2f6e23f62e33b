package dev.barista.unittest;

import org.assertj.core.api.Assertions;

/** AssertJ's assertions, and more on tables and on the quality of bars; imported into test cells. Stateless. */
public class DataAssertions extends Assertions {
    /** For the import of static methods alone. */
    protected DataAssertions() {}
}
