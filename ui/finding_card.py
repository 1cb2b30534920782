"""One finding as a card: the claimed figure beside the source's, the ranking, the editions, the passages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.evidence_parts import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    GAP_WIDE,
    SEMIBOLD,
    KeyButton,
    frame,
    key_label,
    small_button,
    words,
)
from ui.evidence_state import Target, decisive, figure_attached, other_editions, passage_attached
from ui.ranking import Ranking
from ui.theme import Theme, sans, serif
from workbench.choices import Offer, offers
from workbench.rows import STANCES, CellRef, ClaimRow, FindingRow, PassageRef
from workbench.wording import Wording
from workbench.wording.findings import FindingWording, Pair

_BOXES_IN_A_ROW = 3
_KEYS = {"supports": "+", "undermines": "-", "context": "E"}  # what attaches a passage as what
_MOST_CHOICES = 8


class FindingCard(QFrame):
    """Show one decisive finding with all that a reviewer needs to weigh it.

    target: what the key E attaches, so that its key stands beside the right button.
    """

    attach_figure_asked = Signal(object)  # finding id
    attach_passage_asked = Signal(object, object, object)  # finding id, passage index, stance
    choice_asked = Signal(object)  # Choice, None to read the claim as it stands
    source_asked = Signal(object)  # CellRef or PassageRef

    def __init__(
        self, claim: ClaimRow, row: FindingRow, target: Target | None, theme: Theme, wording: Wording
    ) -> None:
        super().__init__()
        self._claim, self._row, self._target = claim, row, target
        self._theme, self._wording = theme, wording
        spoken = FindingWording(row.finding, wording)
        self.setProperty("piece", "card")
        self.setObjectName(f"finding-{row.id}")
        self.setAccessibleName(f"{spoken.outcome} {spoken.source}".strip())
        self.setAccessibleDescription(spoken.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP_WIDE)
        column.setSpacing(GAP_SMALL)
        column.addLayout(self._title(spoken))
        offered = offers(row.finding)
        if spoken.pair is not None:
            column.addLayout(_figures(spoken.pair, row.finding.outcome, wording))
        elif not offered:
            column.addWidget(words(spoken.sentence, sans(14), selectable=True))
        if editions := other_editions(claim, row):
            column.addSpacing(GAP_TINY)
            column.addLayout(_editions([*editions, row], wording))
        if spoken.ranking:
            column.addWidget(Ranking(spoken.ranking, theme.outcome(row.finding.outcome).ink, theme, wording))
            if unranked := ", ".join(f"{one.row} ({one.value})" for one in spoken.ranking if not one.place):
                column.addWidget(words(wording.say("Not ranked: {rows}", rows=unranked), sans(12), "soft"))
        if offered:
            column.addLayout(self._choices(offered))
        for note in self._notes(spoken, bool(offered)):
            column.addWidget(words(note, sans(13), "soft"))
        for index, passage in enumerate(row.finding.passages):
            column.addWidget(self._passage(index, passage))

    def _title(self, spoken: FindingWording) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GAP_SMALL)
        outcome = words(
            f"{spoken.sign}\u2002{spoken.outcome}", sans(14, SEMIBOLD), self._row.finding.outcome, wrap=False
        )
        line.addWidget(outcome)
        line.addWidget(words(spoken.source, sans(14, SEMIBOLD)), 1)
        if self._row.finding.cell is None:
            return line
        line.addWidget(self._source_button(self._row.finding.cell, f"source-{self._row.id}"))
        if figure_attached(self._claim, self._row.id):
            line.addWidget(_done(self._wording.say("attached")))
        else:
            key = "E" if self._target == (self._row.id, None) else ""
            button = KeyButton(
                self._theme,
                self._wording.say("attach"),
                key,
                f"attach-{self._row.id}",
                self._wording.say("Attach this figure as evidence"),
            )
            button.clicked.connect(lambda: self.attach_figure_asked.emit(self._row.id))
            line.addWidget(button)
        return line

    def _source_button(self, at: CellRef | PassageRef, name: str) -> KeyButton:
        """Return a button that opens the source; the key stands on the first one of the claim's decisive findings."""
        say = self._wording.say
        first = next(iter(decisive(self._claim)), None)
        keyed = first is self._row and at in (first.finding.cell, *first.finding.passages[:1])
        elsewhere = at.edition.startswith("article-")
        text = say("go there") if elsewhere else say("source")
        described = say("Go to the other article") if elsewhere else say("Open the source beside the article")
        button = KeyButton(self._theme, text, "L" if keyed else "", name, described)
        button.clicked.connect(lambda: self.source_asked.emit(at))
        return button

    def _notes(self, spoken: FindingWording, offered: bool) -> list[str]:
        """Return what is noted below; the candidates are no notes where they are buttons already."""
        return spoken.notes[: len(self._row.finding.assumed)][:1] if offered else spoken.notes

    def _choices(self, offered: Sequence[Offer]) -> QVBoxLayout:
        """Return a button for each thing that the claim may be read as."""
        column = QVBoxLayout()
        column.setSpacing(GAP_TINY)
        told = self._wording.plural(
            "It can be read in {count} way; choose:",
            "It can be read in {count} ways; choose one:",
            len(offered),
        )
        column.addWidget(words(told, sans(14)))
        for number, offer in enumerate(offered[:_MOST_CHOICES]):
            spoken, choice = self._wording.offer(offer), offer.choice
            described = self._wording.say("Read the claim as: {choice}", choice=spoken)
            button = small_button(spoken, f"choice-{self._row.id}-{number}", described)
            button.clicked.connect(lambda _on=False, choice=choice: self.choice_asked.emit(choice))
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        return column

    def _passage(self, index: int, passage: PassageRef) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, GAP_TINY, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(quotation(passage.text))
        where = ", ".join(part for part in (passage.edition_title, passage.section, passage.locator) if part)
        cited = QHBoxLayout()
        cited.setSpacing(GAP_SMALL)
        cited.addWidget(words(where, sans(12), "soft", selectable=True), 1)
        cited.addWidget(self._source_button(passage, f"source-{self._row.id}-{index}"))
        column.addLayout(cited)
        line = QHBoxLayout()
        line.setSpacing(GAP_TINY)
        if passage_attached(self._claim, passage):
            line.addWidget(_done(self._wording.say("passage attached")))
        else:
            lead = words(self._wording.say("attach as"), sans(12), "soft")
            lead.setMaximumWidth(lead.fontMetrics().horizontalAdvance(lead.text()) + GAP_TINY)
            line.addWidget(lead, 1)  # the only part that a narrow column may break
            for stance in STANCES:
                line.addWidget(self._stance_button(index, stance))
                if self._target == (self._row.id, index):
                    line.addWidget(key_label(_KEYS[stance]))
        line.addStretch(1)
        column.addLayout(line)
        return block

    def _stance_button(self, index: int, stance: str) -> QWidget:
        spoken = self._wording.label(stance)
        described = self._wording.say("Attach this passage: {stance}", stance=spoken)
        button = small_button(spoken, f"passage-{self._row.id}-{index}-{stance}", described)
        button.clicked.connect(lambda: self.attach_passage_asked.emit(self._row.id, index, stance))
        return button


def _done(said: str) -> QLabel:
    return words(f"{said} ✓", sans(13, SEMIBOLD), "soft", wrap=False)


def quotation(text: str) -> QFrame:
    """Return words of a source, with the bar of a quotation at their left."""
    bar = frame("quotation")
    inside = QVBoxLayout(bar)
    inside.setContentsMargins(GAP, 0, 0, 0)
    font = serif(15)
    font.setItalic(True)
    inside.addWidget(words(text, font, selectable=True))
    return bar


def _figures(pair: Pair, outcome: str, wording: Wording) -> QGridLayout:
    """Return claim and source as arithmetic: captions above, figures with the sign between, grounds below."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    big, small = serif(20, SEMIBOLD), sans(12)
    top, baseline = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
    grid.addWidget(words(wording.say("in the article"), small, "soft"), 0, 0, top)
    grid.addWidget(words(pair.where, small, "soft"), 0, 2, top)
    grid.addWidget(words(pair.claimed, big, selectable=True), 1, 0, baseline)
    grid.addWidget(words(pair.sign, serif(20, SEMIBOLD), outcome, wrap=False), 1, 1, baseline)
    grid.addWidget(words(pair.source, big, selectable=True), 1, 2, baseline)
    grid.addWidget(words(pair.range, small, "soft"), 2, 0, baseline)
    grid.addWidget(words(pair.locator, small, "soft", selectable=True), 2, 2, baseline)
    return grid


def _editions(rows: Sequence[FindingRow], wording: Wording) -> QGridLayout:
    """Return one box per edition by date; the one in force is framed and says so."""
    grid = QGridLayout()
    grid.setSpacing(GAP_SMALL)
    dated = sorted(rows, key=lambda row: row.finding.cell.published if row.finding.cell else "")
    across = min(len(dated), _BOXES_IN_A_ROW)
    for column in range(across):
        grid.setColumnStretch(column, 1)
    for at, row in enumerate(dated):
        grid.addWidget(_edition(row, wording), at // across, at % across)
    return grid


def _edition(row: FindingRow, wording: Wording) -> QFrame:
    finding, spoken = row.finding, FindingWording(row.finding, wording)
    year = finding.cell.published[:4] if finding.cell else ""
    box = frame("box", finding.outcome if finding.current else "")
    box.setAccessibleName(spoken.chip)
    column = QVBoxLayout(box)
    inset = 1 if finding.current else 0  # its frame is a pixel wider
    column.setContentsMargins(GAP_SMALL - inset, 6 - inset, GAP_SMALL - inset, 6 - inset)
    column.setSpacing(0)
    head = wording.say("{year} · in force", year=year) if finding.current else year
    column.addWidget(words(head, sans(12), "" if finding.current else "soft"))
    amount = spoken.amount(finding.cell) if finding.cell else ""
    column.addWidget(words(f"{amount} {spoken.sign}".strip(), sans(13, SEMIBOLD)))
    if finding.rule == "rank" and spoken.pair is not None:
        column.addWidget(words(spoken.pair.source, sans(12), "soft"))
    column.addStretch(1)
    return box
