"""How articles, claims, findings and verdicts look in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workbench import rows
from workbench.changes import LogRow
from workbench.cli.common import say, wording
from workbench.sources import Edition
from workbench.wording.findings import FindingWording
from workbench.wording.reasons import sentence

MARKS = {"verified": "✓", "partly": "≈", "disputed": "✕", "unverifiable": "?", "not checkable": "–"}
_COLOURS = {
    "verified": "green", "partly": "yellow", "disputed": "red", "unverifiable": "magenta", "not checkable": "dim",
    "consistent": "green", "inconsistent": "red", "not comparable": "yellow", "ambiguous": "yellow",
    "to read": "yellow", "no source": "dim",
}  # fmt: skip
_LONG_CAUSE = 80  # code points from which words are no longer quoted in a sentence


def heading(article: rows.ArticleRow) -> RenderableType:
    """Return an article's title with what is known of it."""
    about = [
        wording.published(article.published),
        article.outlet,
        article.agency,
        article.author,
        article.file,
    ]
    parts = [
        say("article {number}", number=article.id),
        *(part for part in about if part),
        article.sha256[:12],
    ]
    return Group(Text(article.title, style="bold"), Text(" · ".join(parts), style="dim"))


def articles(found: Sequence[rows.ArticleRow]) -> Table:
    """Return the list of articles with their progress."""
    table = _table("#", say("title"), say("published"), say("claims"), say("decided"))
    for row in found:
        table.add_row(
            str(row.id), Text(row.title), wording.published(row.published), str(row.claims), str(row.decided)
        )
    return table


def claims(found: Sequence[rows.ClaimRow]) -> Table:
    """Return claims with verdict and decisive finding, in a table as wide as the terminal."""
    table = _table("#", "", say("claim"), say("speaker"), say("worth"), say("finding"))
    for row in found:
        verdict = row.true.verdict if row.true else None
        finding = _first_line(row) if row.findings else Text("")
        table.add_row(
            str(row.id), Text(MARKS.get(verdict or "", "○"), style=_COLOURS.get(verdict or "", "")),
            Text(row.draft.text), Text(row.draft.speaker or "–"), f"{row.draft.worthiness:.2f}", finding,
        )  # fmt: skip
    return table


def findings(row: rows.ClaimRow) -> RenderableType:
    """Return one claim with each of its findings in full."""
    parts: list[RenderableType] = [Text(f"{row.id}  {row.draft.text}", style="bold")]
    parts += [_finding(found) for found in row.findings]
    return Group(*parts, Text(""))


def claim(row: rows.ClaimRow, verdicts: Sequence[rows.VerdictRow]) -> RenderableType:
    """Return one claim in full: what was read, found, attached and decided."""
    parts: list[RenderableType] = [draft(row.id, row.draft), *(_finding(found) for found in row.findings)]
    for piece in row.evidence:
        line = f"{wording.label(piece.stance)}: {piece.quote} – {piece.title}, {piece.locator}".rstrip(", ")
        parts.append(Padding(Text(say("evidence {number}", number=piece.id) + f"  {line}"), (0, 0, 0, 4)))
    if verdicts:
        parts.append(history(verdicts))
    return Group(*parts)


def draft(number: int, read: rows.ClaimDraft, text: str | None = None) -> RenderableType:
    """Return a claim as it was read, with the reasons and the words that caused them.

    text: the article's, to quote the causes; without it the reasons are said without them.
    """
    about = [read.speaker or say("the article itself"), *(wording.label(kind) for kind in read.kinds)]
    about += [f"{read.worthiness:.2f}"]
    lines: list[RenderableType] = [
        Text(f"{number:>3}  {read.text}", style="bold"),
        Text("     " + " · ".join(about), style="dim"),
    ]
    if read.standalone:
        lines.insert(1, Text("     " + say("Read alone: {words}", words=read.standalone)))
    for reason in read.reasons:
        cause = reason.span.of(text) if text and reason.span and len(reason.span) < _LONG_CAUSE else None
        lines.append(Text(f"     – {sentence(reason.code, cause, wording)}", style="dim"))
    return Group(*lines)


def history(verdicts: Sequence[rows.VerdictRow]) -> Table:
    """Return a claim's verdicts, oldest first."""
    table = _table("#", say("when"), say("who"), say("question"), say("verdict"), say("conclusion"))
    for row in verdicts:
        verdict = wording.label(row.verdict) if row.verdict else say("cleared")
        if row.restores:
            verdict += " " + say("(back to {number})", number=row.restores)
        table.add_row(str(row.id), wording.moment(row.created), Text(row.reviewer), wording.label(row.question),
                      verdict, Text(row.conclusion))  # fmt: skip
    return table


def changes(log: Iterable[LogRow]) -> Table:
    """Return every change of a workspace."""
    table = _table("#", say("when"), say("who"), say("change"), "", "SHA-256")
    for row in log:
        table.add_row(str(row.id), wording.moment(row.at), Text(row.reviewer), wording.label(row.action),
                      Text(f"{row.subject} {row.subject_id}"), row.hash[:12])  # fmt: skip
    return table


def editions(found: Sequence[Edition]) -> Table:
    """Return the list of editions."""
    table = _table(say("edition"), say("title"), say("published"), say("figures"), say("passages"))
    table.columns[0].no_wrap = True  # it is what a user copies
    for edition in found:
        figures = sum(len(table.entries) * len(table.measures) for table in edition.tables)
        table.add_row(
            edition.id,
            edition.title,
            wording.published(edition.published),
            str(figures),
            str(len(edition.passages)),
        )
    return table


def edition(found: Edition) -> RenderableType:
    """Return one edition: where it is from, its figures as printed, its passages."""
    about = [found.publisher, wording.published(found.published), found.url, found.licence]
    parts: list[RenderableType] = [
        Text(found.title, style="bold"),
        Text(" · ".join(part for part in about if part), style="dim"),
        Text(say("How it was obtained: {via}", via=found.via), style="dim"),
    ]
    for one in found.tables:
        table = _table("", *(f"{m.title}\n{m.basis}" for m in one.measures))
        table.title = f"{one.title} ({one.locator})"
        for entry in one.entries:
            table.add_row(Text(entry.name), *(cell.printed for cell in entry.cells))
        parts.append(table)
    for passage in found.passages:
        parts.append(Padding(Text(f"{passage.text}\n– {passage.section}, {passage.locator}"), (1, 0, 0, 2)))
    return Group(*parts)


def _first_line(row: rows.ClaimRow) -> Text:
    finding = row.findings[0].finding
    return Text(FindingWording(finding, wording).short, style=_COLOURS.get(finding.outcome, ""))


def _finding(row: rows.FindingRow) -> RenderableType:
    shown = FindingWording(row.finding, wording)
    lines: list[RenderableType] = [
        Text(say("finding {number}", number=row.id) + f"  {shown.outcome}: {shown.sentence}",
             style=_COLOURS.get(row.finding.outcome, "")),
    ]  # fmt: skip
    lines += [Text(f"  {place.place:>2}  {place.row}  {place.value}") for place in shown.ranking]
    lines += [Text(f"  {note}", style="dim") for note in shown.notes]
    for number, passage in enumerate(shown.passages, 1):
        where = ", ".join(part for part in (passage.edition_title, passage.section) if part)
        lines.append(Text(f"  [{number}] “{passage.text}” – {where}"))
    return Padding(Group(*lines), (0, 0, 0, 4))


def recheck(claim: rows.ClaimRow, waiting: rows.Recheck) -> RenderableType:
    """Return a decided claim with the finding that its verdict rests on and the one that stands now."""
    verdict = waiting.verdict
    told = say(
        "{verdict} as of {day}, {reviewer}",
        verdict=wording.label(verdict.verdict), day=wording.day(verdict.as_of), reviewer=verdict.reviewer,
    )  # fmt: skip
    lines: list[RenderableType] = [Text(f"{claim.id}  {claim.draft.text}"), Text(f"    {told}", style="dim")]
    for label, row in ((say("then"), waiting.old), (say("now"), waiting.new)):
        finding = FindingWording(row.finding, wording) if row else None
        said = f"{finding.outcome}: {finding.sentence}" if finding else say("no finding")
        lines.append(Padding(Text(f"{label}: {said}"), (0, 0, 0, 4)))
    return Group(*lines)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
