"""A first wording for a verdict's conclusion, filled from the decisive finding; the reviewer takes it or leaves it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.rows import ClaimRow, FindingRow, Question, Verdict
from workbench.wording.catalogue import mark
from workbench.wording.findings import FindingWording
from workbench.wording.wording import Wording

# By question and verdict, the fullest first: the first one all of whose places can be filled is offered.
TEMPLATES: dict[tuple[Question, Verdict], tuple[str, ...]] = {
    ("true", "verified"): (mark("{source} gives {figure}."), mark("{source} bears it out.")),
    ("true", "partly"): (
        mark("{source} gives {figure}; the claim holds only in part."),
        mark("{source} bears it out only in part."),
    ),
    ("true", "disputed"): (
        mark("{source} gives {figure}, not {claimed}."),
        mark("{source} says otherwise: {figure}."),
        mark("{source} says otherwise."),
    ),
    ("true", "unverifiable"): (mark("No source that could be consulted bears it out or denies it."),),
    ("true", "not checkable"): (mark("There is nothing in it that a source could bear out or deny."),),
    ("said", "verified"): (mark("{speaker} said it, as reported."),),
    ("said", "partly"): (mark("{speaker} said it, but not in these words."),),
    ("said", "disputed"): (mark("{speaker} did not say this."),),
    ("said", "unverifiable"): (mark("No record was found of {speaker} saying this."),),
    ("said", "not checkable"): (),
}
PLACES = ("figure", "claimed", "source", "speaker")
_PLACE = re.compile(r"\{(\w*)\}")


def key(question: Question, verdict: Verdict) -> str:
    """Return the name under which a reviewer's own templates are kept in the settings."""
    return f"{question} {verdict}"


def offered(claim: ClaimRow, question: Question, wording: Wording, own: Mapping[str, str]) -> str:
    """Return a wording for the conclusion of a claim's current verdict; empty without a verdict, or where none fits.

    own: the reviewer's templates by `key`, one a line, which stand before the program's.
    """
    row = claim.true if question == "true" else claim.said
    if row is None or row.verdict is None:
        return ""
    places = _places(claim, wording)
    lines = [line.strip() for line in own.get(key(question, row.verdict), "").splitlines() if line.strip()]
    if not lines:
        lines = [wording.say(template) for template in TEMPLATES[question, row.verdict]]
    return next((filled for line in lines if (filled := _filled(line, places))), "")


def _filled(line: str, places: Mapping[str, str]) -> str:
    """Return a template with its places filled; empty where one of them cannot be; an unknown one stays as it is."""
    if any(not places[name] for name in _PLACE.findall(line) if name in places):
        return ""
    return _PLACE.sub(lambda found: places.get(found[1], found[0]), line)


def _places(claim: ClaimRow, wording: Wording) -> dict[str, str]:
    """Return what fills each place; `claimed` only where the source says otherwise."""
    row = _decisive(claim)
    pair = FindingWording(row.finding, wording).pair if row else None
    differs = row is not None and row.finding.outcome == "inconsistent"
    return {
        "figure": pair.source if pair else "",
        "claimed": pair.claimed if pair and differs else "",
        "source": FindingWording(row.finding, wording).source if row else "",
        "speaker": claim.draft.speaker or "",
    }


def _decisive(claim: ClaimRow) -> FindingRow | None:
    """Return the finding that counts: the first by the edition in force that names a source."""
    named = [row for row in claim.findings if row.finding.cell or row.finding.passages]
    found = [
        row for row in named if row.finding.current and row.finding.rule not in ("corroboration", "wording")
    ]
    return found[0] if found else None
