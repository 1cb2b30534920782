"""To the next claim that waits for a verdict, the worthiest first, and on to the next article when one is done."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from ui.marks import one_line
from workbench.wanted import Wanted

if TYPE_CHECKING:
    from ui.flow import Flow

_LONG = 60  # characters of a title in the status line


def following(
    ranked: Sequence[int], waiting: Container[int], current: int | None, passed: Container[int] = ()
) -> int | None:
    """Return the first claim but the current one that waits and was not passed over, else one that was."""
    left = [claim for claim in ranked if claim in waiting and claim != current]
    return next((claim for claim in left if claim not in passed), left[0] if left else None)


def next_undecided(flow: Flow) -> None:
    """Go to the worthiest claim still undecided; the status line says where that is in another article."""
    current = flow.claim.id if flow.claim else None
    if flow.article is not None and (found := _within(flow, flow.article, current)) is not None:
        flow.go_to(found)
        return
    say = flow.window.wording.say
    left = {number for number, counts in flow.counts.items() if counts["undecided"]}
    order = list(flow.articles)
    here = order.index(flow.article) + 1 if flow.article in order else 0
    ahead = [number for number in (*order[here:], *order[: max(here - 1, 0)]) if number in left]
    if ahead:
        found = _within(flow, ahead[0], None)
        assert found is not None, "an article that counts an undecided claim lists it"
        former = one_line(flow.articles[flow.article].title) if flow.article else ""
        only = flow.article in left  # the current claim alone is undecided
        flow.go_to(found)
        if former:
            ended = (
                say("The last one of “{title}” waits; this is another article.", title=former[:_LONG])
                if only
                else say("“{title}” is done; this is the next article.", title=former[:_LONG])
            )
            flow.window.status.tell(ended)
    elif flow.article in left:
        flow.window.status.tell(say("This is the last undecided claim."))
    else:
        flow.window.status.tell(say("Every claim is decided."))


def _within(flow: Flow, article: int, current: int | None) -> int | None:
    ranked = flow.desk.wanted_ids(Wanted(article, order="worthiness"))
    waiting = set(flow.desk.wanted_ids(Wanted(article, only="undecided")))
    passed = flow.session.passed
    if current is not None:
        passed.add(current)
    if passed.issuperset(waiting - {current}):
        passed.intersection_update({current})  # once round
    return following(ranked, waiting, current, passed)
