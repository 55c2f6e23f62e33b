package dev.barista.kernel.cell;

import java.io.IOException;

/** Asks the person at the front end for a line. One for a kernel; any thread may use it, one question at a time. */
public interface LineInput {
    /**
     * Shows a prompt below the cell on whose behalf the calling thread runs, and waits for the answer.
     *
     * @param prompt what is asked, may be empty
     * @param password true if the answer must not be seen
     * @return the line without its end
     * @throws java.io.InterruptedIOException if the cell is interrupted meanwhile
     * @throws UserMistake if the front end cannot be asked, as in a notebook executed without a person
     */
    String readLine(String prompt, boolean password) throws IOException;
}
