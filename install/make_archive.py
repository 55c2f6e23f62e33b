"""Makes what lets the installed kernel start sooner: a small jar, and the class archive for the launcher's JDK.

The archive is one of class-data sharing (before JDK 25) or an AOT cache (since): a kernel is started, put through what
first cells do, and the JVM writes down what it loaded when it ends. Nothing is done if there is one for this jar and JDK.

The small jar stands in front of the kernel's own, whose directory of 43,000 files no start reads then: classes come from
the archive, and what else a start looks up in a jar is in the small one.
"""

import contextlib
import os
import sys
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "kernelspec"))
from jupyter_client import KernelManager  # noqa: E402
from launcher import FIRST_WITH_AOT_CACHE, archive_file, archiving_options, choose_jdk, made_of, start_jar  # noqa: E402

PATIENCE_SECONDS = 120
MANIFEST = "META-INF/MANIFEST.MF"
LOOKED_UP_AT_START = ("META-INF/barista/classes", "META-INF/services/dev.barista.kernel.magic.MagicProvider")
KERNEL_CELLS = (
    "1 + 1",
    'String text = "a"; text.length()',
    "record Pair(int a, int b) {}\nint twice(int n) { return 2 * n; }\nfor (int i = 0; i < 3; i++) twice(i);",
    'System.out.println("text"); System.err.println("text");',
    "%lsmagic",
    "undeclared",
    "Integer.parseInt(text)",
)
# Meanwhile the kernel rehearses a load by itself; without it that is switched off, as it would come in by chance.
IDLE, IDLE_SECONDS = None, 4
MARKET_CELLS = (
    IDLE,
    "Table.create(IntColumn.create(\"n\", 1, 2))",
    "%bars SPY --days 10 --as rehearsal",
    "%await rehearsal",
    "rehearsal.table()",
    "%quality rehearsal",
    "%plot rehearsal SPY",
    "%%test\n@ParameterizedTest @ValueSource(ints = {1, 2}) void a(int n) { assertThat(n).isEqualTo(1); }",
)


def cells_for(jdk):
    """An AOT cache has all of its classes loaded when the JVM starts, so that it holds those that every notebook needs."""
    return KERNEL_CELLS if jdk.feature >= FIRST_WITH_AOT_CACHE else KERNEL_CELLS + MARKET_CELLS


def make_start_jar(jar):
    """The same manifest, with the whole jar as the class path behind it."""
    front = start_jar(jar)
    if os.path.exists(front):
        return
    unfinished = front + ".new"
    with zipfile.ZipFile(jar) as whole, zipfile.ZipFile(unfinished, "w") as small:
        manifest = whole.read(MANIFEST).decode().rstrip()
        small.writestr(MANIFEST, f"{manifest}\r\nClass-Path: {os.path.basename(jar)}\r\n\r\n")
        for name in LOOKED_UP_AT_START:
            small.writestr(name, whole.read(name))
    os.replace(unfinished, front)


def rehearse(options, cells, log):
    """Runs a kernel with the JVM's options through the cells; the archive is written when it has ended."""
    manager = KernelManager(kernel_name="barista")
    manager.shutdown_wait_time = PATIENCE_SECONDS
    names = ("BARISTA_HISTORY", "BARISTA_STARTUP", *(() if IDLE in cells else ("BARISTA_REHEARSAL",)))
    off = {name: "off" for name in names}
    # An archive is of use for the jar alone that it was made with: the small one.
    environ = {**os.environ, "BARISTA_JAVA_OPTIONS": " ".join(options), "BARISTA_ARCHIVE": "", **off}
    manager.start_kernel(env=environ, stdout=log, stderr=log)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE_SECONDS)
        for cell in cells:
            if cell is IDLE:
                time.sleep(IDLE_SECONDS)
                continue
            # Some of them are meant to fail; what counts is what the kernel loads.
            client.execute_interactive(cell, output_hook=lambda message: None, timeout=PATIENCE_SECONDS)
        for request in (client.complete("text.le", 7), client.inspect("text", 2), client.is_complete("for (")):
            while client.get_shell_msg(timeout=PATIENCE_SECONDS)["parent_header"]["msg_id"] != request:
                pass
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def main(kernelspec):
    jdk = choose_jdk()
    jar = str(Path(kernelspec) / "barista.jar")
    archive = archive_file(jdk, jar)
    make_start_jar(jar)
    if os.path.exists(archive):
        return
    for other in Path(kernelspec).glob("classes-*"):
        if not str(other).startswith(made_of(jar)):
            with contextlib.suppress(OSError):  # Windows keeps what a running kernel uses
                other.unlink()
    print(f"Preparing a quick start for JDK {'.'.join(map(str, jdk.version))} ...", flush=True)
    unfinished = archive + ".new"
    log = archive + ".log"
    with open(log, "wb") as output:
        rehearse(archiving_options(jdk, unfinished), cells_for(jdk), output)
    if os.path.exists(unfinished):
        os.replace(unfinished, archive)
        os.remove(log)
    else:
        print(f"The JVM wrote no archive, so the kernel starts without; see {log}.", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
