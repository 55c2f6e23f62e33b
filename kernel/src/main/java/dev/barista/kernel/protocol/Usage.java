package dev.barista.kernel.protocol;

import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Scanner;

/**
 * What the kernel uses of the machine, with the names of ipykernel's {@code usage_reply}, so that front ends which show
 * that show this; beyond them the heap, in bytes. Stateless.
 */
final class Usage {
    private static final Path RESIDENT = Path.of("/proc/self/statm");
    private static final long PAGE_BYTES = 4096;

    private Usage() {}

    static JsonObject reply() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        JsonObject reply = Replies.ok();
        reply.addProperty("hostname", hostName());
        reply.addProperty("pid", ProcessHandle.current().pid());
        // Percent of one processor, as psutil counts.
        reply.addProperty("kernel_cpu", percent(system.getProcessCpuLoad()) * system.getAvailableProcessors());
        reply.addProperty("kernel_memory", residentBytes(memory));
        reply.addProperty("cpu_count", system.getAvailableProcessors());
        reply.addProperty("host_cpu_percent", percent(system.getCpuLoad()));
        reply.add("host_virtual_memory", hostMemory(system));
        MemoryUsage heap = memory.getHeapMemoryUsage();
        reply.addProperty("heap_used", heap.getUsed());
        reply.addProperty("heap_max", heap.getMax());
        return reply;
    }

    private static JsonObject hostMemory(OperatingSystemMXBean system) {
        long total = system.getTotalMemorySize();
        long free = system.getFreeMemorySize();
        JsonObject memory = new JsonObject();
        memory.addProperty("total", total);
        memory.addProperty("available", free);
        memory.addProperty("percent", total == 0 ? 0 : 100.0 * (total - free) / total);
        memory.addProperty("used", total - free);
        memory.addProperty("free", free);
        return memory;
    }

    /** Unknown, which the JVM tells as a negative number, counts as nothing. */
    private static double percent(double load) {
        return load > 0 ? 100 * load : 0;
    }

    private static long residentBytes(MemoryMXBean memory) {
        try {
            return new Scanner(Files.readString(RESIDENT)).skip("\\d+").nextLong() * PAGE_BYTES;
        } catch (IOException | NoSuchElementException e) {
            // Not Linux: what the JVM has committed is the nearest that it tells.
            return memory.getHeapMemoryUsage().getCommitted()
                    + memory.getNonHeapMemoryUsage().getCommitted();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
