package dev.barista.kernel.shell;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Javadoc of methods in a sentence, for those who cannot wait: a class's source is read in the background when it is first
 * asked for, and what is asked until then gets nothing. One for a shell; any thread may use it.
 */
final class MethodComments implements AutoCloseable {
    private static final int MOST_CLASSES = 500;
    private static final int MOST_WAITING = 100;

    private final List<Path> sources = new CopyOnWriteArrayList<>();
    private final Map<String, SourceComments> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SourceComments> eldest) {
            return size() > MOST_CLASSES;
        }
    });
    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            MethodComments::thread,
            new ThreadPoolExecutor.DiscardPolicy());

    MethodComments() {
        sources.add(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
        OwnSources.find().ifPresent(sources::add);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "barista-javadoc");
        thread.setDaemon(true);
        return thread;
    }

    /** Adds jars of sources, which are looked at from now on, and returns them. */
    List<Path> add(List<Path> jars) {
        sources.addAll(jars);
        known.clear();
        return jars;
    }

    /** Of the method itself, or of one that it implements; empty if there is none or it has not been read yet. */
    String of(Method method) {
        Queue<Class<?>> types = new ArrayDeque<>(List.of(method.getDeclaringClass()));
        Set<Class<?>> seen = new HashSet<>();
        for (Class<?> type = types.poll(); type != null; type = types.poll()) {
            String sentence = seen.add(type) ? comments(type).of(method) : "";
            if (!sentence.isEmpty()) {
                return sentence;
            }
            types.addAll(List.of(type.getInterfaces()));
            Optional.ofNullable(type.getSuperclass()).ifPresent(types::add);
        }
        return "";
    }

    private SourceComments comments(Class<?> type) {
        SourceComments found = known.putIfAbsent(type.getName(), SourceComments.NONE);
        if (found == null) {
            reader.execute(() -> known.put(type.getName(), read(type)));
            return SourceComments.NONE;
        }
        return found;
    }

    /** A module's name stands before the path in the JDK's own archive. */
    private SourceComments read(Class<?> type) {
        List<String> names = new ArrayList<>();
        Class<?> outermost = type;
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            names.add(0, at.getSimpleName());
            outermost = at;
        }
        String path = outermost.getName().replace('.', '/') + ".java";
        String module = type.getModule().getName();
        for (Path zip : sources) {
            try {
                Optional<String> source = module == null ? entry(zip, path) : entry(zip, module + "/" + path);
                if (source.isPresent()) {
                    return SourceComments.read(source.get(), names);
                }
            } catch (IOException | RuntimeException e) {
                // Then there is no comment: it is an extra.
            }
        }
        return SourceComments.NONE;
    }

    private static Optional<String> entry(Path zip, String name) throws IOException {
        if (!Files.exists(zip)) {
            return Optional.empty();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry(name);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
