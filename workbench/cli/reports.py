"""The command that writes reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench import paths, reports
from workbench.cli.common import WorkspaceFile, opened, out, say, wording
from workbench.wording import Wording


def register(app: typer.Typer) -> None:
    """Add this command to the program's."""
    app.command(help=say("Write a report on the workspace, or on some of its articles."))(report)


def report(
    articles: Annotated[list[int] | None, typer.Argument(metavar="[ARTICLE...]")] = None,
    form: Annotated[str, typer.Option("--format", metavar="|".join(reports.FORMATS))] = "html",
    file: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help=say("Where to write it; beside the workspace by default.")
        ),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="it|en", help=say("The report's language."))
    ] = None,
    workspace: WorkspaceFile = None,
) -> None:
    """Write a report on the workspace, or on some of its articles."""
    source = workspace or paths.default_workspace()
    target = file or source.with_suffix(f".{form}")
    with opened(workspace) as opened_workspace:
        written = reports.export(
            opened_workspace, target, form, Wording(language) if language else wording, articles
        )
    out.print(say("Report written to {file}", file=target), markup=False, soft_wrap=True)
    for notice in written.notices:
        out.print(notice, markup=False)
