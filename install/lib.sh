# shellcheck shell=bash
# What quickstart.sh, test.sh and bench.sh share; sourced by each. Runs on bash 3.2 (macOS) and later.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
venv=$root/.venv
jar=$here/target/barista.jar
kernelspec=$venv/share/jupyter/kernels/barista

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

# What a script runs is not the user's, and knows nothing of theirs.
leave_the_user_out() { export BARISTA_HISTORY=off BARISTA_STORE=off BARISTA_STARTUP=off BARISTA_RUNS=off; }

# Checks for everything that is needed, reports all that is missing at once, and ends the script if something is.
check_needs() {
    local missing=0 message
    python=${PYTHON:-python3}
    if ! message=$("$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>&1); then
        complain "Python 3.11 or later is missing${message:+ ($python: ${message##*$'\n'})}." \
            "Get it with 'apt-get install python3 python3-venv' (Debian, Ubuntu), 'brew install python' (macOS)" \
            "or from https://python.org, or set PYTHON to its command."
        missing=1
    elif ! message=$("$python" -c 'import ensurepip, venv' 2>&1); then
        complain "$python has no venv (${message##*$'\n'}). Get it with 'apt-get install python3-venv'."
        missing=1
    fi
    if [ $missing = 0 ]; then
        # The search for a JDK is the launcher's; from here on Maven and the kernel use the same one.
        if JAVA_HOME=$("$python" -I -S "$here/kernelspec/launcher.py" --java-home); then
            export JAVA_HOME BARISTA_JAVA=$JAVA_HOME
        else
            missing=1
        fi
    fi
    if ! message=$(command -v mvn); then
        complain "Maven is missing. Get it with 'apt-get install maven' (Debian, Ubuntu), 'brew install maven' (macOS)" \
            "or from https://maven.apache.org/download.cgi."
        missing=1
    fi
    [ $missing = 0 ] || exit 1
}

# Builds the jar, unless it is newer than everything it is made from.
build_jar() {
    if [ -f "$jar" ] && [ -z "$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root/kernel/src/main" \
            "$root/magics/src/main" "$root/magics/src/build" "$here/src" "$here/list_classes.py" -type f -newer "$jar" -print | head -n 1)" ]; then
        return
    fi
    say "Building Barista with the JDK in $JAVA_HOME (the first time Maven fetches libraries, which takes a while) ..."
    (cd "$root" && mvn -B -q -ntp -Dpython="$python" -Dmaven.test.skip=true -Dspotless.check.skip=true package)
    touch "$jar"
}

# Makes .venv, and installs the given requirements file into it unless this very file was the last to be installed.
make_venv() {
    local requirements=$1 stamp
    stamp=$venv/.$(basename "$1").installed
    if ! "$venv/bin/python" -c 'import sys' 2>/dev/null; then
        say "Making a Python environment in $venv ..."
        rm -rf "$venv"
        "$python" -m venv "$venv"
    fi
    if ! cat "$here"/requirements*.txt | cmp -s - "$stamp"; then
        say "Installing JupyterLab into it ($(basename "$requirements")) ..."
        "$venv/bin/python" -m pip install -q --disable-pip-version-check -r "$requirements"
        cat "$here"/requirements*.txt >"$stamp"
    fi
}

# Puts the kernelspec into .venv. Files are replaced whole: a kernel that is running keeps the jar it has open.
install_kernelspec() {
    local file name
    mkdir -p "$kernelspec"
    for file in "$here"/kernelspec/* "$jar" "${jar%.jar}-sources.jar"; do
        name=$(basename "$file")
        if [ -f "$file" ] && ! cmp -s "$file" "$kernelspec/$name"; then
            cp "$file" "$kernelspec/.$name.new"
            mv -f "$kernelspec/.$name.new" "$kernelspec/$name"
        fi
    done
    # Lets plots ask the kernel for more detail, in JupyterLab and Notebook 7.
    mkdir -p "$venv/share/jupyter/labextensions/barista/static"
    cp "$here/labextension/package.json" "$venv/share/jupyter/labextensions/barista/"
    cp "$here/labextension/static/remoteEntry.js" "$venv/share/jupyter/labextensions/barista/static/"
    # This environment's kernels come before others of the same name, and nothing of the user's is read or written.
    export JUPYTER_PREFER_ENV_PATH=1
    "$venv/bin/python" "$here/serve_plots.py" "$kernelspec"
    "$venv/bin/python" "$here/make_archive.py" "$kernelspec"
}
