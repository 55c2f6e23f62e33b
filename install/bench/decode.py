"""From the bytes of a page of 10,000 bars to columns, measured by JMH: the byte scanner beside Jackson's parser.

Needs Maven to fetch JMH, which is no part of Barista. Megabytes a second are of one thread.
"""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

from figures import Figures, parser

HERE = Path(__file__).parent
JAR = HERE.parent / "target" / "barista.jar"
# Named: newer compilers look for none by themselves.
PROCESSOR = "org.openjdk.jmh.generators.BenchmarkProcessor"


def libraries(folder):
    """The class path of JMH."""
    out = folder / "classpath"
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath"
    subprocess.run(
        ["mvn", "-B", "-q", "-ntp", "-f", HERE / "decode" / "pom.xml", goal, f"-Dmdep.outputFile={out}"], check=True
    )
    return out.read_text().strip()


def main():
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    java = Path(os.environ["JAVA_HOME"]) / "bin"
    figures = Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        classpath = f"{JAR}{os.pathsep}{libraries(folder)}"
        source = HERE / "decode" / "src" / "dev" / "barista" / "alpaca" / "DecodeBenchmark.java"
        subprocess.run([java / "javac", "-nowarn", "-processor", PROCESSOR, "-d", folder / "classes", "-cp", classpath, source], check=True)
        for _ in range(arguments.rounds):
            result = folder / "result.json"
            ran = subprocess.run(
                [java / "java", "-cp", f"{folder / 'classes'}{os.pathsep}{classpath}", "org.openjdk.jmh.Main"]
                + ["-rf", "json", "-rff", result],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )
            size = int(re.search(r"page bytes: (\d+)", ran.stdout).group(1))
            for measured in json.loads(result.read_text()):
                micros = measured["primaryMetric"]["score"]
                subject = measured["benchmark"].rsplit(".", 1)[1]
                figures.add(subject, "decoding a page", micros / 1e3, "ms")
                figures.add(subject, "decoding", size / micros, "MB/s")
    figures.print(baseline="jackson")
    figures.write(arguments.out)


if __name__ == "__main__":
    main()
