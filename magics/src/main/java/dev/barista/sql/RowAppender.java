package dev.barista.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * DuckDB's appender, which puts a million rows into a table in a second, where JDBC takes minutes. It is reached by
 * reflection, since its classes are there only once the driver has been fetched. For one thread.
 */
final class RowAppender implements AutoCloseable {
    private final Object appender;
    private final MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    private final MethodHandle ofLong;
    private final MethodHandle ofDouble;
    private final MethodHandle ofText;
    private final MethodHandle ofTime;
    private final MethodHandle ofLocalTime;
    private final MethodHandle ofDate;
    private final MethodHandle ofTruth;
    private final MethodHandle ofNothing;
    private final MethodHandle begin;
    private final MethodHandle end;
    private final MethodHandle close;

    RowAppender(Connection connection, String schema, String table) throws SQLException {
        try {
            appender = connection
                    .getClass()
                    .getMethod("createAppender", String.class, String.class)
                    .invoke(connection, schema, table);
            ofLong = method("append", long.class);
            ofDouble = method("append", double.class);
            ofText = method("append", String.class);
            ofTime = method("append", OffsetDateTime.class);
            ofLocalTime = method("append", LocalDateTime.class);
            ofDate = method("append", LocalDate.class);
            ofTruth = method("append", boolean.class);
            ofNothing = method("appendNull");
            begin = method("beginRow");
            end = method("endRow");
            close = lookup.bind(appender, "close", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new SQLException("this DuckDB has no appender", e);
        }
    }

    private MethodHandle method(String name, Class<?>... parameters) throws ReflectiveOperationException {
        return lookup.bind(appender, name, MethodType.methodType(appender.getClass(), parameters))
                .asType(MethodType.methodType(Object.class, parameters));
    }

    /** Does something with a handle. */
    private interface Call {
        Object make() throws Throwable;
    }

    void beginRow() throws SQLException {
        call(() -> (Object) begin.invokeExact());
    }

    void endRow() throws SQLException {
        call(() -> (Object) end.invokeExact());
    }

    void append(long value) throws SQLException {
        call(() -> (Object) ofLong.invokeExact(value));
    }

    void append(double value) throws SQLException {
        call(() -> (Object) ofDouble.invokeExact(value));
    }

    void append(String value) throws SQLException {
        call(() -> (Object) ofText.invokeExact(value));
    }

    void append(OffsetDateTime value) throws SQLException {
        call(() -> (Object) ofTime.invokeExact(value));
    }

    void append(LocalDateTime value) throws SQLException {
        call(() -> (Object) ofLocalTime.invokeExact(value));
    }

    void append(LocalDate value) throws SQLException {
        call(() -> (Object) ofDate.invokeExact(value));
    }

    void append(boolean value) throws SQLException {
        call(() -> (Object) ofTruth.invokeExact(value));
    }

    void appendNull() throws SQLException {
        call(() -> (Object) ofNothing.invokeExact());
    }

    @SuppressWarnings("CheckReturnValue") // the appender gives itself
    private static void call(Call call) throws SQLException {
        try {
            call.make();
        } catch (SQLException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        call(() -> {
            close.invokeExact();
            return this;
        });
    }
}
