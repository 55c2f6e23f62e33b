package dev.barista.sql;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The process that runs Spark, on a class path of Spark's jars and this class alone: so it is made of one class, and
 * reaches Spark by reflection. It reads queries from its input and writes rows to its output, as {@link SparkRows} reads
 * them, until its input ends.
 *
 * <p>A query: the number of views, each a name and a folder of Parquet files or SQL that stands for it where there is
 * none; the query; the most rows. Texts are a length in bytes and UTF-8.
 */
final class SparkChild {
    /** Before the rows of a query. */
    static final byte ROWS = 1;
    /** Before a sentence on what is wrong. */
    static final byte FAILED = 2;

    private static final String SQL = "org.apache.spark.sql.";
    private static final int READY = 0;

    private SparkChild() {}

    /** Arguments: Spark's master, the time zone, settings as {@code key=value}. */
    public static void main(String[] arguments) throws Exception {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setOut(System.err); // whatever is printed is no answer
        try (DataInputStream in = new DataInputStream(System.in)) {
            Object session;
            try {
                session = session(arguments);
            } catch (InvocationTargetException e) {
                fail(out, e.getTargetException());
                return;
            }
            out.writeByte(READY);
            out.flush();
            while (true) {
                answer(session, in, out);
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0); // whoever asked has gone
        }
    }

    private static Object session(String[] arguments) throws Exception {
        Object builder =
                Class.forName(SQL + "SparkSession").getMethod("builder").invoke(null);
        builder = call(builder, "master", arguments[0]);
        builder = call(builder, "appName", "Barista");
        builder = set(builder, "spark.sql.session.timeZone", arguments[1]);
        builder = set(builder, "spark.sql.datetime.java8API.enabled", "true");
        // Folders' names are text, also of a symbol called TRUE.
        builder = set(builder, "spark.sql.sources.partitionColumnTypeInference.enabled", "false");
        // Files other than the store's are none of a query's business.
        builder = set(builder, "spark.sql.runSQLOnFiles", "false");
        builder = set(builder, "spark.ui.enabled", "false");
        for (int i = 2; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            builder = set(builder, arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        return call(builder, "getOrCreate");
    }

    private static Object set(Object builder, String key, String value) throws Exception {
        return builder.getClass()
                .getMethod("config", String.class, String.class)
                .invoke(builder, key, value);
    }

    private static void answer(Object session, DataInputStream in, DataOutputStream out) throws Exception {
        int views = in.readInt();
        String[] names = new String[views];
        String[] folders = new String[views];
        String[] selects = new String[views];
        for (int i = 0; i < views; i++) {
            names[i] = text(in);
            folders[i] = text(in);
            selects[i] = text(in);
        }
        String query = text(in);
        int most = in.readInt();
        try {
            for (int i = 0; i < views; i++) {
                view(session, names[i], folders[i], selects[i]);
            }
            rows(sql(session, query), most, out);
        } catch (InvocationTargetException e) {
            fail(out, e.getTargetException());
        }
        out.flush();
    }

    private static void view(Object session, String name, String folder, String select) throws Exception {
        if (!folder.isEmpty()) {
            Object reader = call(session, "read");
            reader = type("DataFrameReader")
                    .getMethod("option", String.class, String.class)
                    .invoke(reader, "basePath", folder);
            Object files =
                    type("DataFrameReader").getMethod("parquet", String.class).invoke(reader, folder);
            call(files, "createOrReplaceTempView", "barista_files_" + name);
        }
        call(sql(session, select), "createOrReplaceTempView", name);
    }

    private static Object sql(Object session, String query) throws Exception {
        return type("SparkSession").getMethod("sql", String.class).invoke(session, query);
    }

    private static void rows(Object dataset, int most, DataOutputStream out) throws Exception {
        Object[] fields = (Object[]) call(call(dataset, "schema"), "fields");
        String[] types = new String[fields.length];
        // Spark is lazy: what is wrong with a row shows before the first is written, or else in its place.
        Iterator<?> rows = (Iterator<?>) call(dataset, "toLocalIterator");
        boolean more = rows.hasNext();
        out.writeByte(ROWS);
        out.writeInt(fields.length);
        for (int i = 0; i < fields.length; i++) {
            types[i] = (String) call(call(fields[i], "dataType"), "typeName");
            text(out, (String) call(fields[i], "name"));
            text(out, types[i]);
        }
        Method get = type("Row").getMethod("get", int.class);
        for (int row = 0; more && row < most; row++) {
            out.writeBoolean(true);
            Object values = rows.next();
            for (int i = 0; i < fields.length; i++) {
                value(out, get.invoke(values, i));
            }
            more = rows.hasNext();
        }
        out.writeBoolean(false);
        out.writeBoolean(more);
    }

    /** Each with its kind, as {@link SparkRows} knows it. */
    private static void value(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte('0');
        } else if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            out.writeByte('D');
            out.writeDouble(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            whole(out, 'L', number.longValue());
        } else if (value instanceof Boolean truth) {
            out.writeByte('B');
            out.writeBoolean(truth);
        } else if (value instanceof LocalDate date) {
            whole(out, 'd', date.toEpochDay());
        } else if (value instanceof Instant time) {
            whole(out, 't', ChronoUnit.MICROS.between(Instant.EPOCH, time));
        } else if (value instanceof LocalDateTime time) {
            whole(out, 'n', ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC)));
        } else {
            out.writeByte('S');
            text(out, String.valueOf(value));
        }
    }

    private static void whole(DataOutputStream out, char kind, long value) throws IOException {
        out.writeByte(kind);
        out.writeLong(value);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(SQL + name);
    }

    /** By the method that is public in a public class. */
    private static Object call(Object target, String name, String... text) throws Exception {
        for (Class<?> each = target.getClass(); each != null; each = each.getSuperclass()) {
            if (Modifier.isPublic(each.getModifiers())) {
                return text.length == 0
                        ? each.getMethod(name).invoke(target)
                        : each.getMethod(name, String.class).invoke(target, text[0]);
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static void fail(DataOutputStream out, Throwable failure) throws IOException {
        failure.printStackTrace();
        out.writeByte(FAILED);
        text(out, String.valueOf(failure.getMessage() == null ? failure : failure.getMessage()));
        out.flush();
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
