"""The passages of a source that a reviewer should read beside a claim; they never decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from workbench.checks.edition import published_by
from workbench.checks.reading import LONGEST, Reading
from workbench.checks.subject import commodities
from workbench.matching import ClaimIndex
from workbench.rows import Finding, PassageRef, Quantity, Step
from workbench.sources.model import Edition, Passage
from workbench.sources.names import mentions

MOST = 5

_NEAREST = 12  # passages that a search by words brings
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters by which two forms of a word are one
_FEWEST, _SHARE = 3, 0.5
"""A passage found by its words has at least so many of a claim's, and at least so large a part of them."""

Key = tuple[bool, bool, int, bool, float, str]


def to_read(reading: Reading, editions: Sequence[Edition]) -> Finding | None:
    """Bring the passages of a claim's subject and topics, and those with most of its words; None without any.

    First those published by the article's date, then those that state the claim's own number, then those that
    share most topics, then for a universal claim ("non esistono ...") those that deny what it denies not: one
    counter-example undermines it. Likeness of words decides the rest, where the languages are the same.
    """
    counts = {
        _digits(quantity): quantity for quantity in reading.claim.quantities if quantity.kind == "number"
    }
    subject = commodities(reading, None)
    found = {id(passage): (key, edition, passage) for key, edition, passage in _by_words(reading, editions)}
    counted: Quantity | None = None
    for key, edition, passage, number in _by_topic(reading, editions, subject.codes, subject.where, counts):
        found[id(passage)] = (key, edition, passage)
        counted = counts[number] if number else counted
    if not found:
        return None
    best = sorted(found.values(), key=lambda item: item[0], reverse=True)[:MOST]
    later = {edition.id: edition for key, edition, _ in best if not key[0]}
    return Finding(
        "to read",
        "count" if counted else "passage",
        claimed=counted,
        passages=tuple(_ref(edition, passage) for _, edition, passage in best),
        assumed=subject.assumed("subject") if any(key[2] for key, _, _ in best) else (),
        hints=tuple(
            Step("later edition", {"edition": edition.title, "published": edition.published})
            for edition in later.values()
        ),
    )


def _by_topic(
    reading: Reading,
    editions: Sequence[Edition],
    subjects: Sequence[str],
    where: str,
    counts: dict[str, Quantity],
) -> Iterator[tuple[Key, Edition, Passage, str]]:
    """Yield the passages on a claim's subject that share a topic or a count, with the number they share."""
    topics = {code for name in reading.names if name.kind == "topic" for code in name.codes}
    if "definition" in reading.claim.kinds and where in ("clause", "claim"):
        topics.add("definition")
    if not topics and not counts:
        return
    for edition in editions:
        if edition.subject not in subjects:
            continue
        known = published_by(edition, reading.claim.published) is not False
        for passage in edition.passages:
            same = [number for number in passage.counts if number in counts]
            shared = len(topics.intersection(passage.topics))
            if shared or (same and "count" in passage.topics):
                key = (
                    known, bool(same), shared, _undermines(reading, passage), _likeness(reading, passage),
                    edition.published,
                )  # fmt: skip
                yield key, edition, passage, same[0] if same else ""


def _by_words(reading: Reading, editions: Sequence[Edition]) -> Iterator[tuple[Key, Edition, Passage]]:
    """Yield the passages of a claim's language that have most of its words."""
    wanted = _stems(reading.claim.standalone or reading.text)
    placed = [
        (edition, passage)
        for edition in editions
        for passage in edition.passages
        if passage.language == reading.claim.language
    ]
    if len(wanted) < _FEWEST or not placed:
        return
    index = _index(tuple(passage.text for _, passage in placed))
    for match in index.search(reading.text[:LONGEST], _NEAREST):
        edition, passage = placed[match.index]
        shared = wanted & _stems(passage.text)
        if len(shared) >= max(_FEWEST, _SHARE * len(wanted)):
            known = published_by(edition, reading.claim.published) is not False
            likeness = _likeness(reading, passage)
            yield (
                (known, False, 0, _undermines(reading, passage), likeness, edition.published),
                edition,
                passage,
            )


def _undermines(reading: Reading, passage: Passage) -> bool:
    """Tell whether a universal claim and a passage differ in that one of them denies."""
    if "universal" not in reading.claim.kinds:
        return False
    return (reading.claim.polarity == "negated") != _denies(passage.text[:LONGEST], passage.language)


@lru_cache(maxsize=1024)
def _denies(text: str, language: str) -> bool:
    names = mentions(text, language)
    harmless = [name.span for name in names if name.kind == "not_negation"]
    return any(
        name.kind == "negation" and not any(span.contains(name.span) for span in harmless) for name in names
    )


@lru_cache(maxsize=8)
def _index(texts: tuple[str, ...]) -> ClaimIndex:
    return ClaimIndex(texts)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text[:LONGEST].lower())}


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
