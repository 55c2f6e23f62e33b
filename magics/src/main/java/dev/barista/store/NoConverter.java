package dev.barista.store;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Stands where the Parquet library wants to be told what to do with values that it is not asked to hand over. */
final class NoConverter extends GroupConverter {
    private final PrimitiveConverter nothing = new PrimitiveConverter() {};

    @Override
    public Converter getConverter(int field) {
        return nothing;
    }

    @Override
    public void start() {
        // Records are not assembled.
    }

    @Override
    public void end() {
        // Records are not assembled.
    }
}
