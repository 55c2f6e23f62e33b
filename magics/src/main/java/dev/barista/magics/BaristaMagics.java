package dev.barista.magics;

import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.kernel.magic.MagicProvider;
import dev.barista.kernel.magic.MagicSpec;
import dev.barista.load.Load;
import dev.barista.market.NyseCalendar;
import dev.barista.plot.PlotSession;
import dev.barista.quality.QualityHtml;
import dev.barista.quality.QualityReport;
import dev.barista.sql.SqlSession;
import dev.barista.table.BarTables;
import dev.barista.table.TableHtml;
import dev.barista.train.backtest.Backtest;
import dev.barista.train.engine.TensorLibrary;
import dev.barista.train.worker.Agent;
import dev.barista.unittest.TestSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tech.tablesaw.table.Relation;

/** What this jar adds to a kernel. Made by {@link java.util.ServiceLoader}, one for each kernel; safe for threads. */
public final class BaristaMagics implements MagicProvider {
    /** By name: loading it would load the tensor library, which only the worker has. */
    private static final String WORKER = "dev.barista.train.worker.WorkerMain";

    /** Off where a kernel shows what classes every start needs. */
    private static final String REHEARSAL = "BARISTA_REHEARSAL";

    private final Map<String, String> environment;
    private final TrainWorker trainer;
    private final BarSource source;
    private final FileLoads files;
    private final Timeframes timeframes = new Timeframes();
    private final List<Runnable> toClose = new CopyOnWriteArrayList<>();
    private final WarmUp warmUp = new WarmUp();

    public BaristaMagics() {
        this(System.getenv(), Clock.systemUTC());
    }

    BaristaMagics(Map<String, String> environment, Clock clock) {
        this(environment, clock, new TrainWorker(TensorLibrary.coordinates(), WORKER));
    }

    BaristaMagics(Map<String, String> environment, Clock clock, TrainWorker trainer) {
        this.environment = environment;
        this.trainer = trainer;
        source = new BarSource(environment, clock);
        files = new FileLoads(source.calendar(), clock);
    }

    @Override
    public List<MagicSpec> magics(KernelServices kernel) {
        BarTables.prepare();
        Renderers renderers = kernel.renderers();
        renderers.register(Relation.class, TableHtml::render);
        renderers.register(QualityReport.class, QualityHtml::render);
        renderers.register(Load.class, load -> LoadPanel.render(load.progress(), load.notes()));
        TestSession tests = new TestSession(kernel);
        toClose.add(tests::close);
        SqlSession sql = new SqlSession(source::store, NyseCalendar.NEW_YORK.getId());
        toClose.add(sql::close);
        new PlotSession(kernel.comms()).registerWith(renderers);
        renderers.register(Agent.class, agent -> TrainPanel.render(agent.progress()));
        renderers.register(Backtest.class, BacktestView::render);
        TrainSession trainings = new TrainSession(kernel, environment, trainer, source.clock());
        LoadCells cells = new LoadCells(kernel, source, timeframes);
        WatchCells watches = new WatchCells(kernel, source, timeframes);
        toClose.add(watches::close);
        if (!"off".equals(environment.get(REHEARSAL))) {
            warmUp.start(() -> new BarsMagic(cells, files), rehearsal(kernel));
        }
        return List.of(
                new MagicSpec(
                        "bars",
                        MagicSpec.Kind.LINE,
                        "Loads bars of stocks in the background.",
                        () -> new BarsMagic(cells, files)),
                new MagicSpec(
                        "chain",
                        MagicSpec.Kind.LINE,
                        "Loads option chains in the background.",
                        () -> new OptionsMagic.Chain(cells)),
                new MagicSpec(
                        "option_bars",
                        MagicSpec.Kind.LINE,
                        "Loads bars of option contracts in the background.",
                        () -> new OptionsMagic.OptionBars(cells)),
                new MagicSpec(
                        "quality",
                        MagicSpec.Kind.LINE,
                        "Shows how good the bars of a load are.",
                        () -> new QualityMagic(kernel.variables())),
                new MagicSpec(
                        "plot",
                        MagicSpec.Kind.LINE,
                        "Plots candlesticks and volume of a symbol.",
                        () -> new PlotMagic(kernel.variables(), timeframes)),
                new MagicSpec(
                        "watch",
                        MagicSpec.Kind.LINE,
                        "Plots the newest bars of a symbol as they come up.",
                        () -> new WatchMagic(kernel.variables(), watches)),
                new MagicSpec(
                        "train",
                        MagicSpec.Kind.LINE,
                        "Trains an agent in a process that outlives the kernel.",
                        () -> new TrainMagic(trainings, cells, kernel.variables())),
                new MagicSpec(
                        "sql",
                        MagicSpec.Kind.LINE_OR_CELL,
                        "Runs SQL on loads, tables and the store.",
                        () -> new SqlMagic(sql, kernel)),
                new MagicSpec(
                        "test",
                        MagicSpec.Kind.LINE_OR_CELL,
                        "Runs JUnit tests that stand in cells.",
                        () -> new TestMagic(tests)));
    }

    private LoadRehearsal rehearsal(KernelServices kernel) {
        return new LoadRehearsal(
                source.calendar(), source.clock(), () -> kernel.currentCell().isPresent(), source::isUsed);
    }

    @Override
    public String title() {
        return "Market data";
    }

    @Override
    public List<String> imports() {
        return List.of(
                "tech.tablesaw.api.*",
                // By name as well: other packages that cells import have one too.
                "tech.tablesaw.api.Table",
                "dev.barista.load.Load",
                "dev.barista.train.worker.Agent",
                "dev.barista.train.backtest.Backtest",
                "dev.barista.quality.QualityRules",
                "dev.barista.market.*");
    }

    @Override
    public void close() {
        warmUp.close();
        toClose.forEach(Runnable::run);
        files.close();
        source.close();
    }
}
