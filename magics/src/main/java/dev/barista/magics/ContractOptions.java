package dev.barista.magics;

import dev.barista.market.ContractFilter;
import dev.barista.market.DateRange;
import dev.barista.market.Expiries;
import dev.barista.market.InvalidInputException;
import dev.barista.market.OptionType;
import dev.barista.market.StrikeRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which option contracts a magic is about. Filled by picocli for each call. */
final class ContractOptions {
    @Option(
            names = "--expiry",
            paramLabel = "WHEN",
            description = "When contracts expire: 2026-12-18, 2026-12 or 2026-12..2027-03.")
    private @Nullable String expiry;

    @Option(
            names = "--strikes",
            paramLabel = "FROM..TO",
            description = "Strikes: 0.9..1.1 of the underlying's price, or 550..650 dollars.")
    private @Nullable String strikes;

    @Option(names = "--type", paramLabel = "TYPE", description = "call or put; both if left out.")
    private @Nullable String type;

    boolean isEmpty() {
        return expiry == null && strikes == null && type == null;
    }

    /** The contracts that were asked for; where nothing was, those of {@code otherwise}. */
    ContractFilter filter(LocalDate today, ContractFilter otherwise) {
        DateRange days = expiry == null ? otherwise.expiry() : Expiries.parse(expiry);
        if (expiry != null && days != null && days.to().isBefore(today)) {
            throw new InvalidInputException("the contracts of --expiry " + expiry
                    + " have expired, and chains have only those that have not. Try: --expiry "
                    + today.plusMonths(1).toString().substring(0, 7));
        }
        return new ContractFilter(
                days,
                strikes == null ? otherwise.strikes() : StrikeRange.parse(strikes),
                type == null ? otherwise.type() : Choices.of("--type", OptionType.class, type, "%chain SPY"));
    }
}
