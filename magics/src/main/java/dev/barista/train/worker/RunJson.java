package dev.barista.train.worker;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** How the files of a run are written; NaN stands as itself, which Python reads too. */
final class RunJson {
    static final Gson GSON = new GsonBuilder()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();

    private RunJson() {}
}
