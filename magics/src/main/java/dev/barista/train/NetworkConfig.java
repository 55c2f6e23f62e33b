package dev.barista.train;

/**
 * The network: extractor → linear layers → recurrent core → heads of actor and critic. Immutable.
 *
 * @param extractor what is made of the window
 * @param extractorSize outputs of an LSTM or channels of a CNN, 1–4,096
 * @param linearLayers fully connected layers with tanh behind the extractor, 0–8
 * @param linearSize width of each
 * @param recurrent whether there is a core LSTM; without one the agent forgets what it saw
 * @param coreSize width of the core LSTM, 1–4,096
 * @param headLayers fully connected layers with tanh in each of actor and critic, 0–8
 * @param headSize width of each
 * @param valueShapesCore whether the critic's error trains the core and the extractor as well as the actor's does;
 *     otherwise they are the actor's, as with {@code shared_lstm} of sb3-contrib
 */
public record NetworkConfig(
        Extractor extractor,
        int extractorSize,
        int linearLayers,
        int linearSize,
        boolean recurrent,
        int coreSize,
        int headLayers,
        int headSize,
        boolean valueShapesCore) {
    /** The cascade of arXiv 2212.02721, a quarter as wide: it trains on a laptop's processor. */
    public static final NetworkConfig STANDARD = new NetworkConfig(Extractor.LSTM, 32, 1, 64, true, 128, 1, 64, true);

    /** For flat observations: a core LSTM and small heads. */
    public static final NetworkConfig FLAT = new NetworkConfig(Extractor.NONE, 1, 0, 1, true, 64, 1, 64, true);

    /** Sizes of arXiv 2212.02721: an LSTM of 128 and three linear layers, then one of 512. */
    public static final NetworkConfig PAPER = new NetworkConfig(Extractor.LSTM, 128, 3, 128, true, 512, 0, 1, true);

    public NetworkConfig {
        Limits.check("the extractor's size", extractorSize, 1, 4096);
        Limits.check("the number of linear layers", linearLayers, 0, 8);
        Limits.check("the size of linear layers", linearSize, 1, 4096);
        Limits.check("the core's size", coreSize, 1, 4096);
        Limits.check("the number of layers in a head", headLayers, 0, 8);
        Limits.check("the size of a head's layers", headSize, 1, 4096);
    }

    /** The same with another extractor. */
    public NetworkConfig withExtractor(Extractor other) {
        return new NetworkConfig(
                other,
                extractorSize,
                linearLayers,
                linearSize,
                recurrent,
                coreSize,
                headLayers,
                headSize,
                valueShapesCore);
    }

    /** The same without its memory. */
    public NetworkConfig withoutRecurrence() {
        return new NetworkConfig(
                extractor,
                extractorSize,
                linearLayers,
                linearSize,
                false,
                coreSize,
                headLayers,
                headSize,
                valueShapesCore);
    }
}
