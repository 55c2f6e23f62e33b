package dev.barista.sql;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Pattern;

/**
 * Where Spark runs its tasks. Immutable.
 *
 * @param url as Spark takes it: {@code local[2]}, {@code local[*]}, {@code spark://host:7077}
 */
public record SparkMaster(String url) {
    private static final Pattern KNOWN = Pattern.compile(
            "local|local\\[([1-9][0-9]{0,3}|\\*)]|spark://[A-Za-z0-9._-]+:[0-9]{1,5}(,[A-Za-z0-9._-]+:[0-9]{1,5})*");
    private static final String CLUSTER = "spark://";
    private static final int MOST_CONNECT_MILLIS = 3000;
    private static final int LEAST_JAVA = 17;
    private static final int MOST_JAVA = 21;

    /**
     * What {@code --engine} names.
     *
     * @throws SqlFailure if it is none
     */
    public static SparkMaster parse(String text) throws SqlFailure {
        if (!KNOWN.matcher(text).matches()) {
            throw new SqlFailure("--engine must be duckdb, local[2], local[*] or spark://HOST:PORT, got " + text
                    + ". Try: %%sql --engine local[2]");
        }
        return new SparkMaster(text);
    }

    /** @throws SqlFailure if it is on another machine, or another port, and nobody answers: Spark itself says so late and badly */
    void checkReachable() throws SqlFailure {
        if (!url.startsWith(CLUSTER)) {
            return;
        }
        String why = "";
        for (String address : url.substring(CLUSTER.length()).split(",", -1)) {
            int colon = address.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                        MOST_CONNECT_MILLIS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        throw new SqlFailure(
                "no Spark master answers at " + url + " (" + why + "). Start it, or try: %%sql --engine local[2]");
    }

    /** @throws SqlFailure if Spark does not run on this version of Java */
    static void checkJava(int feature) throws SqlFailure {
        if (feature < LEAST_JAVA || feature > MOST_JAVA) {
            throw new SqlFailure(
                    "Spark 4 runs on JDK " + LEAST_JAVA + " to " + MOST_JAVA + ", and this kernel runs on " + feature
                            + ". Set BARISTA_JAVA to such a JDK and restart, or leave --engine out: DuckDB runs on any");
        }
    }
}
