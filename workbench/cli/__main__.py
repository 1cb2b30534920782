"""`python -m workbench.cli`: the command line without looking for a screen."""

import sys

from workbench.cli import main

sys.exit(main(sys.argv[1:]))
