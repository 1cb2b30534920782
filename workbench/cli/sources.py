"""Commands on the source library: list, show, add."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from workbench import review
from workbench.cli import source_imports, tables
from workbench.cli.common import Reviewer, WorkspaceFile, opened, out, say, who
from workbench.errors import UserError
from workbench.review.library import import_source
from workbench.sources import read_package
from workbench.sources.imports import memory
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


@sources_app.command(
    help=say("Add an edition from a Data Package folder, a table (CSV, XLSX), a PDF, a web page or a text.")
)
def add(
    path: Annotated[Path, typer.Argument(metavar="PATH")],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help=say("What the columns mean, as JSON."))
    ] = None,
    save_mapping: Annotated[
        Path | None,
        typer.Option(
            "--save-mapping", metavar="FILE", help=say("Write the mapping that was used or guessed.")
        ),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=say("The sheet of a workbook."))] = None,
    source: Annotated[str | None, typer.Option("--source", help=say("What it is an edition of."))] = None,
    title: Annotated[str | None, typer.Option("--title", help=say("The edition's title."))] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help=say("Who published it."))] = None,
    published: Annotated[
        str | None, typer.Option("--published", help=say("When: 2025-04-17, 2025-04 or 2025."))
    ] = None,
    subject: Annotated[str | None, typer.Option("--subject", help=say("What it is about."))] = None,
    url: Annotated[str | None, typer.Option("--url", help=say("Its address on the web."))] = None,
    licence: Annotated[str | None, typer.Option("--licence", help=say("Under which licence."))] = None,
    only_preview: Annotated[
        bool, typer.Option("--preview", help=say("Show what would come, and import nothing."))
    ] = False,
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Add an edition, whole or not at all, and check every claim against it."""
    fields = {"source": source, "title": title, "publisher": publisher, "published": published,
              "subject": subject, "url": url, "licence": licence}  # fmt: skip
    given = {name: value for name, value in fields.items() if value is not None}
    remember: Callable[[], None] = lambda: None  # noqa: E731  nothing is mapped in a folder
    if source_imports.is_table(path):
        used, made = source_imports.table(path, mapping, save_mapping, sheet, given)
        remember, edition = partial(memory.remember, used), made.edition
    elif source_imports.is_document(path):
        about, made = source_imports.document(path, given)
        remember, edition = partial(memory.remember_about, about), made.edition
    else:
        made, edition = None, read_package(path)
    if only_preview:
        source_imports.show(edition)
        return
    if made is not None:
        source_imports.refuse(made)
    with opened(workspace) as opened_workspace:
        added = import_source(opened_workspace, edition, who(reviewer))
        remember()
        if not added:
            out.print(say("Edition {edition} is there already; nothing was added.", edition=edition.id))
            return
        with opened_workspace.reading() as session:
            ids = queries.claim_ids(session)
        checked = review.check_claims(opened_workspace, ids)
        out.print(say("Edition {edition} added; the findings of {count} claims changed.",
                      edition=edition.id, count=len(checked.changed)))  # fmt: skip
