"""The evidence for the current claim: its own words, what the sources have, what is attached."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.evidence_parts import GAP, GAP_TINY, sheet, small_button, words
from ui.evidence_state import Target, attached, decisive, target
from ui.finding_card import FindingCard
from ui.own_evidence import draft
from ui.recheck_card import RecheckCard
from ui.theme import Theme, sans, serif
from ui.weighed import TWO_COLUMNS, Weighed
from workbench.rows import Choice, ClaimRow, Recheck
from workbench.wording import Wording

_EDGE = GAP - 2  # the ring of the focus takes two pixels


class EvidencePane(QScrollArea):
    """Show one claim with its findings and its evidence, and say what the reviewer wants attached."""

    attach_figure_asked = Signal(object)  # finding id
    attach_passage_asked = Signal(object, object, object)  # finding id, passage index, stance
    detach_asked = Signal(object)  # evidence id
    own_asked = Signal()
    stance_asked = Signal(object, object)  # evidence id, stance
    source_asked = Signal(object)  # CellRef or PassageRef
    dropped = Signal(object)  # Draft of own evidence, from a drop or the clipboard
    choice_asked = Signal(object)  # Choice, None to read the claim as it stands
    keep_asked = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._claim: ClaimRow | None = None
        self._waiting: Recheck | None = None
        self._wide = False
        self.setAcceptDrops(True)
        self.setObjectName("evidence")
        self.viewport().setObjectName("evidence_viewport")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._body = QWidget()
        self._body.setObjectName("evidence_body")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(_EDGE, GAP_TINY, _EDGE, _EDGE)
        self.setWidget(self._body)
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Show the same in another theme."""
        self._theme = theme
        self.setStyleSheet(sheet(theme))
        self._rebuild(same=True)

    def apply_wording(self, wording: Wording) -> None:
        """Show the same in another language."""
        self._wording = wording
        self._rebuild(same=True)

    def show_claim(self, claim: ClaimRow | None, waiting: Recheck | None = None) -> None:
        """Show a claim's evidence, and how its findings changed; the same claim keeps its place in the pane."""
        if (claim, waiting) == (self._claim, self._waiting):
            return
        same = claim is not None and self._claim is not None and claim.id == self._claim.id
        self._claim, self._waiting = claim, waiting
        self._rebuild(same=same)

    def shown(self) -> Target | None:
        """Return what the key E attaches: a finding, and the index of its passage or None for its figure."""
        return target(self._claim) if self._claim else None

    def _rebuild(self, *, same: bool) -> None:
        """Lay everything out anew, in one go, with the place and the focus kept for the same claim."""
        place = self.verticalScrollBar().value() if same else 0
        focused = self._focused()
        if focused is not None:
            self.setFocus()  # before its control goes: else the focus would fall to whatever comes next
        self.setUpdatesEnabled(False)
        try:
            old = self._column.takeAt(0)
            if old is not None and (page := old.widget()) is not None:
                page.hide()
                page.deleteLater()  # not at once: it may be the page whose button was pressed
            made = self._page()
            self._column.addWidget(made)
            made.show()  # else the layout takes it for empty until the next turn of the loop
            self._column.activate()
            self._settle()
            self.verticalScrollBar().setValue(place)
        finally:
            self.setUpdatesEnabled(True)
        if focused and same and (again := made.findChild(QWidget, focused)) is not None:
            again.setFocus()

    def _settle(self) -> None:
        """Give the body its height now, so that the scroll bar knows its range before it is set."""
        width = self.viewport().width()
        self._body.resize(width, max(self._column.totalHeightForWidth(width), self.viewport().height()))

    def _keep_width(self, _lowest: int, highest: int) -> None:
        """Let the scroll bar stand in the margin, so that a longer claim is not set narrower."""
        beside = self.verticalScrollBar().sizeHint().width() if highest else 0
        margins = (_EDGE, GAP_TINY, max(_EDGE - beside, 0), _EDGE)
        if self._column.contentsMargins().right() != margins[2]:
            self._column.setContentsMargins(*margins)

    def _focused(self) -> str | None:
        """Return the name of the control inside that has the focus; None where none has."""
        control = QApplication.focusWidget()
        return control.objectName() if control is not None and self._body.isAncestorOf(control) else None

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        claim, say = self._claim, self._wording.say
        self.setAccessibleName(say("Evidence"))
        self.setAccessibleDescription(claim.draft.text if claim else "")
        if claim is None:
            column.addWidget(words(say("Choose a claim to see its evidence here."), sans(14), "soft"))
            column.addStretch(1)
            return page
        column.addLayout(self._head(claim))
        if self._waiting is not None:
            changed = RecheckCard(self._waiting, self._wording)
            changed.keep_asked.connect(self.keep_asked)
            column.addWidget(changed)
        if claim.choice is not None:
            column.addLayout(self._chosen(claim.choice))
        key = target(claim)
        for row in decisive(claim):
            card = FindingCard(claim, row, key, self._theme, self._wording)
            card.attach_figure_asked.connect(self.attach_figure_asked)
            card.attach_passage_asked.connect(self.attach_passage_asked)
            card.choice_asked.connect(self.choice_asked)
            card.source_asked.connect(self.source_asked)
            column.addWidget(card)
        pieces = attached(claim)
        if not claim.findings and not pieces:
            nothing = say("Nothing in the library speaks of this claim. Attach what you found elsewhere.")
            column.addWidget(words(nothing, sans(14), "soft"))
        if pieces:
            weighed = Weighed(claim, pieces, self._wide, self._theme, self._wording)
            weighed.detach_asked.connect(self.detach_asked)
            weighed.stance_asked.connect(self.stance_asked)
            weighed.source_asked.connect(self.source_asked)
            column.addWidget(weighed)
        own = small_button(say("Own evidence…"), "own", say("Attach own evidence"))
        own.clicked.connect(self.own_asked)
        column.addWidget(own)
        column.addStretch(1)
        return page

    def _chosen(self, choice: Choice) -> QHBoxLayout:
        """Return how the reviewer said that the claim is to be read, with a button that forgets it."""
        say, line = self._wording.say, QHBoxLayout()
        line.addWidget(words(say("Read as: {choice}", choice=self._wording.choice(choice)), sans(13)), 1)
        forget = small_button(say("forget"), "forget-choice", say("Read the claim as it stands again"))
        forget.clicked.connect(lambda: self.choice_asked.emit(None))
        line.addWidget(forget)
        return line

    def _head(self, claim: ClaimRow) -> QVBoxLayout:
        """Return the claim's own words, who says them, and why they deserve a check."""
        draft, say, label = claim.draft, self._wording.say, self._wording.label
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words(draft.text, serif(17), selectable=True))
        if draft.standalone:
            column.addWidget(
                words(say("Read alone: {words}", words=draft.standalone), sans(13), selectable=True)
            )
        facts = [draft.speaker or say("narrator"), *(label(kind) for kind in draft.kinds)]
        facts.append(say("priority {percent}%", percent=round(draft.worthiness * 100)))
        column.addWidget(words(" · ".join(facts), sans(13), "soft"))
        known = {label(kind) for kind in draft.kinds}
        reasons = [label(code) for code in dict.fromkeys(reason.code for reason in draft.reasons)]
        because = ", ".join(reason for reason in reasons if reason not in known)
        if because:
            column.addWidget(words(because, sans(12), "soft"))
        return column

    # --- Qt's events -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the evidence into two columns where there is room for them."""
        super().resizeEvent(event)
        wide = self.width() >= TWO_COLUMNS
        if wide != self._wide:
            self._wide = wide
            self._rebuild(same=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from outside of the window for the current claim's evidence."""
        data = event.mimeData()
        if self._claim is not None and event.source() is None and (data.hasUrls() or data.hasText()):
            event.acceptProposedAction()
            self._show_dropping(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep taking it."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that it went elsewhere."""
        self._show_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped, as a draft of own evidence."""
        self._show_dropping(False)
        if (given := draft(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit(given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is pasted for evidence; every other key scrolls or is the window's."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._claim is not None:
            if (given := draft(QApplication.clipboard().mimeData())) is not None:
                self.dropped.emit(given)
            return
        super().keyPressEvent(event)

    def _show_dropping(self, dropping: bool) -> None:
        self.setProperty("dropping", dropping)
        self.style().unpolish(self)
        self.style().polish(self)
