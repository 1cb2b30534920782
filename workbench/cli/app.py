"""Gather the commands, and turn every error into one sentence and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from workbench.cli import articles, claims, common, demo, reports, sources, trust, usage, verdicts
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
    usage.frame()
    try:
        ended = app(list(arguments), prog_name="riscontro", standalone_mode=False)
        return ended if isinstance(ended, int) else 0
    except typer.TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # the help was printed then
            usage.tell(error)
        return 2
    except typer.Abort:
        return 130
    except UserError as error:
        common.err.print(common.wording.error(error), markup=False)
        return 3 if isinstance(error, InputError) else 2
