package dev.barista.unittest;

/** Names of tests that stay the same when their class is compiled anew. Stateless. */
final class Keys {
    private Keys() {}

    /** @param uniqueId the JUnit Platform's */
    static String of(String uniqueId) {
        return Names.readable(uniqueId);
    }
}
