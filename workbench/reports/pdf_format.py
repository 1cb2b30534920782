"""The report as a PDF to file: tagged (PDF/UA-1), searchable, the same bytes for the same report.

The template gets its words as JSON, never as markup: nothing that an article says can be taken for an instruction.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Literal

import typst

from workbench import data, rows
from workbench.reports import glyphs, view
from workbench.reports.model import EditionUsed, Report
from workbench.wording import Wording
from workbench.wording.findings import FindingWording

_STANDARD: Literal["ua-1"] = "ua-1"
_LANGUAGE = re.compile("[a-z]{2,3}")  # what the template takes for a language's code
_NAMED = 12  # so many replaced characters are named, the others only counted

# The verdict whose colour an outcome wears.
_TONES = {
    "consistent": "verified",
    "inconsistent": "disputed",
    "not_comparable": "partly",
    "ambiguous": "partly",
    "to_read": "partly",
    "no_source": "not_checkable",
}


def render(report: Report, wording: Wording) -> bytes:
    """Return the report as PDF/UA-1, in the reader's language; what the fonts lack is replaced, as it says itself."""
    content, missing = _printable(_report(report, wording))
    content["replaced"] = [_printable(line)[0] for line in _replaced(missing, wording)]
    with tempfile.TemporaryDirectory() as fonts:
        for (
            file
        ) in glyphs.files():  # no others: the packages have each weight in two formats, in no fixed order
            shutil.copy(file, fonts)
        made = typst.compile(
            str(data.resources() / "templates" / "report.typ"),
            format="pdf",
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(content)},
            pdf_standards=_STANDARD,
            timestamp=int(report.generated.timestamp()),
        )
    assert isinstance(made, bytes), "one PDF is one file"
    return made


def notices(report: Report, wording: Wording) -> list[str]:
    """Return what the reader of the PDF should know of it: the characters replaced because no font has them."""
    return _replaced(_printable(_report(report, wording))[1], wording)


def _replaced(missing: Iterable[str], wording: Wording) -> list[str]:
    named = [_named(character) for character in missing]
    if not named:
        return []
    which = ", ".join([*named[:_NAMED], *(["…"] if len(named) > _NAMED else [])])
    return [
        wording.plural(
            "{count} character that no font of this report has was replaced: {which}",
            "{count} characters that no font of this report has were replaced: {which}",
            len(named),
            which=which,
        )
    ]


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{character} ({code})" if character.isprintable() else code


def _printable(value: Any) -> tuple[Any, dict[str, None]]:
    """Return plain values with every text made printable, and the characters replaced in them."""
    missing: dict[str, None] = {}
    return _walk(value, missing), missing


def _walk(value: Any, missing: dict[str, None]) -> Any:
    if isinstance(value, str):
        text, lacking = glyphs.printable(value)
        missing.update(dict.fromkeys(lacking))
        return text
    if isinstance(value, dict):
        return {key: _walk(one, missing) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(one, missing) for one in value]
    return value


def _report(report: Report, wording: Wording) -> dict[str, Any]:
    say = wording.say
    return {
        "language": _code(wording.language, "en"),
        "look": data.look()["light"],
        "program": report.program,
        "title": say("Fact-check report"),
        "workspace": report.workspace,
        "head": report.head,
        "about": f"{report.workspace} · {wording.moment(report.generated)}",
        "slices": [asdict(part) for part in view.slices(report.verdicts(), wording)],
        "articles": [_article(article, wording) for article in view.articles(report, wording)],
        "editions": [_edition(edition, wording) for edition in report.editions],
        "closing": say(
            "The findings were computed; the verdicts are the reviewers'. "
            "Each rests on the evidence and the edition named beside it."
        ),
        "log": wording.plural(
            "Log: {count} change, last hash {head}",
            "Log: {count} changes, last hash {head}",
            report.changes,
            head=report.head,
        ),
        "words": {
            "empty": say("This workspace has no article yet."),
            "evidence": say("Evidence"),
            "put_aside": say("Put aside"),
            "text": say("The article's text"),
            "sources": say("Sources"),
            "in_article": say("in the article"),
        },
    }


def _article(article: view.ArticleView, wording: Wording) -> dict[str, Any]:
    row = article.row
    return {
        "title": row.title or row.file or "–",
        "language": _code(row.language, wording.language),
        "about": " · ".join(article.about),
        "hash": f"SHA-256 {row.sha256}",
        "slices": [asdict(part) for part in article.slices],
        "claims": [_claim(claim, wording) for claim in article.claims],
        "dismissed": [f"{one.row.draft.text} – {one.row.dismissed_because}" for one in article.dismissed],
        "text": [[asdict(piece) for piece in paragraph] for paragraph in article.text],
    }


def _claim(claim: view.ClaimView, wording: Wording) -> dict[str, Any]:
    draft, true, said = claim.row.draft, claim.true, claim.said
    decided = bool(true or said)
    speaker = draft.speaker or wording.say("the article itself")
    return {
        "number": str(claim.number),
        "code": claim.code,
        "language": _code(draft.language, wording.language),
        "words": draft.text,
        "alone": wording.say("Read alone: {words}", words=draft.standalone) if draft.standalone else "",
        "verdict": claim.verdict,
        "line": [speaker, *claim.kinds, wording.say("claim {number}", number=claim.row.id)],
        "said": _said(said, wording) if said else None,
        "conclusion": true.conclusion if true else "",
        "reasons": ", ".join(wording.label(reason) for reason in true.reasons) if true else "",
        "decided": decided,
        "evidence": [_evidence(piece, wording) for piece in claim.evidence] if decided else [],
        "findings": [_finding(shown, wording) for shown in claim.findings],
        "others": [shown.chip for shown in claim.others] if decided else [],
        "signed": _signed(true, wording) if true else "",
        "history": [_entry(row, wording) for row in claim.history],
        "entries": wording.plural(
            "{count} entry in the history", "{count} entries in the history", len(claim.history)
        ),
    }


def _said(row: rows.VerdictRow, wording: Wording) -> dict[str, str]:
    assert row.verdict is not None
    return {
        "question": wording.label("said"),
        "code": view.css(row.verdict),
        "verdict": wording.label(row.verdict),
        "conclusion": f"{wording.label('said')} {row.conclusion}" if row.conclusion else "",
    }


def _evidence(piece: rows.EvidenceRow, wording: Wording) -> dict[str, str]:
    about = [wording.label(piece.stance), *([wording.label("said")] if piece.question == "said" else [])]
    number = wording.say("evidence {number}", number=piece.id)
    return {
        "stance": piece.stance,
        "about": " · ".join(about),
        "quote": piece.quote,
        "source": ", ".join(part for part in (piece.title, piece.locator) if part),
        "note": piece.note,
        "hash": f"{number} · {piece.reviewer}, {wording.moment(piece.created)} · SHA-256 {piece.sha256[:16]}…",
    }


def _finding(shown: FindingWording, wording: Wording) -> dict[str, Any]:
    return {
        "tone": _TONES.get(shown.css, view.UNDECIDED),
        "outcome": shown.outcome,
        "sentence": shown.sentence,
        "pair": asdict(shown.pair) if shown.pair else None,
        "ranking": [asdict(place) for place in shown.ranking],
        "notes": shown.notes,
        "passages": [
            {
                "language": _code(passage.language, wording.language),
                "text": passage.text,
                "source": ", ".join(
                    part for part in (passage.edition_title, passage.section, passage.locator) if part
                ),
            }
            for passage in shown.passages
        ],
    }


def _signed(row: rows.VerdictRow, wording: Wording) -> str:
    return wording.say(
        "{reviewer}, {moment}; as of {day}",
        reviewer=row.reviewer,
        moment=wording.moment(row.created),
        day=wording.day(row.as_of),
    )


def _entry(row: rows.VerdictRow, wording: Wording) -> dict[str, str]:
    restored = (
        " · " + wording.say("taken back to entry {number}", number=row.restores) if row.restores else ""
    )
    return {
        "before": f"{wording.moment(row.created)} · {row.reviewer} · {wording.label(row.question)} ",
        "verdict": wording.label(row.verdict) if row.verdict else wording.say("cleared"),
        "after": restored + (f" – {row.conclusion}" if row.conclusion else ""),
    }


def _edition(edition: EditionUsed, wording: Wording) -> dict[str, str]:
    return {
        "title": edition.title,
        "published": f", {edition.publisher}, {wording.published(edition.published)}",
        "address": " · ".join(part for part in (edition.url, edition.licence) if part),
        "via": wording.say("How it was obtained: {via}", via=edition.via),
        "hash": f"SHA-256 {edition.sha256}",
    }


def _code(language: str, fallback: str) -> str:
    return language if _LANGUAGE.fullmatch(language) else fallback
