package dev.barista.kernel.magic;

import org.jspecify.annotations.Nullable;

/**
 * One magic: a picocli command whose annotated fields are filled from the line before {@link #run}. Made anew for
 * each call, so fields need no resetting.
 */
public interface Magic {
    /**
     * Does it.
     *
     * @return the magic's value, shown like the value of an expression or bound to the variable that the call is
     *     assigned to; null if it has none
     * @throws dev.barista.kernel.cell.UserMistake for what the user can mend
     */
    @Nullable Object run(MagicCall call) throws Exception;
}
