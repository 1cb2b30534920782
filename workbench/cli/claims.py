"""Commands on claims: what would be extracted, one claim in full, every finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from workbench import intake, review
from workbench.choices import offers
from workbench.claims import extract
from workbench.cli import tables
from workbench.cli.common import AsJson, Reviewer, WorkspaceFile, opened, out, say, who, wording
from workbench.errors import UserError
from workbench.rows import Span
from workbench.store import codec, queries
from workbench.store.rechecks import rechecks

claim_app = typer.Typer(help=say("Show, add, correct and dismiss claims."), no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.command(
        help=say("Show the claims that would be read in a file, with reasons; no workspace is touched.")
    )(claims)
    app.command(help=say("Check claims against the sources and show every finding."))(check)
    app.command(help=say("List decided claims whose findings changed since."))(recheck)
    app.add_typer(claim_app, name="claim")


def claims(file: Annotated[Path, typer.Argument(metavar="FILE")], as_json: AsJson = False) -> None:
    """Show the claims that would be read in a file."""
    draft = intake.draft(intake.read(file), file=file.name)
    drafts = extract(draft.text, draft.language, draft.published)
    if as_json:
        print(json.dumps([codec.plain(claim) for claim in drafts], ensure_ascii=False, indent=2))
        return
    for number, claim in enumerate(drafts, 1):
        out.print(tables.draft(number, claim, draft.text))


def check(
    articles: Annotated[list[int] | None, typer.Argument(metavar="[ARTICLE...]")] = None,
    again: Annotated[
        bool, typer.Option("--again", help=say("Recompute stored findings and say which come out otherwise."))
    ] = False,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on", metavar="OUTCOME", help=say("Exit with 1 where a finding has this outcome.")
        ),
    ] = None,
    workspace: WorkspaceFile = None,
    as_json: AsJson = False,
) -> None:
    """Check claims against the sources and show every finding."""
    with opened(workspace) as opened_workspace:
        with opened_workspace.reading() as session:
            for article in articles or []:
                queries.article(session, article)
            chosen = articles or [row.id for row in queries.articles(session)]
            ids = [number for article in chosen for number in queries.claim_ids(session, article)]
        if again:
            changed = review.recheck(opened_workspace, ids)
            told = wording.plural(
                "{count} claim has other findings now: {which}",
                "{count} claims have other findings now: {which}",
                len(changed),
                which=", ".join(map(str, changed)),
            )
            out.print(told if changed else say("Every finding comes out the same."))
            raise typer.Exit(1 if changed else 0)
        review.check_claims(opened_workspace, ids)
        with opened_workspace.reading() as session:
            found = [claim for claim in queries.claims(session, ids) if claim.findings]
    if as_json:
        print(json.dumps({claim.id: [codec.plain(f) for f in claim.findings] for claim in found},
                         ensure_ascii=False, indent=2))  # fmt: skip
    else:
        for claim in found:
            out.print(tables.findings(claim))
    if fail_on and any(claim.findings[0].finding.outcome == fail_on for claim in found):
        raise typer.Exit(1)


def recheck(
    keep: Annotated[
        list[int] | None,
        typer.Option("--keep", metavar="CLAIM", help=say("Keep this claim's verdict, as of today.")),
    ] = None,
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
    as_json: AsJson = False,
) -> None:
    """List the decided claims whose findings changed since, old and new side by side."""
    with opened(workspace) as opened_workspace:
        with opened_workspace.reading() as session:
            waiting = rechecks(session)
        listed = {one.claim: one for one in waiting}
        for number in keep or []:
            if number not in listed:
                raise UserError("Claim {number} does not wait to be looked at again.", number=number)
            review.keep_verdict(opened_workspace, number, who(reviewer))
        left = [one for one in waiting if one.claim not in (keep or [])]
        with opened_workspace.reading() as session:
            found = {row.id: row for row in queries.claims(session, [one.claim for one in left])}
    if as_json:
        print(json.dumps([codec.plain(one) for one in left], ensure_ascii=False, indent=2))
    elif left:
        for one in left:
            out.print(tables.recheck(found[one.claim], one))
    else:
        out.print(say("No decided claim waits to be looked at again."))


@claim_app.command(help=say("Show one claim in full: findings, evidence, verdicts."))
def show(
    claim: Annotated[int, typer.Argument(metavar="CLAIM")],
    workspace: WorkspaceFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one claim in full."""
    with opened(workspace) as opened_workspace, opened_workspace.reading() as session:
        row = queries.claim(session, claim)
        history = queries.verdicts(session, claim)
    if as_json:
        print(json.dumps({"claim": codec.plain(row), "history": [codec.plain(v) for v in history]},
                         ensure_ascii=False, indent=2))  # fmt: skip
    else:
        out.print(tables.claim(row, history))


@claim_app.command(help=say("Make a claim of a stretch of an article's text, given by its own words."))
def add(
    article: Annotated[int, typer.Argument(metavar="ARTICLE")],
    words: Annotated[str, typer.Argument(metavar="WORDS")],
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Make a claim of the first place where the article has these words."""
    with opened(workspace) as opened_workspace:
        with opened_workspace.reading() as session:
            start = queries.article_text(session, article).find(words)
        if start < 0 or not words.strip():
            raise UserError("Article {number} does not have these words.", number=article)
        change = review.add_claim(opened_workspace, article, Span(start, start + len(words)), who(reviewer))
        review.check_claims(opened_workspace, change.claims)
        out.print(say("Claim {number} added.", number=change.claims[0]))


@claim_app.command("set", help=say("Correct a claim's speaker or its standalone wording."))
def set_(
    claim: Annotated[int, typer.Argument(metavar="CLAIM")],
    speaker: Annotated[
        str | None, typer.Option(help=say("Who says it; empty for the article itself."))
    ] = None,
    standalone: Annotated[
        str | None, typer.Option(help=say("The claim reworded so that it can be read alone."))
    ] = None,
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Correct a claim."""
    values = {
        name: value
        for name, value in {"speaker": speaker, "standalone": standalone}.items()
        if value is not None
    }
    with opened(workspace) as opened_workspace:
        change = review.set_claim(opened_workspace, claim, who(reviewer), **values)
    out.print(say("Claim {number} corrected.", number=claim) if change else say("Nothing changed."))


@claim_app.command(
    help=say("Say how an ambiguous claim is to be read; kept for that claim, and it is checked anew.")
)
def choose(
    claim: Annotated[int, typer.Argument(metavar="CLAIM")],
    candidate: Annotated[
        int | None,
        typer.Argument(metavar="[CANDIDATE]", help=say("Its number in the list; without one, the list.")),
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help=say("Read the claim as it stands again."))] = False,
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """List what an ambiguous claim may be read as, or choose one of it."""
    with opened(workspace) as opened_workspace:
        with opened_workspace.reading() as session:
            row = queries.claim(session, claim)
        offered = tuple(dict.fromkeys(one for found in row.findings for one in offers(found.finding)))
        if candidate is None and not forget:
            for number, one in enumerate(offered, 1):
                out.print(f"{number:3}  {wording.offer(one)}")
            if not offered:
                out.print(say("Nothing about claim {number} is ambiguous.", number=claim))
            return
        if candidate is not None and not 1 <= candidate <= len(offered):
            raise UserError("There is no candidate {number}; the list has {count}.",
                            number=candidate, count=len(offered))  # fmt: skip
        chosen = None if forget or candidate is None else offered[candidate - 1].choice
        change = review.choose(opened_workspace, claim, chosen, who(reviewer))
        review.check_claims(opened_workspace, [claim])
        with opened_workspace.reading() as session:
            row = queries.claim(session, claim)
    out.print(tables.findings(row) if change else say("Nothing changed."))


@claim_app.command(help=say("Put aside what is no claim, with a reason; it stays in the history."))
def dismiss(
    claim: Annotated[int, typer.Argument(metavar="CLAIM")],
    because: Annotated[str, typer.Option(help=say("Why it is no claim."))],
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Put aside what is no claim."""
    with opened(workspace) as opened_workspace:
        change = review.dismiss(opened_workspace, claim, because, who(reviewer))
    out.print(say("Claim {number} dismissed.", number=claim) if change else say("Nothing changed."))


@claim_app.command(help=say("Take a dismissed claim back."))
def reopen(
    claim: Annotated[int, typer.Argument(metavar="CLAIM")],
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Take a dismissed claim back."""
    with opened(workspace) as opened_workspace:
        change = review.reopen(opened_workspace, claim, who(reviewer))
    out.print(say("Claim {number} reopened.", number=claim) if change else say("Nothing changed."))
