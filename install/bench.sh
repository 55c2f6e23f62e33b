#!/usr/bin/env bash
# Measures Barista, alone or beside others. See --help.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

all_parts="liveness kernel tests load quality decode train"

usage() {
    cat <<END
usage: install/bench.sh PART [OPTION ...]

Builds Barista, installs it into .venv and measures it. Prints minimum, median and maximum, and writes all figures to
target/bench/PART.json. Figures of different runs, let alone machines, cannot be compared: ratios within a run can.

Parts:
  liveness  how long a cell waits while bars load in the background, and what the load takes
  kernel    start, first cell, evaluation, completion, liveness and memory on JDK 17 and 25, beside ipykernel and JJava
  tests     the first test of a kernel, and what later test cells take beyond compiling, on JDK 17 and 25
  load      loads of 943,000 bars beside alpaca-py and tuned Python, from a server of its own with either kind of budget
  quality   faults put into bars: which are found, and false alarms on clean ones
  decode    from the bytes of a page of bars to columns, by JMH
  train     learning: known problems, steps a second beside sb3-contrib (BARISTA_SB3_PYTHON names its Python), the start

  --rounds N  how often everything is measured, in turns; default 5
  --help      this text

Environment: PYTHON, BARISTA_JAVA as for quickstart.sh. Alpaca's keys are not used.
END
}

case "${1-}" in
    liveness | kernel | tests | load | quality | decode | train) part=$1; shift ;;
    --help | -h) usage; exit ;;
    *) complain "Which part? One of: $all_parts. Try: install/bench.sh --help"; exit 2 ;;
esac

check_needs
build_jar
make_venv "$here/requirements-bench.txt"
install_kernelspec
unset APCA_API_KEY_ID APCA_API_SECRET_KEY APCA_API_DATA_URL ALPACA_API_KEY ALPACA_SECRET_KEY
leave_the_user_out
mkdir -p "$root/target/bench"
exec "$venv/bin/python" "$here/bench/$part.py" --out "$root/target/bench/$part.json" "$@"
