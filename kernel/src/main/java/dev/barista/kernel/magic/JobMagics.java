package dev.barista.kernel.magic;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.Html;
import dev.barista.kernel.job.Job;
import dev.barista.kernel.job.JobState;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The magics for background jobs. */
final class JobMagics {
    private JobMagics() {}

    /** {@code %jobs}. */
    @Command(description = "Lists running and finished background jobs.")
    static final class ListJobs implements Magic {
        private final KernelServices kernel;

        ListJobs(KernelServices kernel) {
            this.kernel = kernel;
        }

        @Override
        public Object run(MagicCall call) {
            List<String> lines = new ArrayList<>();
            StringBuilder rows = new StringBuilder();
            for (Job job : kernel.jobs().list()) {
                String state = job.state().name().toLowerCase(java.util.Locale.ROOT);
                lines.add(job.number() + "  " + state + "  " + job.task().title() + "  "
                        + job.task().status());
                rows.append("<tr><td>")
                        .append(job.number())
                        .append("</td><td>")
                        .append(state)
                        .append("</td><td>");
                rows.append(Html.escape(job.task().title())).append("</td><td>");
                rows.append(Html.escape(job.task().status())).append("</td></tr>");
            }
            if (lines.isEmpty()) {
                return new DisplayData("no jobs yet");
            }
            DisplayData data = new DisplayData(String.join("\n", lines));
            data.putHTML("<table><tr><th>job</th><th>state</th><th>what</th><th>how far</th></tr>" + rows + "</table>");
            return data;
        }
    }

    /** A magic that takes jobs. */
    abstract static class OnJobs implements Magic {
        private final KernelServices kernel;

        @Parameters(arity = "1..*", paramLabel = "JOB", description = "Numbers of jobs, or variables that hold them.")
        private List<String> words = List.of();

        OnJobs(KernelServices kernel) {
            this.kernel = kernel;
        }

        /** All of them, or a mistake before anything is done to any. */
        final List<Job> jobs() {
            return words.stream().map(this::find).toList();
        }

        private Job find(String word) {
            if (word.matches("\\d{1,9}")) {
                return kernel.jobs().find(Integer.parseInt(word)).orElseThrow(() -> unknown(word));
            }
            Object subject = kernel.variables().find(word).orElseThrow(() -> unknown(word));
            return kernel.jobs()
                    .of(subject)
                    .orElseThrow(() -> new UserMistake(word + " is no background job. %jobs lists them"));
        }

        private UserMistake unknown(String word) {
            String hint = Words.didYouMean(word, kernel.variables().names());
            return new UserMistake("there is no job " + word + (hint.isEmpty() ? "." : hint) + " %jobs lists them");
        }
    }

    /** {@code %await prices}. */
    @Command(description = "Waits for background jobs, and keeps their progress moving.")
    static final class Await extends OnJobs {
        Await(KernelServices kernel) {
            super(kernel);
        }

        @Override
        public @Nullable Object run(MagicCall call) throws InterruptedException {
            for (Job job : jobs()) {
                job.await(call.cell());
                if (job.state() == JobState.FAILED) {
                    throw new UserMistake("job " + job.number() + " ("
                            + job.task().title() + ") failed: " + job.task().status());
                }
            }
            return null;
        }
    }

    /** {@code %attach 1}. */
    @Command(description = "Shows the progress of background jobs once more, here.")
    static final class Attach extends OnJobs {
        Attach(KernelServices kernel) {
            super(kernel);
        }

        @Override
        public @Nullable Object run(MagicCall call) {
            for (Job job : jobs()) {
                if (job.task().show(call.cell()).isEmpty()) {
                    throw new UserMistake("job " + job.number() + " shows its progress where it was started, only");
                }
            }
            return null;
        }
    }

    /** {@code %cancel 1}. */
    @Command(description = "Ends background jobs; what has arrived is kept.")
    static final class Cancel extends OnJobs {
        Cancel(KernelServices kernel) {
            super(kernel);
        }

        @Override
        public @Nullable Object run(MagicCall call) {
            jobs().forEach(job -> job.task().cancel());
            return null;
        }
    }
}
