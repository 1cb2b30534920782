"""Which claims to list, and how many each filter would leave: everything asked of SQL, no claim is read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, case, col, func

from workbench import rows
from workbench.store import models, search
from workbench.wanted import FACETS, NARRATOR, Facet, Filter, Order, Wanted

OPEN_STATES = tuple(state for state in rows.STATES if state not in ("dismissed", "void"))

_CLAIM, _VERDICT, _FINDING, _KIND = models.Claim, models.Verdict, models.Finding, models.ClaimKind
_FILTERS: dict[Filter, ColumnElement[bool]] = {
    "undecided": col(_CLAIM.verdict).is_(None),
    "figures": col(_CLAIM.figures) > 0,
    "disputed": col(_CLAIM.verdict) == "disputed",
    "sourced": col(_CLAIM.outcome).in_(
        ("consistent", "inconsistent", "to read", "not comparable", "ambiguous")
    ),
}
_BY_STATE = {"needs second review": 0, "in review": 1, "new": 2, "decided": 3, "approved": 4}


def claim_ids(session: Session, wanted: Wanted) -> list[int]:
    """Return the ids of the claims to list, dismissed and void ones only where their state is asked for."""
    claim = _CLAIM
    query: Any = sql_select(claim.id).where(*_conditions(wanted)).order_by(*_ordered(wanted.order))  # type: ignore[call-overload]
    # One value instead of a row for each claim: a tenth of the time at 100,000 claims.
    whole = sql_select(func.json_group_array(query.subquery().c.id))
    found: list[int] = json.loads(session.connection().execute(whole).scalar_one())
    if wanted.words.strip():
        hits = search.find(session, wanted.words)
        return [number for number in found if number in hits]
    return found


def counts(session: Session, wanted: Wanted) -> dict[Filter, int]:
    """Return how many claims each short filter would show, the rest of what is wanted unchanged."""
    columns = [
        func.count(),
        *(func.coalesce(func.sum(case((rule, 1), else_=0)), 0) for rule in _FILTERS.values()),
    ]
    query: Any = sql_select(*columns).select_from(_CLAIM).where(*_conditions(replace(wanted, only="all")))
    if wanted.words.strip():
        query = query.where(col(_CLAIM.id).in_(sorted(search.find(session, wanted.words))))
    counted = session.connection().execute(query).one()
    return dict(zip(("all", *_FILTERS), counted, strict=True))


def facets(
    session: Session, wanted: Wanted, which: Sequence[Facet] = FACETS
) -> dict[Facet, list[tuple[str, int]]]:
    """Return for each facet its values with how many claims have them, the most frequent first.

    A facet is counted without its own choice, so that another value of it can be seen; words are left out.
    """
    found: dict[Facet, list[tuple[str, int]]] = {}
    for facet in which:
        others: dict[str, Any] = {facet: None}
        conditions = _conditions(replace(wanted, **others))
        value, joined = _valued(facet)
        query: Any = sql_select(value, func.count(func.distinct(col(_CLAIM.id)))).select_from(_CLAIM)
        for table, on in joined:
            query = query.join(table, on)
        query = query.where(*conditions).group_by(value)
        counted = [(str(name), int(number)) for name, number in session.connection().execute(query)]
        found[facet] = sorted(counted, key=lambda pair: (-pair[1], pair[0]))
    return found


def _valued(facet: Facet) -> tuple[Any, list[tuple[Any, Any]]]:
    """Return the column that a facet counts, and the tables to join for it."""
    claim = _CLAIM
    if facet == "kind":
        return col(_KIND.kind), [(_KIND, col(_KIND.claim) == col(claim.id))]
    if facet == "reviewer":
        return col(_VERDICT.reviewer), [(_VERDICT, (col(_VERDICT.claim) == col(claim.id)) & _current())]
    if facet == "edition":
        on = (col(_FINDING.claim) == col(claim.id)) & col(_FINDING.replaced).is_(None)
        return col(_FINDING.edition), [(_FINDING, on & col(_FINDING.edition).is_not(None))]
    plain = {
        "state": claim.state,
        "verdict": claim.verdict,
        "speaker": claim.speaker,
        "outcome": claim.outcome,
    }
    return func.coalesce(col(plain[facet]), NARRATOR), []


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    claim = _CLAIM
    states = [wanted.state] if wanted.state else OPEN_STATES
    conditions: list[ColumnElement[bool]] = [col(claim.state).in_(states)]
    if wanted.article is not None:
        conditions.append(col(claim.article) == wanted.article)
    if wanted.only != "all":
        conditions.append(_FILTERS[wanted.only])
    for column, value in ((claim.verdict, wanted.verdict), (claim.speaker, wanted.speaker)):
        if value is not None:
            conditions.append(col(column) == value if value else col(column).is_(None))
    if wanted.outcome is not None and wanted.edition is None:
        conditions.append(
            col(claim.outcome) == wanted.outcome if wanted.outcome else col(claim.outcome).is_(None)
        )
    if wanted.kind is not None:
        of_kind = sql_select(_KIND.claim).where(col(_KIND.kind) == wanted.kind)  # type: ignore[call-overload]
        conditions.append(col(claim.id).in_(of_kind))
    if wanted.edition is not None:
        named = sql_select(_FINDING.claim).where(  # type: ignore[call-overload]
            col(_FINDING.edition) == wanted.edition, col(_FINDING.replaced).is_(None)
        )
        if wanted.outcome:
            named = named.where(col(_FINDING.outcome) == wanted.outcome)
        conditions.append(col(claim.id).in_(named))
    if wanted.reviewer is not None:
        conditions.append(_given(col(_VERDICT.reviewer) == wanted.reviewer))
    if wanted.day is not None:
        start = datetime.combine(wanted.day, time()).astimezone()
        created = col(_VERDICT.created)
        conditions.append(_given(created >= start, created < start + timedelta(days=1)))
    return conditions


def _given(*conditions: Any) -> ColumnElement[bool]:
    """Tell whether a claim's current verdict on *is it true?* is one of some."""
    given = sql_select(_VERDICT.claim).where(_current(), *conditions)  # type: ignore[call-overload]
    return col(_CLAIM.id).in_(given)


def _current() -> ColumnElement[bool]:
    """Tell whether a verdict is the one that stands for *is it true?* on its claim."""
    newer: Any = aliased(_VERDICT)
    overtaken = exists().where(
        newer.claim == col(_VERDICT.claim), newer.question == "true", newer.id > col(_VERDICT.id)
    )
    return (col(_VERDICT.question) == "true") & col(_VERDICT.verdict).is_not(None) & ~overtaken


def _ordered(order: Order) -> list[Any]:
    claim = _CLAIM
    in_text = [col(claim.article), col(claim.start), col(claim.end), col(claim.id)]
    if order == "worthiness":
        return [col(claim.worthiness).desc(), *in_text]
    if order == "state":
        return [case(_BY_STATE, value=col(claim.state), else_=9), *in_text]
    if order == "found":
        return [col(claim.found).desc(), *in_text]
    return in_text
