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
    """Tell whether there is a screen; other systems than Linux and the BSDs always have one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _window(file: Path | None, demo: bool) -> int:
    if not _display():
        print(
            "There is no display for the window; the commands work without it: riscontro --help",
            file=sys.stderr,
        )
        return 2
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
