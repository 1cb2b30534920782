"""The program's entry: a command goes to the command line, without Qt; none opens the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line where arguments are given, else open the window; return the exit code."""
    from workbench.cli import main as command_line

    return command_line(sys.argv[1:] or ["--help"])


if __name__ == "__main__":
    sys.exit(main())
