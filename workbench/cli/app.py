"""Gather the commands, and turn every error into one sentence and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from workbench.cli import articles, claims, common, demo, reports, sources, trust, verdicts
from workbench.errors import InputError, UserError

app = typer.Typer(
    name="riscontro",
    help=common.say(
        "Check an article's claims against their sources. Without a command it opens the window."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (articles, claims, verdicts, sources, reports, trust, demo):
    part.register(app)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors go to standard error as one plain sentence."""
    try:
        app(list(arguments), prog_name="riscontro")
    except SystemExit as stop:  # every command ends so, wrong use with 2
        return stop.code if isinstance(stop.code, int) else 0
    except UserError as error:
        common.err.print(common.wording.error(error), markup=False)
        return 3 if isinstance(error, InputError) else 2
    return 0
