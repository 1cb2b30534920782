#!/bin/sh
# Make the virtual environment that `make run` and `make test` use. It starts from Python 3.11 and nothing else.
set -eu
venv=$1

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
fail() { echo "$1" >&2; exit 1; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=
for candidate in python3.11 python3; do
    if new_enough "$candidate"; then python=$candidate; break; fi
done
[ -n "$python" ] || fail "Riscontro needs Python 3.11 or newer; on Debian: apt install python3"

if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    if can_install; then
        install python3-venv
    else
        fail "Python's venv is missing; on Debian: sudo apt install python3-venv"
    fi
fi

# Qt's wheels bring everything but these libraries of the system: the file that must be there, and its package.
# The first six serve the tests, which draw without a screen; the others a real screen under X.
missing=
while read -r library package; do
    /sbin/ldconfig -p | grep -q "$library" || missing="$missing $package"
done <<LIBRARIES
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
LIBRARIES
if [ -n "$missing" ]; then
    if can_install; then
        # shellcheck disable=SC2086  # a list of packages
        install $missing
    else
        echo "The window and the tests need, on Debian: sudo apt install$missing" >&2
    fi
fi

if ! { [ -x "$venv/bin/python" ] && new_enough "$venv/bin/python"; }; then
    "$python" -m venv --clear "$venv"
fi
echo "Setting up $venv (a few minutes the first time) ..."
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
