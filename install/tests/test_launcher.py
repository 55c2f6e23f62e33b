"""Which JDK the launcher picks, and what it says when none will do."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KERNELSPEC = Path(__file__).resolve().parents[1] / "kernelspec"
spec = importlib.util.spec_from_file_location("launcher", KERNELSPEC / "launcher.py")
launcher = importlib.util.module_from_spec(spec)
spec.loader.exec_module(launcher)


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


class Machine:
    """A make-believe machine with JDKs under one folder and nothing on the PATH."""

    def __init__(self, root):
        self.root = root
        self.patterns = (f"{root}/jvm/*",)
        self.environ = {"PATH": str(root / "bin")}

    def jdk(self, name, version, modules="java.base jdk.compiler jdk.jshell"):
        home = self.root / "jvm" / name
        java = home / "bin" / ("java.exe" if os.name == "nt" else "java")
        java.parent.mkdir(parents=True)
        # Says how it was called, as Java would not.
        java.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
        java.chmod(0o755)
        if version:
            (home / "release").write_text(f'IMPLEMENTOR="Test"\nJAVA_VERSION="{version}"\nMODULES="{modules}"\n')
        return home

    def jar(self):
        jar = self.root / "barista.jar"
        jar.touch()
        return str(jar)

    def choose(self, **variables):
        return launcher.choose_jdk({**self.environ, **variables}, self.patterns)


def test_takes_the_newest_jdk(machine):
    machine.jdk("a-21", "21.0.9")
    machine.jdk("b-9", "9.0.4")
    newest = machine.jdk("c-25", "25.0.3")
    machine.jdk("d-17", "17.0.15")
    assert machine.choose().home == str(newest)


def test_compares_versions_by_number(machine):
    machine.jdk("a", "17.0.9")
    newer = machine.jdk("b", "17.0.15")
    assert machine.choose().home == str(newer)


def test_skips_runtimes_without_jshell(machine):
    machine.jdk("jre-25", "25.0.3", modules="java.base java.desktop")
    jdk = machine.jdk("jdk-17", "17.0.15")
    assert machine.choose().home == str(jdk)


def test_counts_java_8_as_8(machine):
    machine.jdk("jdk8", "1.8.0_442")
    with pytest.raises(launcher.NoJdk, match="found none"):
        machine.choose()


def test_barista_java_comes_before_java_home_and_both_before_newer_ones(machine):
    machine.jdk("jdk-25", "25.0.3")
    ours = machine.jdk("jdk-17", "17.0.15")
    other = machine.jdk("jdk-21", "21.0.9")
    assert machine.choose(BARISTA_JAVA=str(ours), JAVA_HOME=str(other)).home == str(ours)
    assert machine.choose(JAVA_HOME=str(other)).home == str(other)
    assert machine.choose(BARISTA_JAVA=" ", JAVA_HOME=str(other)).home == str(other)


def test_barista_java_may_be_the_java_command_or_a_link_to_it(machine, tmp_path):
    jdk = machine.jdk("jdk-17", "17.0.15")
    link = tmp_path / "java"
    link.symlink_to(jdk / "bin" / "java")
    assert machine.choose(BARISTA_JAVA=str(jdk / "bin" / "java")).home == str(jdk)
    assert machine.choose(BARISTA_JAVA=str(link)).home == str(jdk)


def test_finds_the_jdk_behind_the_java_on_the_path(machine):
    jdk = machine.jdk("jdk-17", "17.0.15")
    machine.patterns = ()
    (machine.root / "bin").mkdir()
    (machine.root / "bin" / "java").symlink_to(jdk / "bin" / "java")
    assert machine.choose().home == str(jdk)


def test_a_chosen_jdk_that_is_too_old_is_an_error_that_names_a_better_one(machine):
    old = machine.jdk("jdk-11", "11.0.2")
    new = machine.jdk("jdk-21", "21.0.9")
    with pytest.raises(launcher.NoJdk, match="JAVA_HOME=.* is Java 11") as failure:
        machine.choose(JAVA_HOME=str(old))
    assert str(new) in str(failure.value)


def test_a_chosen_runtime_without_jshell_is_an_error(machine):
    jre = machine.jdk("jre-21", "21.0.9", modules="java.base jdk.compiler")
    with pytest.raises(launcher.NoJdk, match="no module jdk.jshell"):
        machine.choose(BARISTA_JAVA=str(jre))


def test_a_chosen_path_that_is_no_jdk_is_an_error(machine):
    with pytest.raises(launcher.NoJdk, match="BARISTA_JAVA=.*nowhere is not"):
        machine.choose(BARISTA_JAVA=str(machine.root / "nowhere"))


def test_a_chosen_jdk_without_a_release_file_is_given_a_chance(machine):
    unknown = machine.jdk("own-build", None)
    assert machine.choose(BARISTA_JAVA=str(unknown)).home == str(unknown)
    with pytest.raises(launcher.NoJdk):
        machine.choose()


def test_options_fit_the_version(machine):
    machine.jdk("jdk-17", "17.0.15")
    on_17 = launcher.command(machine.choose(), machine.jar(), "c.json", {})
    machine.jdk("jdk-25", "25.0.3")
    on_25 = launcher.command(machine.choose(), machine.jar(), "c.json", {})
    assert "--enable-native-access=ALL-UNNAMED" not in on_17
    assert "--enable-native-access=ALL-UNNAMED" in on_25
    assert on_17[-3:] == on_25[-3:] == ["-jar", machine.jar(), "c.json"]


def test_users_options_come_last_and_may_be_quoted(machine):
    machine.jdk("jdk-17", "17.0.15")
    environ = {"BARISTA_JAVA_OPTIONS": "-Xmx8g '-Dname=two words'"}
    assert launcher.command(machine.choose(), machine.jar(), "c.json", environ)[-5:-3] == ["-Xmx8g", "-Dname=two words"]


def test_becomes_the_java_process_as_kernel_json_starts_it(machine, tmp_path):
    jdk = machine.jdk("jdk-17", "17.0.15")
    resources = tmp_path / "kernels" / "barista"
    resources.mkdir(parents=True)
    (resources / "launcher.py").write_text((KERNELSPEC / "launcher.py").read_text())
    (resources / "barista.jar").touch()
    argv = json.loads((KERNELSPEC / "kernel.json").read_text())["argv"]
    assert argv[0] == "python"
    argv = [sys.executable] + [
        part.format(resource_dir=resources, connection_file="connection.json") for part in argv[1:]
    ]
    environ = {**os.environ, "BARISTA_JAVA": str(jdk)}
    process = subprocess.run(argv, env=environ, capture_output=True, text=True)
    assert process.stderr == ""
    assert process.stdout.splitlines()[-3:] == ["-jar", str(resources / "barista.jar"), "connection.json"]


def test_says_on_stderr_what_is_wrong(machine):
    argv = [sys.executable, "-I", "-S", str(KERNELSPEC / "launcher.py"), "--java-home"]
    environ = {**os.environ, "BARISTA_JAVA": str(machine.root)}
    process = subprocess.run(argv, env=environ, capture_output=True, text=True)
    assert process.returncode == 1
    assert process.stdout == ""
    assert process.stderr.startswith("Barista needs a JDK from 17 on, but BARISTA_JAVA=")
    assert len(process.stderr.splitlines()) == 1


@pytest.mark.parametrize(("version", "option"), [("17.0.15", "-XX:SharedArchiveFile="), ("25.0.3", "-XX:AOTCache=")])
def test_uses_the_archive_that_was_made_for_this_jar_and_jdk(machine, tmp_path, version, option):
    machine.jdk("jdk", version)
    jar = tmp_path / "barista.jar"
    jar.write_text("one")
    archive = Path(launcher.archive_file(machine.choose(), str(jar)))
    assert option not in " ".join(launcher.command(machine.choose(), str(jar), "c.json", {}))
    archive.touch()
    assert f"{option}{archive}" in launcher.command(machine.choose(), str(jar), "c.json", {})
    assert option not in " ".join(launcher.command(machine.choose(), str(jar), "c.json", {"BARISTA_ARCHIVE": "off"}))
    jar.write_text("another")
    assert option not in " ".join(launcher.command(machine.choose(), str(jar), "c.json", {}))


def test_leaves_the_archive_of_class_data_sharing_in_its_place(machine, tmp_path):
    machine.jdk("jdk", "17.0.15")
    jar = tmp_path / "barista.jar"
    jar.write_text("one")
    Path(launcher.archive_file(machine.choose(), str(jar))).touch()
    command = launcher.command(machine.choose(), str(jar), "c.json", {})
    # A diagnostic option: the JVM does not start with it unless it was told before that such are meant.
    assert command.index("-XX:+UnlockDiagnosticVMOptions") < command.index("-XX:ArchiveRelocationMode=0")


def test_starts_from_the_small_jar_that_was_made_for_this_jar(machine, tmp_path):
    machine.jdk("jdk", "17.0.15")
    jar = tmp_path / "barista.jar"
    jar.write_text("one")
    front = launcher.start_jar(str(jar))

    def started(**environ):
        return launcher.command(machine.choose(), str(jar), "c.json", environ)[-2]

    assert started() == str(jar)
    Path(front).touch()
    assert started() == front
    assert started(BARISTA_ARCHIVE="off") == str(jar)
    jar.write_text("another")
    assert started() == str(jar)


def test_needs_few_modules_to_start(machine, tmp_path):
    """Each takes time from every start of a kernel."""
    jdk = machine.jdk("jdk-17", "17.0.15")
    argv = [sys.executable, "-X", "importtime", "-I", "-S", str(KERNELSPEC / "launcher.py"), "--java-home"]
    for environ in ({"BARISTA_JAVA": str(jdk)}, {"PATH": str(jdk / "bin")}):
        process = subprocess.run(argv, env=environ, capture_output=True, text=True)
        imported = {line.rpartition("|")[2].strip() for line in process.stderr.splitlines()}
        assert "os" in imported
        assert not imported & {"re", "glob", "shutil", "subprocess", "typing", "shlex"}
