#!/bin/sh
# Make the virtual environment that `make run` and `make test` use. It starts from Python 3.11 and nothing else.
set -eu
venv=$1

as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
fail() { echo "$1" >&2; exit 1; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=
for candidate in python3.11 python3; do
    if new_enough "$candidate"; then python=$candidate; break; fi
done
[ -n "$python" ] || fail "Riscontro needs Python 3.11 or newer; on Debian: apt install python3"

if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    if as_root; then
        apt-get update -qq && apt-get install -y -qq python3-venv
    else
        fail "Python's venv is missing; on Debian: sudo apt install python3-venv"
    fi
fi

[ -x "$venv/bin/python" ] && new_enough "$venv/bin/python" || "$python" -m venv --clear "$venv"
echo "Setting up $venv (a few minutes the first time) ..."
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
