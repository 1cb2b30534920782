"""The passages of a source that a reviewer should read beside a claim; they never decide."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from workbench.checks.edition import published_by
from workbench.checks.reading import LONGEST, Reading
from workbench.checks.subject import commodities
from workbench.rows import Finding, PassageRef, Quantity, Step
from workbench.sources.model import Edition, Passage

MOST = 5


def to_read(reading: Reading, editions: Sequence[Edition]) -> Finding | None:
    """Bring the passages of a claim's subject and topics, None where there is none.

    First those published by the article's date, then those that state the claim's own number, then those that
    share most topics; likeness of words decides the rest, where the languages are the same.
    """
    topics = {code for name in reading.names if name.kind == "topic" for code in name.codes}
    counts = {
        _digits(quantity): quantity for quantity in reading.claim.quantities if quantity.kind == "number"
    }
    subject = commodities(reading, None)
    if "definition" in reading.claim.kinds and subject.where in ("clause", "claim"):
        topics.add("definition")
    if not subject.codes or not (topics or counts):
        return None
    ranked = []
    counted: Quantity | None = None
    for edition in editions:
        if edition.subject not in subject.codes:
            continue
        known = published_by(edition, reading.claim.published)
        for passage in edition.passages:
            same = [number for number in passage.counts if number in counts]
            shared = len(topics.intersection(passage.topics))
            if shared or (same and "count" in passage.topics):
                counted = counts[same[0]] if same else counted
                key = (known is not False, bool(same), shared, _likeness(reading, passage), edition.published)
                ranked.append((key, edition, passage))
    if not ranked:
        return None
    ranked.sort(key=lambda item: item[0], reverse=True)
    best = ranked[:MOST]
    later = {edition.id: edition for key, edition, _ in best if not key[0]}
    return Finding(
        "to read",
        "count" if counted else "passage",
        claimed=counted,
        passages=tuple(_ref(edition, passage) for _, edition, passage in best),
        assumed=subject.assumed("subject"),
        hints=tuple(
            Step("later edition", {"edition": edition.title, "published": edition.published})
            for edition in later.values()
        ),
    )


def _digits(quantity: Quantity) -> str:
    """Return a whole number as passages count it; a fraction or a huge number matches none."""
    value = quantity.value
    whole = abs(value) < 10**9 and value == value.to_integral_value() and quantity.high is None
    return str(int(value)) if whole else ""


def _likeness(reading: Reading, passage: Passage) -> float:
    if passage.language != reading.claim.language:
        return 0.0
    return float(fuzz.token_set_ratio(reading.text[:LONGEST], passage.text))


def _ref(edition: Edition, passage: Passage) -> PassageRef:
    return PassageRef(
        edition=edition.id,
        edition_title=edition.title,
        published=edition.published,
        section=passage.section,
        text=passage.text,
        locator=passage.locator,
        language=passage.language,
    )
