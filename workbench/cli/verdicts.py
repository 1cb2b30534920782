"""Commands that decide: verdicts, evidence, undo, history."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from workbench import review, rows
from workbench.changes import Change
from workbench.cli import tables
from workbench.cli.common import Reviewer, WorkspaceFile, opened, out, say, who, wording
from workbench.errors import UserError
from workbench.store import Workspace, log, queries

evidence_app = typer.Typer(
    help=say("Attach figures and passages to a claim, or take them off."), no_args_is_help=True
)
ClaimNumber = Annotated[int, typer.Argument(metavar="CLAIM")]
Said = Annotated[bool, typer.Option("--said", help=say("Answer “was it said?” instead of “is it true?”."))]
StanceOption = Annotated[str | None, typer.Option("--stance", metavar="|".join(rows.STANCES))]


def register(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.command(help=say("Give a verdict on a claim; it is appended to its history."))(decide)
    app.command(help=say("Take back your newest change."))(undo)
    app.command(help=say("Do again what you took back last."))(redo)
    app.command(help=say("Show every verdict a claim was given, or every change of the workspace."))(history)
    app.add_typer(evidence_app, name="evidence")


def decide(
    claim: ClaimNumber,
    verdict: Annotated[str, typer.Argument(metavar="verified|partly|disputed|unverifiable|not-checkable")],
    said: Said = False,
    because: Annotated[
        str | None, typer.Option("--because", metavar="TEXT", help=say("The written conclusion."))
    ] = None,
    reason: Annotated[
        list[str] | None,
        typer.Option(
            "--reason", metavar="CODE", help=say("A reason code: {codes}", codes=", ".join(rows.REASON_CODES))
        ),
    ] = None,
    evidence: Annotated[
        list[int] | None,
        typer.Option(
            "--evidence", metavar="ID", help=say("Evidence it rests on; all that is attached by default.")
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help=say("The day for which it holds; today by default.")),
    ] = None,
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Give a verdict on a claim."""
    question: rows.Question = "said" if said else "true"
    with opened(workspace) as opened_workspace:
        review.decide(
            opened_workspace, claim, verdict.replace("-", " "), who(reviewer),  # type: ignore[arg-type]  # checked there
            question=question, conclusion=because, evidence=evidence or None, as_of=_day(as_of),
            reasons=[code.replace("-", " ") for code in reason or []],  # type: ignore[misc]
        )  # fmt: skip
        _show_verdict(opened_workspace, claim, question)


def undo(workspace: WorkspaceFile = None, reviewer: Reviewer = None) -> None:
    """Take back the reviewer's newest change."""
    with opened(workspace) as opened_workspace:
        _show_change(opened_workspace, review.undo(opened_workspace, who(reviewer)))


def redo(workspace: WorkspaceFile = None, reviewer: Reviewer = None) -> None:
    """Do again what the reviewer took back last."""
    with opened(workspace) as opened_workspace:
        _show_change(opened_workspace, review.redo(opened_workspace, who(reviewer)))


def history(
    claim: Annotated[int | None, typer.Argument(metavar="[CLAIM]")] = None, workspace: WorkspaceFile = None
) -> None:
    """Show a claim's verdicts, or the whole log."""
    with opened(workspace) as opened_workspace, opened_workspace.reading() as session:
        if claim is None:
            out.print(tables.changes(log.rows(session)))
        else:
            queries.claim(session, claim)
            out.print(tables.history(queries.verdicts(session, claim)))


@evidence_app.command(
    help=say("Attach the figure of a finding, one of its passages, or words of your own finding.")
)
def attach(
    claim: ClaimNumber,
    finding: Annotated[
        int | None, typer.Option("--finding", metavar="ID", help=say("The finding whose figure to attach."))
    ] = None,
    passage: Annotated[
        int | None, typer.Option("--passage", metavar="N", help=say("Which passage of the finding, from 1."))
    ] = None,
    quote: Annotated[
        str | None, typer.Option("--quote", help=say("The words of a source of your own."))
    ] = None,
    title: Annotated[str, typer.Option("--title", help=say("The name of that source."))] = "",
    locator: Annotated[str, typer.Option("--locator", help=say("Where in it: page, table, address."))] = "",
    stance: StanceOption = None,
    note: Annotated[str, typer.Option("--note")] = "",
    said: Said = False,
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Attach evidence to a claim."""
    question: rows.Question = "said" if said else "true"
    name = who(reviewer)
    known: rows.Stance | None = stance  # type: ignore[assignment]  # checked by review
    with opened(workspace) as opened_workspace:
        if quote is not None:
            change = review.attach_own(
                opened_workspace, claim, quote, name, title=title, locator=locator, question=question,
                stance=known or "context", note=note,
            )  # fmt: skip
        elif finding is None:
            raise UserError("Name a finding with --finding, or quote a source with --quote and --title.")
        elif passage is not None:
            change = review.attach_passage(
                opened_workspace, claim, finding, passage - 1, name, question=question,
                stance=known or "context", note=note,
            )  # fmt: skip
        else:
            change = review.attach_finding(
                opened_workspace, claim, finding, name, question=question, stance=known, note=note
            )
        with opened_workspace.reading() as session:
            piece = queries.evidence(session, change.claims)[claim][-1]
    out.print(
        say(
            "Evidence {number} attached to claim {claim}: {quote}",
            number=piece.id,
            claim=claim,
            quote=piece.quote,
        ),
        markup=False,
    )


@evidence_app.command(help=say("Take a piece of evidence off its claim; it stays in the history."))
def detach(
    evidence: Annotated[int, typer.Argument(metavar="EVIDENCE")],
    workspace: WorkspaceFile = None,
    reviewer: Reviewer = None,
) -> None:
    """Take a piece of evidence off its claim."""
    with opened(workspace) as opened_workspace:
        change = review.detach(opened_workspace, evidence, who(reviewer))
    out.print(say("Evidence {number} taken off.", number=evidence) if change else say("Nothing changed."))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("“{date}” is not a date; write 2025-04-17.", date=text) from error


def _show_verdict(workspace: Workspace, claim: int, question: rows.Question) -> None:
    with workspace.reading() as session:
        row = queries.claim(session, claim)
    verdict = row.true if question == "true" else row.said
    label = wording.label(verdict.verdict if verdict and verdict.verdict else "undecided")
    out.print(
        say(
            "Claim {number}: {question} {verdict}",
            number=claim,
            question=wording.label(question),
            verdict=label,
        )
    )


def _show_change(workspace: Workspace, change: Change) -> None:
    for claim in change.claims:
        _show_verdict(workspace, claim, "true")
    if not change.claims:
        out.print(wording.label(change.action))
