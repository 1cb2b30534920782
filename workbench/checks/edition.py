"""Which edition of a source was in force at an article's date (DESIGN.md, decision 7)."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.sources.model import Edition

When = Literal["in force", "ambiguous", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Hold the editions of one source and subject, newest first, as they stand to an article's date.

    force: the newest one published by then, None where all came later. unsure: it may have come after the
    article, which then relied on the one before. dated: whether the article's date is known at all.
    """

    editions: tuple[Edition, ...]
    force: Edition | None
    unsure: bool
    dated: bool

    def when(self, edition: Edition) -> When:
        """Say how an edition stands to the article's date."""
        if self.force is None or self.editions.index(edition) < self.editions.index(self.force):
            return "later"
        if edition == self.force:
            return "ambiguous" if self.unsure else "in force"
        return "earlier"

    def before(self) -> Edition | None:
        """Return the edition before the one in force."""
        older = [edition for edition in self.editions if self.when(edition) == "earlier"]
        return older[0] if older else None


def interval(written: str | None) -> tuple[date, date] | None:
    """Return the first and last day of "YYYY", "YYYY-MM" or "YYYY-MM-DD"; None for anything else."""
    parts = (written or "").split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        return None
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = [*(int(part) for part in parts), 0, 0][:3]
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if len(parts) == 2:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def published_by(edition: Edition, published: str | None) -> bool | None:
    """Tell whether an edition was out at the article's date; None where both dates leave it open.

    An article without a date is read with every edition.
    """
    article, source = interval(published), interval(edition.published)
    if article is None:
        return True
    if source is None or source[0] > article[1]:
        return False
    return True if source[1] <= article[0] else None


def shelves(editions: Sequence[Edition], published: str | None) -> tuple[Shelf, ...]:
    """Sort editions into shelves of one source and subject each, by source, newest first."""
    groups: dict[tuple[str, str], list[Edition]] = {}
    for edition in editions:
        groups.setdefault((edition.source, edition.subject), []).append(edition)
    return tuple(_shelf(group, published) for _, group in sorted(groups.items(), key=lambda item: item[0]))


def _shelf(group: list[Edition], published: str | None) -> Shelf:
    newest_first = tuple(sorted(group, key=_age, reverse=True))
    dated = interval(published) is not None
    for edition in newest_first:
        out = published_by(edition, published)
        if out is not False:
            return Shelf(newest_first, edition, out is None, dated)
    return Shelf(newest_first, None, False, dated)


def _age(edition: Edition) -> tuple[date, str]:
    days = interval(edition.published)
    return (days[0] if days else date.min, edition.id)
