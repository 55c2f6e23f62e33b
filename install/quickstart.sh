#!/usr/bin/env bash
# Builds Barista, installs it into a JupyterLab of its own and runs the quickstart notebook. See --help.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'END'
usage: install/quickstart.sh [--lab [OPTION ...]]

Builds Barista, puts JupyterLab and the kernel into .venv beside this project (nothing outside of it is touched), runs
notebooks/quickstart.ipynb while printing its progress, and leaves it in target/quickstart/ as a notebook and as HTML.
May be run again at any time: what is up to date is left as it is.

  --lab    opens JupyterLab with the quickstart notebook instead; all further options go to jupyter lab
  --help   this text

Environment:
  PYTHON                the Python to use (3.11 or later); default python3
  BARISTA_JAVA          the JDK to use (17 or later): its folder or its java command; default JAVA_HOME, else the
                        newest that is found
  BARISTA_JAVA_OPTIONS  options for the kernel's Java virtual machine, such as -Xmx8g
  APCA_API_KEY_ID, APCA_API_SECRET_KEY   keys of Alpaca's market data API; without them the practice market is used
END
}

lab=
case "${1-}" in
    "") ;;
    --lab) lab=1; shift ;;
    --help | -h) usage; exit ;;
    *) complain "Unknown option $1. Try: install/quickstart.sh --help"; exit 2 ;;
esac

check_needs
build_jar
make_venv "$here/requirements.txt"
install_kernelspec

if [ -n "$lab" ]; then
    # Jupyter refuses to run as root unless told to; whoever is root here (in a container, mostly) has chosen so.
    [ "$(id -u)" != 0 ] || set -- --allow-root "$@"
    export BARISTA_STORE=${BARISTA_STORE:-$root/target/store}
    exec "$venv/bin/jupyter" lab --notebook-dir="$root" "$@" "$root/notebooks/quickstart.ipynb"
fi

leave_the_user_out
"$venv/bin/python" "$here/run_notebook.py" "$root/notebooks/quickstart.ipynb" "$root/target/quickstart"
say
say "The notebook with its results: target/quickstart/quickstart.ipynb"
say "The same to look at in a browser: target/quickstart/quickstart.html"
say "Next: ./install/quickstart.sh --lab"
