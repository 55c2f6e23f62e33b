package dev.barista.kernel.shell;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites the calls by which the code of cells hands work to threads of pools, so that it stays with its cell; see {@link
 * TaskCalls}. Made for one method that is rewritten.
 */
final class TaskHandOver extends MethodVisitor {
    private static final String TASK_CALLS = Type.getInternalName(TaskCalls.class);
    private static final String EXECUTOR = "Ljava/util/concurrent/Executor;";
    private static final String RUNNABLE = "Ljava/lang/Runnable;";
    private static final String CALLABLE = "Ljava/util/concurrent/Callable;";

    private static final Set<String> FUTURES =
            Set.of("java/util/concurrent/CompletableFuture", "java/util/concurrent/CompletionStage");

    private static final Set<String> EXECUTORS = Set.of(
            "java/util/concurrent/Executor",
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/ScheduledExecutorService",
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/ForkJoinPool",
            "java/util/concurrent/CompletionService",
            "java/util/concurrent/ExecutorCompletionService");

    private static final String POOL_CALLS = Type.getInternalName(PoolCalls.class);
    private static final String SERVICE = "Ljava/util/concurrent/ExecutorService;";
    private static final String SCHEDULED = "Ljava/util/concurrent/ScheduledExecutorService;";
    private static final String UNIT = "Ljava/util/concurrent/TimeUnit;";
    private static final String FUTURE = "Ljava/util/concurrent/Future;";
    private static final String SCHEDULED_FUTURE = "Ljava/util/concurrent/ScheduledFuture;";
    private static final String TASKS = "(Ljava/util/Collection;";

    /** What {@link PoolCalls} does, with what the pool is there. */
    private static final Map<String, String> OF_POOLS = Map.of(
            "schedule(" + RUNNABLE + "J" + UNIT + ")" + SCHEDULED_FUTURE, SCHEDULED,
            "schedule(" + CALLABLE + "J" + UNIT + ")" + SCHEDULED_FUTURE, SCHEDULED,
            "scheduleAtFixedRate(" + RUNNABLE + "JJ" + UNIT + ")" + SCHEDULED_FUTURE, SCHEDULED,
            "scheduleWithFixedDelay(" + RUNNABLE + "JJ" + UNIT + ")" + SCHEDULED_FUTURE, SCHEDULED,
            "submit(" + RUNNABLE + "Ljava/lang/Object;)" + FUTURE, SERVICE,
            "invokeAll" + TASKS + ")Ljava/util/List;", SERVICE,
            "invokeAll" + TASKS + "J" + UNIT + ")Ljava/util/List;", SERVICE,
            "invokeAny" + TASKS + ")Ljava/lang/Object;", SERVICE,
            "invokeAny" + TASKS + "J" + UNIT + ")Ljava/lang/Object;", SERVICE);

    TaskHandOver(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String pool = OF_POOLS.get(name + descriptor);
        if (pool != null && EXECUTORS.contains(owner) && opcode != Opcodes.INVOKESPECIAL) {
            String taken = "(" + pool + descriptor.substring(1);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, POOL_CALLS, name, taken, false);
            return;
        }
        String called = descriptor;
        int end = descriptor.indexOf(')');
        boolean task = name.equals("submit") || name.equals("execute");
        if (FUTURES.contains(owner) && name.endsWith("Async")) {
            if (descriptor.startsWith(EXECUTOR, end - EXECUTOR.length())) {
                insert("carrying", "(" + EXECUTOR + ")" + EXECUTOR);
            } else {
                insert("async", "()" + EXECUTOR);
                called = descriptor.substring(0, end) + EXECUTOR + descriptor.substring(end);
            }
        } else if (EXECUTORS.contains(owner) && task && descriptor.startsWith("(" + RUNNABLE + ")")) {
            insert("carried", "(" + RUNNABLE + ")" + RUNNABLE);
        } else if (EXECUTORS.contains(owner) && task && descriptor.startsWith("(" + CALLABLE + ")")) {
            insert("carried", "(" + CALLABLE + ")" + CALLABLE);
        } else if (name.equals("parallelStream")
                || (name.equals("parallel") && owner.startsWith("java/util/stream/"))) {
            insert("goParallel", "()V");
        }
        super.visitMethodInsn(opcode, owner, name, called, isInterface);
    }

    private void insert(String name, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, TASK_CALLS, name, descriptor, false);
    }

    /** The executor that a call gets lies on top of its other arguments. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + 1, maxLocals);
    }
}
