"""The claims as a model: their ids in an array, the claims themselves fetched page by page when they are shown."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.marks import one_line
from workbench.rows import ClaimDraft, ClaimRow, Finding, Span
from workbench.wording import Wording
from workbench.wording.findings import FindingWording

PAGE = 64  # claims fetched at once
PAGES_KEPT = 24  # what stays in memory: some 1,500 claims around those on the screen
_SEARCHES = (
    4  # at 100,000 ids one search takes 1 to 3 ms and the table of all rows 11: it pays from the fifth on
)
ROW = int(Qt.ItemDataRole.UserRole) + 1  # the role that gives the ClaimRow itself
_DISPLAY, _TOOL_TIP, _ACCESSIBLE = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
)
REVIEWED = ("needs second review", "approved")  # the states that a second reviewer has a part in
_HEDGES = {"about": "≈ ", "at least": "≥ ", "at most": "≤ ", "more than": "> ", "less than": "< "}
_NOWHERE = QModelIndex()

AnyIndex = QModelIndex | QPersistentModelIndex


class ClaimsModel(QAbstractTableModel):
    """List claims by id, in the order given; one column.

    fetch: returns the claims of some ids, in any order, without those that are no longer there.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[ClaimRow]],
        wording: Wording,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._wording = wording
        self._ids: array[int] = array("q")
        self._rows: Mapping[int, int] | None = None
        self._searches = 0
        self._pages: OrderedDict[int, dict[int, ClaimRow | None]] = OrderedDict()

    def set_fetch(self, fetch: Callable[[Sequence[int]], Sequence[ClaimRow]]) -> None:
        """Fetch from somewhere else from now on; the list is empty until ids of there are set."""
        self._fetch = fetch
        self.set_ids(())

    def set_ids(self, ids: Sequence[int], places: Mapping[int, int] | None = None) -> None:
        """Show these claims, in this order; nothing is fetched before it is looked at. places: each one's row."""
        self.beginResetModel()
        self._ids = array("q", ids)
        self._rows, self._searches = places, 0
        self._pages.clear()
        self.endResetModel()

    def refresh(self, ids: Iterable[int]) -> None:
        """Fetch these claims anew when they are next looked at; ids that are not listed are passed over."""
        changed = sorted({row for row in map(self.row_of, ids) if row is not None})
        for row in changed:
            self._pages.get(row // PAGE, {}).pop(self._ids[row], None)
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def claim(self, row: int) -> ClaimRow | None:
        """Return the claim in a row; None outside the list and for a claim that is no longer there."""
        claim_id = self.id_at(row)
        if claim_id is None:
            return None
        number = row // PAGE
        page = self._pages.setdefault(number, {})
        self._pages.move_to_end(number)
        if claim_id not in page:
            missing = [one for one in self._ids[number * PAGE : (number + 1) * PAGE] if one not in page]
            page.update(dict.fromkeys(missing))
            page.update((claim.id, claim) for claim in self._fetch(missing))
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page[claim_id]

    def id_at(self, row: int) -> int | None:
        """Return the id of the claim in a row, or None outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, claim_id: int | None) -> int | None:
        """Return the row of a claim, or None where it is not listed."""
        if claim_id is None:
            return None
        if self._rows is None:
            self._searches += 1
            if self._searches <= _SEARCHES:
                try:
                    return self._ids.index(claim_id)
                except ValueError:
                    return None
            self._rows = {one: row for row, one in enumerate(self._ids)}
        return self._rows.get(claim_id)

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language."""
        self._wording = wording
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if role not in (ROW, _DISPLAY, _ACCESSIBLE, _TOOL_TIP) or not index.isValid():
            return None
        claim = self.claim(index.row())
        if role == ROW or claim is None:
            return claim if role == ROW else self._wording.say("This claim is no longer there.")
        if role == _TOOL_TIP:
            return (
                f"<p>{escape(claim.draft.text)}</p>"  # as rich text, so that it wraps; its own "<" stay text
            )
        return sentence(claim, self._wording)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return sorted rows as (first, last) of those that follow each other."""
    first = last = -1
    for row in rows:
        if row != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last


def sentence(claim: ClaimRow, wording: Wording) -> str:
    """Return a claim in one sentence, as a screen reader says it: verdict, words, speaker, finding."""
    parts = [one_line(claim.draft.text), speaker(claim, wording)]
    if claim.findings:
        parts.append(badge(claim, wording))
    if claim.said and claim.said.verdict:
        parts.append(wording.say("said: {verdict}", verdict=wording.label(claim.said.verdict)))
    if claim.state in REVIEWED:
        parts.append(reviewed(claim, wording))
    return f"{wording.label(verdict(claim) or 'undecided')}: {', '.join(parts)}"


def reviewed(claim: ClaimRow, wording: Wording) -> str:
    """Return in short that a claim waits for a second reviewer, or has one's approval."""
    return wording.say("approved ✓") if claim.state == "approved" else wording.say("second review")


def verdict(claim: ClaimRow) -> str | None:
    """Return the current verdict on whether a claim is true; None while it is undecided."""
    return claim.true.verdict if claim.true else None


def speaker(claim: ClaimRow, wording: Wording) -> str:
    """Return who makes a claim."""
    return one_line(claim.draft.speaker) if claim.draft.speaker else wording.say("narrator")


def finding(claim: ClaimRow) -> Finding | None:
    """Return the finding that a list shows: the first by the edition in force, else the first at all."""
    found = [row.finding for row in claim.findings]
    return next((one for one in found if one.current), found[0] if found else None)


def badge(claim: ClaimRow, wording: Wording) -> str:
    """Return the finding that counts in short ("= USGS 2025"); empty without a finding."""
    found = finding(claim)
    return FindingWording(found, wording).short if found else ""


def figures(draft: ClaimDraft) -> list[str]:
    """Return the figures and dates of a claim as they are written in it, in its order, each with its hedge's sign."""
    start = draft.span.start
    found = [(one.span, _HEDGES.get(one.hedge or "", "")) for one in draft.quantities]
    found += [(one.span, "") for one in draft.dates]
    told: list[str] = []
    end = start
    for span, sign in sorted(found):
        # "nel 2025" can be read as a number and as a date; what was set by hand may stand nowhere in the claim
        if len(span) and draft.span.contains(span) and span.start >= end:
            told.append(sign + one_line(draft.text[span.start - start : span.end - start]))
            end = span.end
    return told


def spelled(draft: ClaimDraft, wording: Wording) -> list[str]:
    """Return the figures of a claim as a reviewer would write them: the article's words, else in digits."""
    return [
        _words(draft, one.span) or f"{wording.number(one.value)} {wording.unit(one.unit)}".strip()
        for one in draft.quantities
    ]


def spelled_dates(draft: ClaimDraft) -> list[str]:
    """Return the dates of a claim as a reviewer would write them: the article's words, else as `2025-04-14`."""
    return [
        _words(draft, one.span) or (f"{one.first}" if one.first == one.last else f"{one.first}/{one.last}")
        for one in draft.dates
    ]


def _words(draft: ClaimDraft, span: Span) -> str:
    """Return the words of a claim in a span, empty for one outside of it."""
    return one_line(span.moved(-draft.span.start).of(draft.text)) if draft.span.contains(span) else ""
