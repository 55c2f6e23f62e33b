package dev.barista.train.worker;

import com.google.gson.JsonParseException;
import dev.barista.market.InvalidInputException;
import dev.barista.train.Snapshot;
import dev.barista.train.market.Scaling;

/**
 * What a checkpoint of ours says beside the agent: by what measure it sees, and up to when it has seen. Immutable.
 *
 * @param scaling of its features
 * @param seenUntil beginning of the last bar that it was trained on or chosen by, epoch milliseconds
 */
record Learnt(Scaling scaling, long seenUntil) {
    private static final String NAME = "market";

    Snapshot addTo(Snapshot snapshot) {
        return snapshot.with(NAME, RunJson.GSON.toJson(this));
    }

    /** @throws InvalidInputException if the agent was trained on something else than a market */
    static Learnt of(Snapshot snapshot) {
        String text = snapshot.texts().get(NAME);
        try {
            Learnt learnt = text == null ? null : RunJson.GSON.fromJson(text, Learnt.class);
            if (learnt != null && learnt.scaling() != null) {
                return learnt;
            }
        } catch (JsonParseException e) {
            // Said below, as if there were none.
        }
        throw new InvalidInputException(
                "the checkpoint says nothing of the market that its agent knows. --fresh-start begins anew");
    }
}
