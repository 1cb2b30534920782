"""The program's entry: a command goes to the command line, without Qt; none opens the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SUFFIX = ".riscontro"


def main() -> int:
    """Run the command line where a command is given, else open the window; return the exit code.

    `riscontro` opens the last workspace, `riscontro FILE.riscontro` that one, and `riscontro demo` the demo's
    where there is a display.
    """
    arguments = sys.argv[1:]
    if not arguments:
        return _window(None, demo=False)
    if len(arguments) == 1 and arguments[0].endswith(SUFFIX):
        return _window(Path(arguments[0]), demo=False)
    if arguments[0] == "demo" and _display() and "--help" not in arguments:
        from workbench.cli.demo import workspace_of

        return _window(workspace_of(arguments[1:]), demo=True)
    from workbench.cli import main as command_line

    return command_line(arguments)


def _display() -> bool:
    chosen = os.environ.get("QT_QPA_PLATFORM")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or chosen)


def _window(file: Path | None, demo: bool) -> int:
    try:
        from ui.program import Program
    except ImportError as error:  # a system library that Qt needs is missing
        print(
            f"The window cannot start: {error}. The commands work without it: riscontro --help",
            file=sys.stderr,
        )
        return 3
    return Program(file, demo=demo).run()


if __name__ == "__main__":
    sys.exit(main())
