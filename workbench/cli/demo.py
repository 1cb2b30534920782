"""The main job on the demo's articles, end to end: import, extract, check, report."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import typer

from workbench import data, intake, reports
from workbench.cli import tables
from workbench.cli.articles import add
from workbench.cli.common import WorkspaceFile, opened, out, say, who, wording
from workbench.errors import UserError
from workbench.store import queries

DEMO = Path("build/demo.riscontro")


def register(app: typer.Typer) -> None:
    """Add this command to the program's."""
    app.command(help=say("Do the main job on the demo's articles: import, extract, check, report."))(demo)


def workspace_of(arguments: list[str]) -> Path:
    """Return the demo's workspace file from the command's arguments, for the window that opens it instead."""
    given = [after for option, after in pairwise(arguments) if option in ("--workspace", "-w")]
    return Path(given[0]) if given else DEMO


def demo(workspace: WorkspaceFile = None) -> None:
    """Import the seeds where they are not there yet, show claims and findings, write an HTML report."""
    file = workspace or DEMO
    seeds = data.seeds()
    if not seeds:
        raise UserError("The demo's articles are not installed; they come with the source code only.")
    with opened(file) as opened_workspace:
        for seed in seeds:
            add(opened_workspace, intake.draft(intake.read(seed), file=seed.name), who(None))
        with opened_workspace.reading() as session:
            for article in queries.articles(session):
                out.print()
                out.print(tables.heading(article))
                out.print(tables.claims(queries.claims(session, queries.claim_ids(session, article.id))))
        written = reports.export(opened_workspace, file.with_suffix(".html"), "html", wording)
    out.print()
    out.print(say("Report written to {file}", file=written.file), markup=False, soft_wrap=True)
    out.print(
        say("Decide a claim with: riscontro decide NUMBER verified --workspace {file}", file=file),
        markup=False,
        soft_wrap=True,
    )
