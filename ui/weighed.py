"""The attached evidence: what supports the claim beside what undermines it, and the context below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.evidence_parts import GAP, GAP_SMALL, GAP_TINY, SEMIBOLD, frame, small_button, words
from ui.evidence_state import source_of
from ui.finding_card import quotation
from ui.theme import Theme, sans, serif
from workbench.rows import STANCES, ClaimRow, EvidenceRow, Stance
from workbench.wording import Wording, mark

TWO_COLUMNS = 420  # pixels: in a narrower pane the columns stand below each other
_HEADS = {"supports": mark("Supports it"), "undermines": mark("Undermines it"), "context": mark("Context")}


class Weighed(QWidget):
    """Show pieces of evidence by their stance, and say what the reviewer wants done with one."""

    detach_asked = Signal(object)  # evidence id
    stance_asked = Signal(object, object)  # evidence id, stance
    source_asked = Signal(object)  # CellRef or PassageRef

    def __init__(
        self, claim: ClaimRow, pieces: Sequence[EvidenceRow], wide: bool, theme: Theme, wording: Wording
    ) -> None:
        super().__init__()
        self._claim, self._theme, self._wording = claim, theme, wording
        by_stance = {stance: [one for one in pieces if one.stance == stance] for stance in STANCES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_SMALL)
        grid.setVerticalSpacing(GAP)
        weighing = bool(by_stance["supports"] or by_stance["undermines"])
        across = wide and weighing
        for at, stance in enumerate(STANCES[:2]):
            if weighing:
                place = (0, at) if across else (at, 0)
                grid.addWidget(self._column(stance, by_stance[stance]), *place)
            grid.setColumnStretch(at, 1 if across or at == 0 else 0)
        if by_stance["context"]:
            grid.addWidget(self._column("context", by_stance["context"]), 2, 0, 1, 2 if across else 1)

    def _column(self, stance: Stance, pieces: Sequence[EvidenceRow]) -> QWidget:
        """Return the pieces of one stance under its name and their number; where there are none, it says so."""
        block, say = QWidget(), self._wording.say
        block.setObjectName(f"stance-{stance}")
        name = say(_HEADS[stance])
        head = f"{name}  {len(pieces)}"
        block.setAccessibleName(head)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(words(head, sans(13, SEMIBOLD), stance))
        for piece in pieces:
            column.addWidget(self._piece(piece))
        if not pieces:
            column.addWidget(words(say("Nothing attached."), sans(13), "soft"))
        column.addStretch(1)
        return block

    def _piece(self, piece: EvidenceRow) -> QWidget:
        """Return one figure or passage with who attached it, and what can be done with it."""
        card = frame("card")
        card.setObjectName(f"evidence-{piece.id}")
        column = QVBoxLayout(card)
        column.setContentsMargins(GAP, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_TINY)
        card.setAccessibleName(f"{self._wording.label(piece.stance)}: {piece.quote}")
        figure = piece.kind == "figure"
        column.addWidget(
            words(piece.quote, serif(15, SEMIBOLD), selectable=True) if figure else quotation(piece.quote)
        )
        where = ", ".join(part for part in (piece.title, piece.locator) if part)
        column.addWidget(words(where, sans(12), "soft", selectable=True))
        if piece.note:
            column.addWidget(words(piece.note, sans(12), selectable=True))
        asked = [self._wording.label(piece.question)] if piece.question == "said" else []
        by = " · ".join([*asked, piece.reviewer, self._wording.moment(piece.created)])
        column.addWidget(words(by, sans(12), "soft"))
        column.addLayout(self._doing(piece))
        return card

    def _doing(self, piece: EvidenceRow) -> QHBoxLayout:
        say, line = self._wording.say, QHBoxLayout()
        line.setSpacing(GAP_TINY)
        off = small_button(say("take off"), f"detach-{piece.id}", say("Take off: {quote}", quote=piece.quote))
        off.clicked.connect(lambda: self.detach_asked.emit(piece.id))
        line.addWidget(self._change(piece))
        line.addWidget(off)
        line.addStretch(1)
        return line

    def _change(self, piece: EvidenceRow) -> QPushButton:
        """Return a button with the other stances, and with the way to the source."""
        say, label = self._wording.say, self._wording.label
        described = say("Change the stance: {quote}", quote=piece.quote)
        button = small_button(say("stance"), f"stance-of-{piece.id}", described)
        menu = QMenu(button)
        for stance in STANCES:
            entry = menu.addAction(label(stance))
            entry.setCheckable(True)
            entry.setChecked(stance == piece.stance)
            entry.setData(stance)
            entry.triggered.connect(lambda _on=False, to=stance: self._ask(piece, to))
        if (at := source_of(self._claim, piece)) is not None:
            menu.addSeparator()
            menu.addAction(say("Open the source")).triggered.connect(lambda: self.source_asked.emit(at))
        button.setMenu(menu)
        return button

    def _ask(self, piece: EvidenceRow, stance: Stance) -> None:
        if stance != piece.stance:
            self.stance_asked.emit(piece.id, stance)
