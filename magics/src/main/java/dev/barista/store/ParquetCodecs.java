package dev.barista.store;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Packs and unpacks Parquet pages without native code, which would grow the product by 10 MB a platform. One per file.
 */
final class ParquetCodecs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Packing(codec, page -> page);
            case ZSTD -> new Packing(codec, ParquetCodecs::pack);
            default -> throw new UnsupportedOperationException("pages are written with zstd, not with " + codec);
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Codec((page, size) -> page);
            case SNAPPY -> with(new SnappyDecompressor());
            case ZSTD -> with(new ZstdDecompressor());
            case LZ4_RAW -> with(new Lz4Decompressor());
            case GZIP -> new Codec(ParquetCodecs::gunzip);
            default ->
                throw new UnsupportedOperationException(
                        "pages compressed with " + codec + "; write the file with snappy, zstd or gzip");
        };
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    private static Codec with(Decompressor decompressor) {
        return new Codec((page, size) -> {
            byte[] plain = new byte[size];
            decompressor.decompress(page, 0, page.length, plain, 0, size);
            return plain;
        });
    }

    private static byte[] pack(byte[] page) {
        Compressor compressor = new ZstdCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(page.length)];
        int size = compressor.compress(page, 0, page.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, size);
    }

    private static byte[] gunzip(byte[] page, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page))) {
            return in.readNBytes(size);
        }
    }

    private record Packing(CompressionCodecName codec, UnaryOperator<byte[]> packing) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(packing.apply(bytes.toInputStream().readAllBytes()));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }

    private interface Unpacking {
        byte[] of(byte[] page, int size) throws IOException;
    }

    private record Codec(Unpacking unpacking) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(unpacking.of(bytes.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            output.put(unpacking.of(packed, size));
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
