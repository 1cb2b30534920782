"""The written conclusion of a verdict: a small editor that never loses and never overwrites what is typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.evidence_parts import KeyButton, sheet, words
from ui.theme import Theme, sans
from workbench.rows import QUESTIONS, ClaimRow, Question
from workbench.wording import Wording
from workbench.wording.templates import offered

_FEWEST, _MOST = 2, 5  # lines
_Place = tuple[int, Question]


class ConclusionEdit(QWidget):
    """Edit the conclusion of a claim for one of its questions.

    What was committed for an undecided claim is shown again until a verdict has taken it over. While nothing is
    written, a wording for the verdict is offered; it is written only when the reviewer takes it.
    """

    committed = Signal(object, object)  # claim id, text; `question()` says for which question
    left = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._claim: ClaimRow | None = None
        self._own: Mapping[str, str] = {}
        self._offer = ""
        self._place: _Place | None = None
        self._stored = ""  # as the claim's row had it when it was shown last
        self._known = ""  # as loaded or committed last; anything else is unsaved
        self._drafts: dict[_Place, str] = {}
        self._editor = _Editor(self)
        self._editor.setObjectName("conclusion")
        self._editor.left.connect(self._leave)
        self._editor.focus_changed.connect(self._focus_changed)
        self._hint: QLabel = words("", sans(12), "soft", wrap=False)
        policy = self._hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the verdicts below jump away under the pointer
        self._hint.setSizePolicy(policy)
        self._hint.hide()
        self._editor.taken.connect(self.take_over)
        self._editor.textChanged.connect(self._show_offer)
        self._take = KeyButton(theme, "", "Tab", "take-template", "")
        self._take.clicked.connect(self.take_over)
        policy = self._take.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._take.setSizePolicy(policy)
        below = QHBoxLayout()
        below.addWidget(self._hint)
        below.addStretch(1)
        below.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._editor)
        column.addLayout(below)
        self.setFocusProxy(self._editor)
        self._editor.setEnabled(False)
        self.apply_wording(wording)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Show the same in another theme."""
        self.setStyleSheet(sheet(theme))
        self._take.dress(theme)

    def apply_wording(self, wording: Wording) -> None:
        """Show the same in another language."""
        self._wording = wording
        self._take.setText(wording.say("use this"))
        self._editor.setAccessibleName(wording.say("Conclusion"))
        hint = wording.say("Ctrl+Enter or Esc saves and goes back")
        self._editor.setAccessibleDescription(hint)
        self._hint.setText(hint)
        self._find_offer()

    def set_templates(self, own: Mapping[str, str]) -> None:
        """Offer the reviewer's own wordings before the program's."""
        self._own = own
        self._find_offer()

    def take_over(self) -> None:
        """Write the wording that is offered, to be written on."""
        if self._offering:
            self._editor.insertPlainText(self._offer)
            self.begin()

    def show_claim(self, claim: ClaimRow | None, question: Question = "true") -> None:
        """Show a claim's conclusion; what is being typed for another is committed, for the same kept."""
        place = (claim.id, question) if claim is not None else None
        row = (claim.true if question == "true" else claim.said) if claim is not None else None
        stored = row.conclusion if row is not None else ""
        if place != self._place:
            self.commit()
            self._place, self._stored = place, stored
            self._load(stored or self._drafts.get(place, "") if place is not None else "")
        elif stored != self._stored:
            self._stored = stored
            if not self.has_unsaved():
                self._load(stored)
            elif stored == self.text():
                self._known = stored
        if place is not None and row is not None:
            self._drafts.pop(place, None)
        self._editor.setEnabled(place is not None)
        self._claim = claim
        self._find_offer()

    def question(self) -> Question:
        """Return the question that the text belongs to."""
        return self._place[1] if self._place else "true"

    def text(self) -> str:
        """Return what is written, with its no-break spaces."""
        return self._editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def begin(self) -> None:
        """Take the focus, to write on at the end."""
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._editor.moveCursor(QTextCursor.MoveOperation.End)

    def pending(self, claim: int, question: Question | None = None) -> str:
        """Return the text that a claim's next verdict takes: what is written here, or was before.

        question: None is whichever the text here belongs to.
        """
        if self._place == (claim, question or self.question()):
            return self.text()
        return self._drafts.get((claim, question or "true"), "")

    def drafts(self) -> dict[str, str]:
        """Return what waits for a verdict, by "claim question", so that another start can `take_drafts`."""
        return {
            f"{claim} {question}": text for (claim, question), text in self._drafts.items() if text.strip()
        }

    def take_drafts(self, kept: Mapping[str, object]) -> None:
        """Take what waited for a verdict before, in place of what waits now."""
        self._place, self._drafts = None, {}
        for name, text in kept.items():
            number, _, question = name.partition(" ")
            if number.isdecimal() and question in QUESTIONS and isinstance(text, str):
                self._drafts[int(number), "said" if question == "said" else "true"] = text

    def has_unsaved(self) -> bool:
        """Tell whether anything was typed since it was loaded or committed."""
        return self.text() != self._known

    def commit(self) -> None:
        """Hand over what was typed, if anything was."""
        if self._place is None or not self.has_unsaved():
            return
        self._known = self._drafts[self._place] = self.text()
        self.committed.emit(self._place[0], self._known)

    @property
    def _offering(self) -> bool:
        return bool(self._offer) and not self.text()

    def _find_offer(self) -> None:
        claim = self._claim
        self._offer = offered(claim, self.question(), self._wording, self._own) if claim else ""
        self._editor.setPlaceholderText(self._offer or self._wording.say("Conclusion (C)"))
        self._take.setAccessibleName(self._wording.say("Use this wording: {words}", words=self._offer))
        self._show_offer()

    def _show_offer(self) -> None:
        self._take.setVisible(self._offering)
        self._editor.takes = self._offering

    def _load(self, text: str) -> None:
        self._editor.setPlainText(text)
        self._known = self.text()  # as the editor writes it, so that loading alone is no change

    def _leave(self) -> None:
        self.commit()
        self.left.emit()

    def _focus_changed(self, inside: bool) -> None:
        self._hint.setVisible(inside)
        if not inside:
            self.commit()


class _Editor(QPlainTextEdit):
    """Grow with the text between two heights, and tell of the keys that end the writing."""

    left = Signal()
    taken = Signal()
    focus_changed = Signal(bool)
    takes = False  # whether Tab takes over what is offered

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(sans(14))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = round(self.document().size().height())  # this kind of document counts its height in lines
        shown = min(max(lines, _FEWEST), _MOST)
        around = self.contentsMargins()  # the style's padding too, once the style is there
        text = shown * QFontMetrics(self.font()).lineSpacing()
        self._height = text + around.top() + around.bottom() + 2
        if self.height() != self._height:
            self.setFixedHeight(self._height)
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if lines > _MOST else bars.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Return a width that any column has, and the height of the text."""
        return QSize(200, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where a narrower column breaks its lines anew."""
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the writing with Ctrl+Enter or Escape; everything else is written."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (
            enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Take over what is offered with Tab; else go on to the next control."""
        if on and self.takes:
            self.taken.emit()
            return True
        return super().focusNextPrevChild(on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the writing begins."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it ends; the editor's own menu does not end it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus_changed.emit(False)
