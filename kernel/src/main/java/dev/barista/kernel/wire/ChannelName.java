package dev.barista.kernel.wire;

/** The protocol's channels that answer. */
public enum ChannelName {
    SHELL,
    CONTROL,
    STDIN,
    HEARTBEAT
}
