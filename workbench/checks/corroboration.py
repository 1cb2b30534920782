"""The same claim in other articles: who agrees, who has another figure, and how many origins that really makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.matching.gate import Relation, relate
from workbench.rows import ClaimDraft, Finding, PassageRef, Step

_MOST = 6  # articles shown


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold a claim with the article it stands in; origin: who it goes back to, so that echoes count once."""

    claim: ClaimDraft
    article: int
    title: str
    published: str
    origin: str


def corroborate(own: Statement, others: Sequence[Statement]) -> Finding | None:
    """Return the other articles that make the same claim, those that disagree first; None where there are none.

    It never decides: articles that agree may all be wrong.
    """
    found: list[tuple[Relation, Statement]] = []
    seen: set[int] = set()
    for other in others:
        relation = None if other.article in {own.article, *seen} else relate(own.claim, other.claim)
        if relation is not None:
            found.append((relation, other))
            seen.add(other.article)
    if not found:
        return None
    found.sort(key=lambda pair: (pair[0] == "agrees", pair[1].published, pair[1].article))
    hints = []
    for code in ("disagrees", "agrees"):
        told = [other for relation, other in found if relation == code]
        if told:
            origins = {other.origin for other in told} - ({own.origin} if code == "agrees" else set())
            hints.append(Step(code, {"articles": len(told), "origins": len(origins)}))
    return Finding(
        "to read",
        "corroboration",
        passages=tuple(_ref(other) for _, other in found[:_MOST]),
        hints=tuple(hints),
    )


def _ref(other: Statement) -> PassageRef:
    return PassageRef(
        edition=f"article-{other.article}",
        edition_title=other.title,
        published=other.published,
        section=other.claim.speaker or "",
        text=other.claim.text,
        locator=f"{other.claim.span.start}–{other.claim.span.end}",
        language=other.claim.language,
    )
