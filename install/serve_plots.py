"""Takes the plots' JavaScript out of the jar and puts it beside the kernelspec, from where Jupyter's server gives it to
pages whose notebook has lost the output that carried it. Nothing is done if it is newer than the jar.
"""

import base64
import os
import sys
import zipfile
from pathlib import Path

ROOM = "dev/barista/plot/"


def main(kernelspec):
    jar, served = Path(kernelspec) / "barista.jar", Path(kernelspec) / "plots.js"
    if served.exists() and served.stat().st_mtime >= jar.stat().st_mtime:
        return
    with zipfile.ZipFile(jar) as archive:
        library = archive.read(ROOM + "library.js").decode()
        packed = base64.b64encode(archive.read(ROOM + "plotly.min.js.gz")).decode()
    unfinished = served.with_suffix(".new")
    unfinished.write_text(f'({library.strip()})("{packed}")\n')
    os.replace(unfinished, served)


if __name__ == "__main__":
    main(sys.argv[1])
