/** Bars in files: CSV, plain or gzipped, Parquet, and the sample that ships with the product. */
@NullMarked
package dev.barista.store;

import org.jspecify.annotations.NullMarked;
