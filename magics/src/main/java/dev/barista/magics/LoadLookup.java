package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.market.Spelling;
import java.util.List;

/** Finds the loads that users name. Stateless. */
final class LoadLookup {
    private LoadLookup() {}

    /** @throws UserMistake if there is no such variable or it is not a load */
    static Load find(Variables variables, String name) {
        return load(value(variables, name), name);
    }

    /** @throws UserMistake if {@code value}, which the variable holds, is no load */
    static Load load(Object value, String name) {
        if (value instanceof Load load) {
            return load;
        }
        throw new UserMistake(name + " is not a load of bars. Try: %bars SPY --as prices");
    }

    /** @throws UserMistake if there is no such variable */
    static Object value(Variables variables, String name) {
        return variables.find(name).orElseThrow(() -> unknown(variables.names(), name));
    }

    private static UserMistake unknown(List<String> names, String name) {
        return new UserMistake("there is no variable " + name + ". "
                + Spelling.closest(name, names)
                        .map(known -> "Did you mean " + known + "?")
                        .orElse("Try: %bars SPY --as prices"));
    }
}
