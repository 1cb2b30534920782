"""The command line: the same core without a screen.

Exit codes: 0 done, whatever the findings say; 1 where a command is asked to judge and the judgement is bad;
2 wrong use; 3 the input could not be read.
"""

from workbench.cli.app import main

__all__ = ["main"]
