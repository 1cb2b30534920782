"""Commands on articles: import, list, show, set."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from workbench import intake, review
from workbench.cli import tables
from workbench.cli.common import AsJson, Reviewer, WorkspaceFile, opened, out, say, who, wording
from workbench.errors import UserError
from workbench.files import read_stream
from workbench.store import Workspace, codec, queries

article_app = typer.Typer(help=say("List, show and correct articles."), no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.command("import", help=say("Import articles from text files, folders, or - for standard input."))(
        import_
    )
    app.add_typer(article_app, name="article")


def import_(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...")],
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
    language: Annotated[
        str | None, typer.Option("--language", help=say("The articles' language; detected by default."))
    ] = None,
) -> None:
    """Import articles, read their claims and check them."""
    drafts = []
    for path in paths:
        if path == "-":
            typed = read_stream(sys.stdin.buffer, "-", intake.LIMIT)
            drafts.append(intake.draft(intake.decode(typed, "-"), language=language))
            continue
        for file in intake.walk([Path(path)]):
            drafts.append(intake.draft(intake.read(file), file=file.name, language=language))
    with opened(workspace) as opened_workspace:
        for draft in drafts:
            add(opened_workspace, draft, who(reviewer))


def add(workspace: Workspace, draft: intake.ArticleDraft, reviewer: str) -> int:
    """Import one draft, check its claims, say what was done; return the article's number."""
    imported = review.import_article(workspace, draft, reviewer)
    if imported.change is None:
        out.print(
            say("{file}: this text is article {number} already; nothing was added.",
                file=draft.file or draft.title, number=imported.article),
            markup=False,
        )  # fmt: skip
    else:
        claims = imported.change.claims
        review.check_claims(workspace, claims)
        out.print(
            wording.plural(
                "{file}: article {number}, {count} claim.", "{file}: article {number}, {count} claims.",
                len(claims), file=draft.file or draft.title, number=imported.article,
            ),
            markup=False,
        )  # fmt: skip
    return imported.article


@article_app.command("list", help=say("List the workspace's articles."))
def list_(workspace: WorkspaceFile = None, as_json: AsJson = False) -> None:
    """List the workspace's articles with their progress."""
    with opened(workspace) as opened_workspace, opened_workspace.reading() as session:
        articles = queries.articles(session)
    if as_json:
        print(json.dumps([codec.plain(article) for article in articles], ensure_ascii=False, indent=2))
    elif articles:
        out.print(tables.articles(articles))
    else:
        out.print(say("No article yet; import one with: riscontro import FILE"))


@article_app.command("show", help=say("Show an article's claims with their numbers, findings and verdicts."))
def show(article: Annotated[int, typer.Argument(metavar="ARTICLE")], workspace: WorkspaceFile = None) -> None:
    """Show an article's claims with their numbers, findings and verdicts."""
    with opened(workspace) as opened_workspace, opened_workspace.reading() as session:
        row = queries.article(session, article)
        out.print(tables.heading(row))
        out.print(tables.claims(queries.claims(session, queries.claim_ids(session, article))))


@article_app.command("set", help=say("Correct what is said of an article; its text never changes."))
def set_(
    article: Annotated[int, typer.Argument(metavar="ARTICLE")],
    title: Annotated[str | None, typer.Option(help=say("Its title."))] = None,
    published: Annotated[
        str | None, typer.Option(help=say("The day or month of publication: 2025-04-17 or 2025-04."))
    ] = None,
    outlet: Annotated[str | None, typer.Option(help=say("Where it was published."))] = None,
    agency: Annotated[str | None, typer.Option(help=say("The news agency."))] = None,
    author: Annotated[str | None, typer.Option(help=say("Who wrote it."))] = None,
    address: Annotated[str | None, typer.Option(help=say("Its address on the web."))] = None,
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Correct what is said of an article; a new date also checks its claims anew."""
    given = {"title": title, "published": published, "outlet": outlet, "agency": agency, "author": author,
             "address": address}  # fmt: skip
    values = {name: value for name, value in given.items() if value is not None}
    if not values:
        raise UserError("Say what to set, for example: --published 2025-04-17")
    with opened(workspace) as opened_workspace:
        change = review.set_article(opened_workspace, article, who(reviewer), **values)
        if change is None:
            out.print(say("Nothing changed."))
            return
        if published is not None:
            with opened_workspace.reading() as session:
                ids = queries.claim_ids(session, article)
            review.check_claims(opened_workspace, ids)
        with opened_workspace.reading() as session:
            out.print(tables.heading(queries.article(session, article)))
