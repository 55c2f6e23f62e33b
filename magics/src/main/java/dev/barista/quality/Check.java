package dev.barista.quality;

/** One check: a definition, in its Javadoc, and one linear pass. Stateless. */
interface Check {
    /**
     * Looks at the bars and notes what it finds.
     *
     * @return how many bars are concerned
     */
    long run(Subject subject, FindingLog log);
}
