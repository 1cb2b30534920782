"""Commands on the source library: list, show, add."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench import review
from workbench.cli import tables
from workbench.cli.common import Reviewer, WorkspaceFile, opened, out, say, who
from workbench.errors import UserError
from workbench.sources import read_package
from workbench.store import queries

sources_app = typer.Typer(
    help=say("The source library: its editions, tables and passages."), no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.add_typer(sources_app, name="sources")


@sources_app.command("list", help=say("List the editions of the library."))
def list_(workspace: WorkspaceFile = None) -> None:
    """List the editions of the library."""
    with opened(workspace) as opened_workspace, opened_workspace.reading() as session:
        out.print(tables.editions(queries.editions(session)))


@sources_app.command(help=say("Show an edition: where it is from, its tables and passages."))
def show(edition: Annotated[str, typer.Argument(metavar="EDITION")], workspace: WorkspaceFile = None) -> None:
    """Show one edition."""
    with opened(workspace) as opened_workspace, opened_workspace.reading() as session:
        found = [known for known in queries.editions(session) if known.id == edition]
    if not found:
        raise UserError("There is no edition {edition}; see: riscontro sources list", edition=edition)
    out.print(tables.edition(found[0]))


@sources_app.command(help=say("Add an edition from a Data Package folder."))
def add(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")],
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Add an edition, and check every claim against it."""
    edition = read_package(folder)
    with opened(workspace) as opened_workspace:
        if not review.load_editions(opened_workspace, [edition], who(reviewer)):
            out.print(say("Edition {edition} is there already; nothing was added.", edition=edition.id))
            return
        with opened_workspace.reading() as session:
            ids = queries.claim_ids(session)
        checked = review.check_claims(opened_workspace, ids)
        out.print(say("Edition {edition} added; the findings of {count} claims changed.",
                      edition=edition.id, count=len(checked.changed)))  # fmt: skip
