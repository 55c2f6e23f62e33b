"""Starts the Barista kernel on a suitable JDK.

Jupyter runs this file with the connection file's path. It needs nothing but the standard library. The JDK is
``BARISTA_JAVA`` (a JDK's home or its java command) if that is set, else ``JAVA_HOME``, else the newest JDK from 17 on
that is found on this machine. ``BARISTA_JAVA_OPTIONS`` adds options for the Java virtual machine, such as ``-Xmx8g``.
An archive of loaded classes, which ``make_archive.py`` leaves beside the jar, is used unless ``BARISTA_ARCHIVE=off``.

The install scripts use the same search: ``launcher.py --java-home [N]`` prints the home of the JDK that would be used
(with N: of the newest JDK of that feature version).

The kernel's start waits for this file: modules are imported where they are needed, which most starts are without.
"""

from __future__ import annotations

import os
import sys

OLDEST = 17
FIRST_WITH_AOT_CACHE = 25
NEEDED_MODULES = ("jdk.jshell", "jdk.compiler")
WINDOWS = os.name == "nt"
JAVA = "java.exe" if WINDOWS else "java"
HOW_TO_GET = (
    "Get one with 'apt-get install openjdk-17-jdk' (Debian, Ubuntu), 'brew install openjdk' (macOS) or from "
    "https://adoptium.net, and set BARISTA_JAVA to its folder if it is not found by itself."
)
PATTERNS = (
    "/usr/lib/jvm/*",
    "/usr/local/lib/jvm/*",
    "/opt/java/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "C:/Program Files/*/jdk*",
    "C:/Program Files/*/*/jdk*",
)


class NoJdk(Exception):
    """No JDK that will do; the message says why and what to do."""


class Jdk:
    """A JDK on this machine. ``version`` is empty if its release file does not tell."""

    def __init__(self, home: str, version: tuple, modules: frozenset):
        self.home = home
        self.version = version
        self.modules = modules

    @property
    def feature(self) -> int:
        return self.version[0] if self.version else 0

    @property
    def java(self) -> str:
        return os.path.join(self.home, "bin", JAVA)

    def flaw(self) -> str | None:
        """Why it cannot run the kernel, if so. A JDK that tells nothing of itself is given a chance."""
        if self.version and self.feature < OLDEST:
            return f"is Java {self.feature}"
        missing = [module for module in NEEDED_MODULES if self.modules and module not in self.modules]
        if missing:
            return f"has no module {missing[0]} (a full JDK has it, a JRE does not)"
        return None


def read_jdk(home: str) -> Jdk | None:
    """The JDK or JRE in this folder, by its release file (no process is started); None if there is no java command."""
    home = os.path.realpath(os.path.expanduser(home))
    jdk = Jdk(home, (), frozenset())
    if not os.path.isfile(jdk.java):
        return None
    try:
        with open(os.path.join(home, "release"), encoding="utf-8", errors="replace") as file:
            lines = (line.strip().split("=", 1) for line in file if "=" in line)
            facts = {name: value.strip('"') for name, value in lines}
    except OSError:
        return jdk
    return Jdk(home, parse_version(facts.get("JAVA_VERSION", "")), frozenset(facts.get("MODULES", "").split()))


def parse_version(text: str) -> tuple:
    """``17.0.15`` as (17, 0, 15); Java 8 called itself 1.8.0."""
    parts = text.split("-")[0].split("+")[0].replace("_", ".").split(".")
    numbers = tuple(int(part) for part in parts if part.isdecimal())
    return numbers[1:] if len(numbers) > 1 and numbers[0] == 1 else numbers


def home_of(path: str) -> str:
    """A JDK's home, from its home or the java command in it."""
    path = os.path.expanduser(path.strip().strip('"'))
    if os.path.isfile(path):
        return os.path.dirname(os.path.dirname(os.path.realpath(path)))
    return path


def matching(pattern: str) -> list:
    """Paths that fit; ``*`` stands for the rest of a name."""
    begin, star, rest = pattern.partition("*")
    if not star:
        return [pattern] if os.path.exists(pattern) else []
    folder, _, begin = begin.rpartition("/")
    try:
        names = sorted(os.listdir(folder + "/"))
    except OSError:
        return []
    fitting = (name for name in names if name.startswith(begin) and not name.startswith("."))
    return [path for name in fitting for path in matching(f"{folder}/{name}{rest}")]


def found_jdks(environ=os.environ, patterns=PATTERNS) -> list:
    """All JDKs on this machine that will do, the newest first; an equal one on the PATH comes before the others."""
    commands = (os.path.join(folder, JAVA) for folder in environ.get("PATH", "").split(os.pathsep))
    homes = [home_of(command) for command in commands if os.path.isfile(command) and os.access(command, os.X_OK)][:1]
    for pattern in patterns:
        homes += matching(os.path.expanduser(pattern))
    jdks = {}
    for home in homes:
        jdk = read_jdk(home)
        if jdk and jdk.version and jdk.flaw() is None:
            jdks.setdefault(jdk.home, jdk)
    return sorted(jdks.values(), key=lambda jdk: jdk.version, reverse=True)


def choose_jdk(environ=os.environ, patterns=PATTERNS) -> Jdk:
    """The JDK to use; raises NoJdk if there is none, or if the one asked for will not do."""
    for variable in ("BARISTA_JAVA", "JAVA_HOME"):
        path = environ.get(variable, "").strip()
        if not path:
            continue
        jdk = read_jdk(home_of(path))
        flaw = jdk.flaw() if jdk else "is not the folder of a JDK nor its java command"
        if jdk and not flaw:
            return jdk
        others = found_jdks(environ, patterns)
        advice = f"Set BARISTA_JAVA to {others[0].home}, for example." if others else HOW_TO_GET
        raise NoJdk(f"Barista needs a JDK from {OLDEST} on, but {variable}={path} {flaw}. {advice}")
    jdks = found_jdks(environ, patterns)
    if not jdks:
        raise NoJdk(f"Barista needs a JDK from {OLDEST} on and found none. {HOW_TO_GET}")
    return jdks[0]


def made_of(jar: str) -> str:
    """What the name of each file that is made of this very jar begins with, its folder included."""
    state = os.stat(jar)
    return os.path.join(os.path.dirname(jar), f"classes-{state.st_size:x}-{state.st_mtime_ns:x}")


def archive_file(jdk: Jdk, jar: str) -> str:
    """Where the class archive for this JDK and this very jar is kept, whether there is one or not."""
    version = ".".join(map(str, jdk.version)) or "unknown"
    kind = "aot" if jdk.feature >= FIRST_WITH_AOT_CACHE else "jsa"
    return f"{made_of(jar)}-{version}.{kind}"


def start_jar(jar: str) -> str:
    """The small jar in front of this very jar, whether there is one or not; see ``make_archive.py``."""
    return f"{made_of(jar)}-start.jar"


def archiving_options(jdk: Jdk, archive: str) -> list:
    """Has the JVM write the archive when it ends."""
    option = "AOTCacheOutput" if jdk.feature >= FIRST_WITH_AOT_CACHE else "ArchiveClassesAtExit"
    return [f"-XX:{option}={archive}", "-Xlog:disable", "-Xlog:all=error:stderr"]


def archive_options(jdk: Jdk, jar: str, environ=os.environ) -> list:
    """Has the JVM use the archive, if there is one. One that does not fit is ignored by the JVM."""
    archive = archive_file(jdk, jar)
    if environ.get("BARISTA_ARCHIVE") == "off" or not os.path.exists(archive):
        return []
    if jdk.feature >= FIRST_WITH_AOT_CACHE:
        return [f"-XX:AOTCache={archive}", "-Xlog:aot=off", "-Xlog:cds=off"]
    # Else the JVM moves the archive to another address each time, for which it has to change most of its pages.
    keep_in_place = ["-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"]
    return [f"-XX:SharedArchiveFile={archive}", *keep_in_place, "-Xlog:cds=off"]


def command(jdk: Jdk, jar: str, connection_file: str, environ=os.environ) -> list:
    """The command line of the kernel's process."""
    options = [
        "-XX:+UseSerialGC",  # measured: starts sooner and stays smaller than G1
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
    ]
    if jdk.feature >= 22:
        options.append("--enable-native-access=ALL-UNNAMED")
    if jdk.feature >= 24:
        options.append("--sun-misc-unsafe-memory-access=allow")  # no warning for what libraries still use
    options += archive_options(jdk, jar, environ)
    if environ.get("BARISTA_JAVA_OPTIONS"):
        import shlex

        options += shlex.split(environ["BARISTA_JAVA_OPTIONS"], posix=not WINDOWS)
    front = start_jar(jar)
    whole = environ.get("BARISTA_ARCHIVE") == "off" or not os.path.exists(front)
    return [jdk.java, *options, "-jar", jar if whole else front, connection_file]


def start(arguments: list):
    """Becomes the kernel's process; where that is not possible (Windows), waits for it."""
    if WINDOWS:
        import signal
        import subprocess

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.call(arguments))
    os.execv(arguments[0], arguments)


def main(arguments: list):
    try:
        if arguments[:1] == ["--java-home"] and len(arguments) <= 2:
            if len(arguments) == 2:
                jdks = [jdk for jdk in found_jdks() if str(jdk.feature) == arguments[1]]
                if not jdks:
                    raise NoJdk(f"No JDK {arguments[1]} was found. {HOW_TO_GET}")
                print(jdks[0].home)
            else:
                print(choose_jdk().home)
            sys.exit(0)
        if len(arguments) != 1 or arguments[0].startswith("-"):
            sys.exit("usage: launcher.py CONNECTION_FILE | launcher.py --java-home [VERSION]")
        jar = os.path.join(os.path.dirname(os.path.abspath(__file__)), "barista.jar")
        if not os.path.isfile(jar):
            raise NoJdk(f"Barista is not installed completely: {jar} is missing. Run ./install/quickstart.sh once more.")
        start(command(choose_jdk(), jar, arguments[0]))
    except (NoJdk, OSError) as problem:
        sys.exit(f"{problem}")


if __name__ == "__main__":
    main(sys.argv[1:])
