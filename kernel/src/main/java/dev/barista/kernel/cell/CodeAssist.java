package dev.barista.kernel.cell;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Optional;

/**
 * Answers a front end's questions about code that is being typed. Any thread may ask, also while a cell runs. Offsets
 * are in UTF-16 units of the Java string; the protocol layer converts from and to the code points of the wire.
 */
public interface CodeAssist {
    /** What could stand at the cursor; empty if nothing is known. */
    Completions complete(String code, int cursor);

    /** What is known of the name at the cursor: signature, Javadoc, a variable's value. */
    Optional<DisplayData> inspect(String code, int cursor, boolean detailed);

    /** Whether a console should run the code or ask for more lines. */
    Completeness isComplete(String code);

    /**
     * Proposals that replace the text from {@code start} to {@code end}.
     *
     * @param start first offset replaced
     * @param end offset after the last one replaced
     */
    record Completions(List<Proposal> proposals, int start, int end) {
        public Completions {
            proposals = List.copyOf(proposals);
        }
    }

    /**
     * One proposal.
     *
     * @param text what is inserted
     * @param type what the front end shows beside it: {@code method}, {@code class}, {@code magic} …, may be empty
     * @param signature parameters and result, a line for each method of the name; empty for what is no method
     * @param comment the first sentence of a method's Javadoc; empty if it is not at hand
     */
    record Proposal(String text, String type, String signature, String comment) {
        /** One that is no method. */
        public Proposal(String text, String type) {
            this(text, type, "", "");
        }
    }

    /**
     * Whether code is ready to run.
     *
     * @param status the protocol's {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
     * @param indent for the next line, if incomplete
     */
    record Completeness(String status, String indent) {}
}
