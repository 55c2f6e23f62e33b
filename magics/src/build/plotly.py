"""Puts plotly.js, gzipped, and its license text among the resources of the jar.

Usage: python3 plotly.py DIRECTORY. Takes them from the pinned PyPI package of Plotly, through pip, whose hash check
guards the download; does nothing when the right files are there already.
"""

import gzip
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import venv
import zipfile

REQUIREMENTS = pathlib.Path(__file__).with_name("plotly-requirements.txt")
LIBRARY_SHA256 = "3b6e15d45dbb7fca5bd2094291e961ddc5472cd887009e6009a56dab668d721f"
LIBRARY = "plotly/package_data/plotly.min.js"
LICENSE = "dist-info/licenses/LICENSE.txt"


def is_library(text: bytes) -> bool:
    return hashlib.sha256(text).hexdigest() == LIBRARY_SHA256


def is_done(library: pathlib.Path, license_text: pathlib.Path) -> bool:
    try:
        return license_text.stat().st_size > 0 and is_library(gzip.decompress(library.read_bytes()))
    except (OSError, EOFError):
        return False


def python_with_pip(scratch: pathlib.Path) -> str:
    has_pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode == 0
    if has_pip:
        return sys.executable
    venv.create(scratch / "venv", with_pip=True)
    return str(scratch / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python")


def download(scratch: pathlib.Path) -> pathlib.Path:
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    command = [python_with_pip(scratch), "-m", "pip", "download", *options, "-r", str(REQUIREMENTS)]
    result = subprocess.run([*command, "-d", str(scratch)], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"plotly.js could not be downloaded: pip said: {result.stderr.strip()[-600:]}")
    return next(scratch.glob("plotly-*.whl"))


def write(path: pathlib.Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_bytes(content)
    os.replace(partial, path)


def main() -> None:
    target = pathlib.Path(sys.argv[1])
    library = target / "dev/barista/plot/plotly.min.js.gz"
    license_text = target / "META-INF/licenses/plotly.js.txt"
    if is_done(library, license_text):
        return
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(download(pathlib.Path(scratch))) as wheel:
            text = wheel.read(LIBRARY)
            if not is_library(text):
                sys.exit(f"{LIBRARY} in the package is not the expected file: its SHA-256 differs")
            license_name = next(name for name in wheel.namelist() if name.endswith(LICENSE))
            write(license_text, wheel.read(license_name))
            write(library, gzip.compress(text, 9, mtime=0))


if __name__ == "__main__":
    main()
