package dev.barista.train.engine;

import java.util.List;

/** The libraries that learning needs beside Barista itself. Names only: nothing is loaded by asking. */
public final class TensorLibrary {
    private TensorLibrary() {}

    /** Maven coordinates: DJL, and PyTorch's native library for the processor, with versions that belong together. */
    public static List<String> coordinates() {
        return List.of(
                "ai.djl:api:0.36.0",
                "ai.djl.pytorch:pytorch-engine:0.36.0",
                "ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0",
                "ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.7.1");
    }
}
