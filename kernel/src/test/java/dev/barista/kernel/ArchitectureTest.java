package dev.barista.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the kernel and the arrows between them. */
@AnalyzeClasses(packages = "dev.barista.kernel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyWireTouchesZeroMq = only("wire", "org.zeromq..", "zmq..", "..jupyter.channels..");

    @ArchTest
    static final ArchRule onlyShellTouchesJShell = only("shell", "jdk.jshell..");

    @ArchTest
    static final ArchRule onlyMagicTouchesPicocli = only("magic", "picocli..");

    @ArchTest
    static final ArchRule onlyMavenTouchesTheResolver = only(
            "magic.maven", "org.eclipse.aether..", "org.apache.maven..", "org.codehaus.plexus..", "org.sonatype..");

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("dev.barista.kernel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule wireKnowsNoOtherRoom =
            notUpwards("wire", "comm", "widget", "display", "cell", "job", "magic", "protocol", "shell");

    @ArchTest
    static final ArchRule displayKnowsWireAlone =
            notUpwards("display", "comm", "widget", "cell", "job", "magic", "protocol", "shell");

    @ArchTest
    static final ArchRule commKnowsWireAlone =
            notUpwards("comm", "widget", "display", "cell", "job", "magic", "protocol", "shell");

    @ArchTest
    static final ArchRule widgetKnowsNoCell = notUpwards("widget", "cell", "job", "magic", "protocol", "shell");

    @ArchTest
    static final ArchRule jobKnowsNoMagic = notUpwards("job", "magic", "protocol", "shell");

    @ArchTest
    static final ArchRule cellKnowsNoProtocol = notUpwards("cell", "protocol");

    @ArchTest
    static final ArchRule magicKnowsNoProtocol = notUpwards("magic", "protocol");

    @ArchTest
    static final ArchRule shellKnowsNoProtocol = notUpwards("shell", "protocol");

    @ArchTest
    static final ArchRule noRoomKnowsTheRoot = noClasses()
            .that()
            .resideInAPackage("dev.barista.kernel.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.barista.kernel");

    private static ArchRule notUpwards(String room, String... above) {
        String[] packages = new String[above.length];
        for (int i = 0; i < above.length; i++) {
            packages[i] = "dev.barista.kernel." + above[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.barista.kernel." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    private static ArchRule only(String room, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.barista.kernel." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }
}
