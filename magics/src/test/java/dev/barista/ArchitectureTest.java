package dev.barista;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the rooms: which package may touch what, and that dependencies point one way. */
@AnalyzeClasses(packages = "dev.barista", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.barista.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule kernelKnowsNothingOfMarkets = noClasses()
            .that()
            .resideInAPackage("dev.barista.kernel..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.barista..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage("dev.barista.kernel.."))));

    @ArchTest
    static final ArchRule onlyTheKernelsPublicInterfacesAreUsed = noClasses()
            .that()
            .resideOutsideOfPackage("dev.barista.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.barista.kernel",
                    "dev.barista.kernel.wire",
                    "dev.barista.kernel.protocol",
                    "dev.barista.kernel.shell");

    @ArchTest
    static final ArchRule onlyAlpacaTouchesHttpAndJackson = onlyIn("alpaca", "okhttp3..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule onlyLoadTouchesTheLimiter = onlyIn("load", "io.github.bucket4j..", "io.lettuce..");

    @ArchTest
    static final ArchRule onlyThePracticeMarketServesHttp = onlyIn("practice", "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule onlyTheStoreTouchesFileFormats =
            onlyIn("store", "org.apache.commons.csv..", "org.apache.parquet..");

    @ArchTest
    static final ArchRule onlyTheLearnerTouchesTensors = onlyIn("train.engine", "ai.djl..");

    @ArchTest
    static final ArchRule onlySqlTouchesDatabases = onlyIn("sql", "java.sql..", "org.duckdb..");

    @ArchTest
    static final ArchRule onlyPlotTouchesPlotly = onlyIn("plot", "tech.tablesaw.plotly..");

    @ArchTest
    static final ArchRule onlyPlotsAndFeaturesHaveIndicators = onlyIn("[plot|train.market]", "org.ta4j..");

    @ArchTest
    static final ArchRule onlyUnittestTouchesTestLibraries =
            onlyIn("unittest", "org.junit..", "org.opentest4j..", "org.assertj..");

    @ArchTest
    static final ArchRule onlyMagicsParseLines = onlyIn("magics", "picocli..");

    @ArchTest
    static final ArchRule theMarketStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.barista.market..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.barista.kernel..", "dev.barista.load..", "tech.tablesaw..");

    private static ArchRule onlyIn(String room, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.barista.kernel..", "dev.barista." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
