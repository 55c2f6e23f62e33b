package dev.barista.unittest;

import dev.barista.kernel.cell.UserMistake;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a run as JUnit XML, the form that build servers read: one suite for each test cell. Stateless. */
final class TestXml {
    private TestXml() {}

    /** @throws UserMistake if nothing can be written there; said before tests are run */
    static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw new UserMistake("--report must name a file, got the folder " + file + ". Try: --report tests.xml");
        }
        if (!Files.isDirectory(folder)) {
            throw new UserMistake("--report cannot be written: there is no folder " + folder
                    + ". Make it, or try: --report tests.xml");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UserMistake("--report cannot be written: " + file + " is read-only. Try: --report tests.xml");
        }
    }

    static void write(Report report, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suites(xml, report);
            xml.writeEndDocument();
            xml.close();
        } catch (IOException | XMLStreamException e) {
            throw new UserMistake(
                    "--report cannot be written to " + file + ": " + e.getMessage() + ". Try another file");
        }
    }

    private static void suites(XMLStreamWriter xml, Report report) throws XMLStreamException {
        List<Result> suites =
                report.cell().isEmpty() ? report.results() : List.of(Result.group(report.cell(), report.results()));
        xml.writeStartElement("testsuites");
        counts(xml, report.results(), report.millis());
        for (Result suite : suites) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite.name());
            counts(xml, List.of(suite), suite.millis());
            for (Result each : suite.children()) {
                cases(xml, each, suite.name());
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, List<Result> results, double millis) throws XMLStreamException {
        List<Result> all = results.stream().flatMap(Result::counted).toList();
        attribute(xml, "tests", all.size());
        attribute(
                xml,
                "failures",
                all.stream().filter(each -> each.status() == Status.FAILED).count());
        attribute(
                xml,
                "skipped",
                all.stream().filter(each -> each.status() == Status.SKIPPED).count());
        attribute(xml, "errors", 0);
        xml.writeAttribute("time", seconds(millis));
    }

    private static void attribute(XMLStreamWriter xml, String name, long count) throws XMLStreamException {
        xml.writeAttribute(name, Long.toString(count));
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1e3);
    }

    private static void cases(XMLStreamWriter xml, Result result, String path) throws XMLStreamException {
        if (result.isTest() || result.status() == Status.FAILED) {
            testCase(xml, result, path);
        }
        for (Result each : result.children()) {
            cases(xml, each, path + "." + result.name());
        }
    }

    private static void testCase(XMLStreamWriter xml, Result test, String path) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", path);
        xml.writeAttribute("name", test.name());
        xml.writeAttribute("time", seconds(test.millis()));
        Failure failure = test.failure();
        if (failure != null) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", failure.type());
            xml.writeAttribute("message", failure.headline());
            xml.writeCharacters(failure.message() + "\n" + String.join("\n", failure.frames()));
            xml.writeEndElement();
        } else if (test.status() == Status.SKIPPED) {
            xml.writeStartElement("skipped");
            xml.writeAttribute("message", test.reason());
            xml.writeEndElement();
        }
        String said = Stream.concat(
                        Stream.of(test.output()), test.shown().stream().map(Shown::text))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
        if (!said.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(Names.readable(said));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
