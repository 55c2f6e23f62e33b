package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import dev.barista.train.engine.Parameters.Views;

/** The extractor of two convolutions, as products of what their rows see with their weights. Stateless. */
final class Convolutions {
    private final Torch torch;

    Convolutions(Torch torch) {
        this.torch = torch;
    }

    /** The mean and the last row of what the second gives, of each window: {@code [windows, 2 * channels]}. */
    NDArray features(Views views, SharedWindows windows) {
        float[] seen = windows.seenByFirst();
        int rows = windows.firstRows();
        NDArray first = convolution(views, "extractor.0", torch.create(seen, rows, seen.length / rows));
        long channels = first.getShape().get(1);
        NDArray withZeros = NDArrays.concat(new NDList(first, torch.zeros(1, channels)), 0);
        NDArray neighbours = picked(withZeros, windows.seenBySecond()).reshape(-1, SharedWindows.KERNEL * channels);
        NDArray second = convolution(views, "extractor.1", neighbours);
        NDArray last = picked(second, windows.lastPlaces());
        long count = last.getShape().get(0);
        NDArray all = picked(second, windows.places()).reshape(count, -1, channels);
        return NDArrays.concat(new NDList(all.mean(new int[] {1}), last), 1);
    }

    /** @param seen {@code [rows, neighbours * channels]} */
    private static NDArray convolution(Views views, String name, NDArray seen) {
        NDArray product = Linear.linear(seen, views.get(name + ".weight"), views.get(name + ".bias"))
                .singletonOrThrow();
        return Activation.relu(product);
    }

    /** Rows by their numbers. PyTorch's embedding is its quickest way to pick them, there and back. */
    private NDArray picked(NDArray table, long[] numbers) {
        return table.getNDArrayInternal()
                .embedding(torch.create(numbers, numbers.length), table, SparseFormat.DENSE)
                .singletonOrThrow();
    }
}
