"""How the work stands, counted in SQL: verdicts by article, speaker, kind and day, findings by edition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, type_coerce
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, func

from workbench.rows import STATES
from workbench.store import models
from workbench.store.lists import OPEN_STATES
from workbench.wanted import NARRATOR

UNDECIDED = "undecided"
_CLAIM, _VERDICT, _FINDING, _KIND = models.Claim, models.Verdict, models.Finding, models.ClaimKind
_OPEN = col(_CLAIM.state).in_(OPEN_STATES)
# Those that are not counted are few: to leave them out lets SQLite count along its indexes.
_ASIDE = sql_select(col(_CLAIM.id)).where(
    col(_CLAIM.state).in_([state for state in STATES if state not in OPEN_STATES])
)
_MINUTE = 16  # characters of a stored moment up to its minute: no zone begins its day within one


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold how many claims of one group have which verdict ("undecided" included), or which outcome.

    key: the group, as a filter names it: an article's number, a speaker (empty for the article itself), a kind, an
    edition's id, a day ("2026-11-22"). name: the title of an article or an edition, else the key.
    """

    key: str
    name: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many claims the group has; findings, where outcomes are counted."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Statistics:
    """Hold every tally of a workspace, the largest group first; the days from the newest to the oldest.

    Claims that were dismissed or are void are nowhere counted. A claim of two kinds counts in both.
    """

    all: Tally
    articles: tuple[Tally, ...]
    speakers: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    editions: tuple[Tally, ...]
    days: tuple[Tally, ...]


def statistics(session: Session) -> Statistics:
    """Return how the work on a workspace stands."""
    articles = _by_verdict(session, col(_CLAIM.article))
    everything: Counter[str] = Counter()
    for counts in articles.values():
        everything.update(counts)
    return Statistics(
        Tally("", "", dict(everything)),
        _largest(articles, _names(session, models.Article.id, models.Article.title)),
        _largest(_by_verdict(session, col(_CLAIM.speaker))),
        _largest(_kinds(session)),
        _largest(_editions(session), _names(session, models.Edition.id, models.Edition.title)),
        tuple(sorted(_largest(_days(session)), key=lambda tally: tally.key, reverse=True)),
    )


def _by_verdict(session: Session, group: Any) -> dict[str, Counter[str]]:
    verdict = col(_CLAIM.verdict)
    query = sql_select(group, verdict, func.count()).where(col(_CLAIM.id).not_in(_ASIDE))
    return _counted(session, query.group_by(group, verdict))


def _kinds(session: Session) -> dict[str, Counter[str]]:
    # By itself SQLite would look every claim up in its table, whose rows are long: this takes half the time.
    listed = (
        sql_select(col(_CLAIM.id), col(_CLAIM.verdict)).where(_OPEN).cte("listed").prefix_with("MATERIALIZED")
    )
    query = sql_select(col(_KIND.kind), listed.c.verdict, func.count()).join(
        listed, listed.c.id == col(_KIND.claim)
    )
    return _counted(session, query.group_by(col(_KIND.kind), listed.c.verdict))


def _editions(session: Session) -> dict[str, Counter[str]]:
    """Count by edition the claims that have a finding in force of each outcome."""
    edition, outcome, claim = col(_FINDING.edition), col(_FINDING.outcome), col(_FINDING.claim)
    query = sql_select(edition, outcome, func.count(func.distinct(claim))).where(
        edition.is_not(None), col(_FINDING.replaced).is_(None), claim.not_in(_ASIDE)
    )
    return _counted(session, query.group_by(edition, outcome))


def _days(session: Session) -> dict[str, Counter[str]]:
    """Count by day, in the reader's own time zone, the verdicts that stand for *is it true?*."""
    newest = (
        sql_select(func.max(col(_VERDICT.id)))
        .where(col(_VERDICT.question) == "true")
        .group_by(col(_VERDICT.claim))
    )
    minute = func.substr(type_coerce(col(_VERDICT.created), String), 1, _MINUTE)
    query = (
        sql_select(minute, col(_VERDICT.verdict), func.count())
        .where(
            col(_VERDICT.id).in_(newest),
            col(_VERDICT.verdict).is_not(None),
            col(_VERDICT.claim).not_in(_ASIDE),
        )
        .group_by(minute, col(_VERDICT.verdict))
    )
    days: dict[str, Counter[str]] = defaultdict(Counter)
    for moment, counts in _counted(session, query).items():
        days[_local_day(moment)].update(counts)
    return days


def _local_day(minute: str) -> str:
    return datetime.fromisoformat(f"{minute}:00+00:00").astimezone().date().isoformat()


def _counted(session: Session, query: Any) -> dict[str, Counter[str]]:
    """Return the rows (group, code, count) of a query as counts by group; no speaker is the article itself."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for group, code, count in session.connection().execute(query):
        groups[NARRATOR if group is None else str(group)][code or UNDECIDED] += count
    return groups


def _names(session: Session, key: Any, name: Any) -> dict[str, str]:
    rows: Iterable[Any] = session.connection().execute(sql_select(key, name))
    return {str(number): title for number, title in rows}


def _largest(groups: Mapping[str, Counter[str]], names: Mapping[str, str] | None = None) -> tuple[Tally, ...]:
    named = names or {}
    tallies = [Tally(key, named.get(key, key), dict(counts)) for key, counts in groups.items()]
    return tuple(sorted(tallies, key=lambda tally: (-tally.total, tally.name, tally.key)))
