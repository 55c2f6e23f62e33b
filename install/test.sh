#!/usr/bin/env bash
# Runs all tests. See --help.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

all_parts="java launcher conformance frontdoor notebooks browser"

usage() {
    cat <<END
usage: install/test.sh [--only PART[,PART ...]] [--no-browser] [--full] [--results FOLDER]

Builds Barista, installs it into .venv and runs all tests. The last line says how many passed and failed. Everything
that is left behind is under target/.

  --only PARTS      runs these parts only: $all_parts
  --no-browser      leaves the browser test out
  --full            fuzzing, interrupts, restarts, messages and loads at full scale, too, which takes two hours
  --results FOLDER  where the reports go; default target/test-results
  --help            this text

Parts:
  java         the unit tests of kernel and magics, format and static analysis (Maven)
  launcher     how a JDK is chosen, and the scripts' own helpers
  conformance  Jupyter's protocol tests against the installed kernel
  frontdoor    what users meet, through a Jupyter client: loads in the background, magics, messages
  notebooks    every notebook in notebooks/, executed headless
  browser      JupyterLab in headless Chromium, pictures by their pixels, and hostile text
  full         what --full adds: 100,000 odd frames, 50 interrupts of each kind, a million messages, 200 restarts,
               200 loads killed, a year of minutes of 500 symbols (2 GB of disk) in a kernel of 512 MB, SQL on
               Spark (downloads 300 MB); and in the browser every kind of plot in each front end

Environment: PYTHON, BARISTA_JAVA as for quickstart.sh. Alpaca's keys are not used.
END
}

parts=$all_parts
browser=1
full=
results=$root/target/test-results
while [ $# -gt 0 ]; do
    case "$1" in
        --only | --results)
            [ $# -ge 2 ] || { complain "$1 needs a value. Try: install/test.sh --help"; exit 2; }
            case "$1$2" in
                --only*) parts=$(printf '%s' "$2" | tr ',' ' ') ;;
                --results/*) results=$2 ;;
                *) results=$PWD/$2 ;;
            esac
            shift
            ;;
        --no-browser) browser= ;;
        --full) full=1 ;;
        --help | -h) usage; exit ;;
        *) complain "Unknown option $1. Try: install/test.sh --help"; exit 2 ;;
    esac
    shift
done
[ -n "$browser" ] || parts=$(printf '%s' "$parts" | sed 's/browser//')
[ -z "$full" ] || parts="$parts full"
for part in $parts; do
    case " $all_parts full " in
        *" $part "*) ;;
        *) complain "There is no part $part; the parts are: $all_parts."; exit 2 ;;
    esac
done
has_part() { case " $parts " in *" $1 "*) ;; *) return 1 ;; esac; }

# Chromium for the browser test: the one on the PATH; on Debian, root gets it installed.
find_chromium() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if chromium=$(command -v "$name"); then
            return
        fi
    done
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing Chromium ..."
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium; } >"$results/apt.log" 2>&1 ||
            { complain "apt-get could not install Chromium: $(tail -n 1 "$results/apt.log")"; exit 1; }
        chromium=$(command -v chromium)
        return
    fi
    complain "The browser test needs Chromium on the PATH: 'apt-get install chromium' (Debian)," \
        "'brew install --cask chromium' (macOS), or leave the test out with --no-browser."
    exit 1
}

# Redis for the tests of the shared budget, likewise.
find_redis() {
    if command -v redis-server >/dev/null; then
        return
    fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing Redis ..."
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install redis-server; } \
            >"$results/apt.log" 2>&1 ||
            { complain "apt-get could not install Redis: $(tail -n 1 "$results/apt.log")"; exit 1; }
        return
    fi
    complain "The Java tests need redis-server on the PATH: 'apt-get install redis-server' (Debian)," \
        "'brew install redis' (macOS)."
    exit 1
}

run_maven() {
    rm -rf "$root"/*/target/surefire-reports
    local status=0 module
    (cd "$root" && mvn -B -ntp -Dpython="$python" verify) || status=$?
    for module in kernel magics; do
        mkdir -p "$results/java/$module"
        cp "$root/$module"/target/surefire-reports/TEST-*.xml "$results/java/$module" 2>/dev/null || true
    done
    return $status
}

# Above all what takes too long for each change; figures stand in the output.
run_full() {
    local status=0
    rm -rf "$root"/kernel/target/surefire-reports
    (cd "$root" && mvn -B -ntp -pl kernel -Dspotless.check.skip=true test -Dtest='FuzzTest,InterruptTest,SoakTest' \
        -Dbarista.fuzz.frames=100000 -Dbarista.interrupt.rounds=50 -Dbarista.soak.messages=1000000) || status=$?
    rm -rf "$root"/magics/target/surefire-reports
    (cd "$root" && mvn -B -ntp -pl magics -am -Dspotless.check.skip=true -Dpython="$python" test \
        -Dtest='KilledSavingTest,KnownMarketsTest' -Dsurefire.failIfNoSpecifiedTests=false \
        -Dbarista.checkpoint.kills=200 -Dbarista.train.markets=6) || status=$?
    mkdir -p "$results/full"
    cp "$root"/kernel/target/surefire-reports/TEST-*.xml "$root"/magics/target/surefire-reports/TEST-*.xml "$results/full" \
        2>/dev/null || true
    rm -rf "$root"/magics/target/surefire-reports
    (cd "$root" && mvn -B -ntp -pl kernel,magics -Dspotless.check.skip=true -Dpython="$python" test \
        -Dtest='KilledLoadTest,YearOfMinutesIT,SparkOnStoreIT,BarsScannerTest' -Dsurefire.failIfNoSpecifiedTests=false \
        -Dbarista.store.kills=200 -Dbarista.decode.numbers=10000000) || status=$?
    cp "$root"/magics/target/surefire-reports/TEST-*.xml "$results/full" 2>/dev/null || true
    BARISTA_RESTARTS=200 run_pytest full "$here/tests/frontdoor/test_restarts.py" || status=$?
    return $status
}

run_pytest() {
    local part=$1
    shift
    "$venv/bin/python" -m pytest -p no:cacheprovider --junitxml="$results/$part/$part.xml" "$@"
}

run_part() {
    case "$1" in
        java) run_maven ;;
        launcher) run_pytest launcher "$here/tests/test_launcher.py" "$here/tests/test_helpers.py" ;;
        conformance) run_pytest conformance "$here/tests/test_conformance.py" ;;
        frontdoor) run_pytest frontdoor "$here"/tests/frontdoor ;;
        notebooks) run_pytest notebooks "$root/notebooks" ;;
        full) run_full ;;
        browser) CHROMIUM=$chromium run_pytest browser "$here/tests/test_browser.py" "$here/tests/test_pictures.py" \
            ${full:+"$here/tests/test_front_ends.py"} ;;
    esac
}

check_needs
unset APCA_API_KEY_ID APCA_API_SECRET_KEY APCA_API_DATA_URL ALPACA_API_KEY ALPACA_SECRET_KEY
leave_the_user_out
rm -rf "$results"
mkdir -p "$results"
if has_part java; then find_redis; fi
if has_part browser; then find_chromium; fi
export PYTHONDONTWRITEBYTECODE=1

# A part that ends badly is marked for count_results.py: its reports may show no failure.
run() {
    say "== $1"
    run_part "$1" || { mkdir -p "$results/$1" && touch "$results/$1/ended-badly"; }
}
if has_part java; then run java; fi
build_jar
make_venv "$here/requirements-test.txt"
install_kernelspec
for part in $parts; do
    [ "$part" = java ] || run "$part"
done

say
say "JDK: $JAVA_HOME"
# shellcheck disable=SC2086 # parts are words
exec "$venv/bin/python" "$here/count_results.py" "$results" $parts
