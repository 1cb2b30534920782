"""What happened to a claim, as a line of time: verdicts, evidence, corrections, choices; a verdict can be restored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.evidence_parts import GAP, GAP_SMALL, GAP_TINY, SEMIBOLD, small_button, words
from ui.finding_card import quotation
from ui.theme import Theme, Tone, sans
from workbench.rows import Choice, ClaimRow, VerdictRow
from workbench.wording import Wording

if TYPE_CHECKING:
    from workbench.store.history import Event

_RAIL, _DOT, _DISC = (
    32,
    4.0,
    11.0,
)  # the rail's width, and the radius of a plain mark and of a verdict's, in pixels
_TOP = 12  # from an entry's top to the middle of its mark
_LONGEST = 300  # characters of a text that is quoted for recognition only


class Timeline(QScrollArea):
    """List what happened to a claim, the newest first, under the day on which it did."""

    restore_asked = Signal(object)  # VerdictRow

    def __init__(
        self, claim: ClaimRow, events: Sequence[Event], text: str, theme: Theme, wording: Wording
    ) -> None:
        super().__init__()
        self._claim, self._text = claim, text
        self._theme, self._wording = theme, wording
        self.setObjectName("timeline")
        self.setAccessibleName(wording.say("History"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(
            "QScrollArea#timeline { background: transparent; border: 2px solid transparent; }"
            f"QScrollArea#timeline:focus {{ border: 2px solid {theme.colour('focus').name()}; }}"
        )
        body = QWidget()
        body.setObjectName("timeline_body")
        body.setStyleSheet("QWidget#timeline_body { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GAP_SMALL, 0)
        column.setSpacing(0)
        day = None
        for event in reversed(events):
            local = event.at.astimezone().date()
            if local != day:
                day = local
                head = words(wording.day(local), sans(12, SEMIBOLD), "soft")
                head.setContentsMargins(_RAIL + GAP_TINY, GAP_SMALL, 0, GAP_TINY)
                column.addWidget(head)
            column.addWidget(self._entry(event, last=event is events[0]))
        column.addStretch(1)
        self.setWidget(body)

    def _entry(self, event: Event, *, last: bool) -> QWidget:
        row = event.verdict
        entry = _Entry(self._theme, self._theme.tone(row.verdict) if row else None, last=last)
        headline, tone = self._headline(event)
        entry.setAccessibleName(headline)
        line = QHBoxLayout()
        line.setSpacing(GAP_SMALL)
        line.addWidget(words(headline, sans(14, SEMIBOLD), tone), 1)
        if row is not None and self._restorable(event, row):
            spoken = self._wording.say("Give this verdict again: {verdict}", verdict=headline)
            button = small_button(self._wording.say("restore"), f"restore-{row.id}", spoken)
            button.clicked.connect(lambda: self.restore_asked.emit(row))
            line.addWidget(button)
        entry.column.addLayout(line)
        for told in self._told(event):
            entry.column.addWidget(words(told, sans(13), selectable=True))
        if event.evidence is not None:
            entry.column.addWidget(quotation(_short(event.evidence.quote)))
            where = ", ".join(part for part in (event.evidence.title, event.evidence.locator) if part)
            entry.column.addWidget(words(where, sans(12), "soft"))
        by = f"{event.at.astimezone():%H:%M}  {event.reviewer}"
        entry.column.addWidget(words(by, sans(12), "soft"))
        return entry

    def _restorable(self, event: Event, row: VerdictRow) -> bool:
        """Tell whether a verdict was given and is not the current one of its question."""
        current = self._claim.true if row.question == "true" else self._claim.said
        given = row.verdict is not None and event.action == "verdict.decide"
        return given and current is not None and row.id not in (current.id, current.restores)

    def _headline(self, event: Event) -> tuple[str, str]:
        """Return what happened in a few words, and the tone that they are written in."""
        say, label = self._wording.say, self._wording.label
        if event.reverted:
            return f"{_capital(label(event.action))}: {label(event.reverted)}", ""
        if (row := event.verdict) is not None:
            verdict = label(row.verdict) if row.verdict else say("cleared")
            return f"{_capital(label(row.question))} {verdict}", ""
        if event.evidence is not None:
            return f"{_capital(label(event.action))}: {label(event.evidence.stance)}", event.evidence.stance
        if event.action == "claim.state":
            return _capital(label(event.after["state"])), ""
        if event.action == "article.import":
            return say("Read in the article"), ""
        return _capital(label(event.action)), ""

    def _told(self, event: Event) -> list[str]:
        """Return what else is to be told of an event, line by line."""
        label = self._wording.label
        if (row := event.verdict) is not None:
            if event.reverted:
                verdict = label(row.verdict) if row.verdict else self._wording.say("Not decided yet")
                return [f"{label(row.question)} {verdict}"]
            return [part for part in (row.conclusion, ", ".join(map(label, row.reasons))) if part]
        return [] if event.evidence is not None else self._fields(event.before, event.after)

    def _fields(self, before: Any, after: Any) -> list[str]:
        say, told = self._wording.say, []
        if after.get("dismissed_because"):
            told.append(after["dismissed_because"])
        if "speaker" in after:
            narrator = say("narrator")
            was, now = before["speaker"] or narrator, after["speaker"] or narrator
            told.append(say("Speaker: {before} → {after}", before=was, after=now))
        moved = "start" in after or "end" in after  # which drops the wording; that goes without saying
        if after.get("standalone") and not moved:
            told.append(say("Read alone: {words}", words=after["standalone"]))
        if moved:
            told.append(self._moved(before) + " →")
            told.append(self._moved(after))
        elif after.get("corrected"):
            told += self._corrected(json.loads(after["corrected"]))
        if after.get("choice"):
            choice = Choice(**json.loads(after["choice"]))
            told.append(say("Read as: {choice}", choice=self._wording.choice(choice)))
        return told

    def _moved(self, edges: Any) -> str:
        """Return the words between a claim's edges, of which only the changed one may be known."""
        span = self._claim.draft.span
        return f"“{_short(self._text[edges.get('start', span.start) : edges.get('end', span.end)])}”"

    def _corrected(self, read: Any) -> list[str]:
        say, wording = self._wording.say, self._wording
        kinds = ", ".join(map(wording.label, read["kinds"])) or "–"
        figures = "; ".join(
            f"{wording.number(one['value'])} {wording.unit(one.get('unit'))}".strip()
            for one in read["quantities"]
        )
        return [say("Kinds: {kinds}", kinds=kinds), say("Figures: {figures}", figures=figures or "–")]


class _Entry(QWidget):
    """One thing that happened, with its mark on the line of time."""

    def __init__(self, theme: Theme, tone: Tone | None, *, last: bool) -> None:
        super().__init__()
        self._theme, self._tone, self._last = theme, tone, last
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_RAIL + GAP_TINY, GAP_TINY, 0, GAP)
        self.column.setSpacing(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and the mark on it: a verdict's own, a dot for all else."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_RAIL / 2, _TOP + 2)
        painter.setPen(QPen(self._theme.colour("line"), 2))
        painter.drawLine(
            QPointF(middle.x(), 0), QPointF(middle.x(), middle.y() if self._last else self.height())
        )
        painter.setPen(Qt.PenStyle.NoPen)
        if self._tone is None:
            painter.setBrush(self._theme.colour("line_strong"))
            painter.drawEllipse(middle, _DOT, _DOT)
        else:
            self._paint_verdict(painter, middle, self._tone.ink, self._tone.wash, self._tone.mark)
        painter.end()

    def _paint_verdict(
        self, painter: QPainter, middle: QPointF, ink: QColor, wash: QColor, mark: str
    ) -> None:
        painter.setPen(QPen(self._theme.colour("panel"), 2))
        painter.setBrush(wash)
        painter.drawEllipse(middle, _DISC, _DISC)
        painter.setPen(ink)
        painter.setFont(sans(13, SEMIBOLD))
        area = self.rect()
        area.setRect(0, round(middle.y() - _DISC), _RAIL, round(2 * _DISC))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
