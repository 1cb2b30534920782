"""The bar where a person decides: the question, the five verdicts, who decided, and the reasons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.evidence_parts import GAP_SMALL, KeyButton, set_words, sheet, small_button, words
from ui.theme import Theme, sans
from ui.verdict_button import SwitchHalf, VerdictButton
from workbench.rows import (
    QUESTIONS,
    REASON_CODES,
    VERDICTS,
    ClaimRow,
    Question,
    ReasonCode,
    Verdict,
    VerdictRow,
)
from workbench.wording import Wording

KEYS: dict[Verdict, str] = {
    "verified": "V", "partly": "P", "disputed": "D", "unverifiable": "U", "not checkable": "N",
}  # fmt: skip


class VerdictBar(QWidget):
    """Show a claim's current verdict and take a new one; it changes nothing by itself."""

    decided = Signal(object, object)  # verdict, question
    question_changed = Signal(object)  # question
    reasons_changed = Signal(object)  # tuple of reason codes
    review_asked = Signal()
    approve_asked = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._claim: ClaimRow | None = None
        self._pending: dict[tuple[int, Question], tuple[ReasonCode, ...]] = {}  # chosen before a verdict
        self._lead = words("", sans(13), "soft", wrap=False)
        self._halves = {
            "true": SwitchHalf(theme, last=False),
            "said": SwitchHalf(theme, last=True, key="⇧"),
        }
        self._switch = QButtonGroup(self)
        for question, half in self._halves.items():
            half.setObjectName(f"question-{question}")
            self._switch.addButton(half)
        self._halves["true"].setChecked(True)
        self._switch.buttonToggled.connect(self._toggled)
        self._verdicts = [VerdictButton(verdict, KEYS[verdict], theme) for verdict in VERDICTS]
        for button in self._verdicts:
            button.clicked.connect(lambda _=False, verdict=button.verdict: self._decide(verdict))
        self._told: QLabel = words("", sans(13), "soft")
        # Room for two lines, so that the verdicts stay under the pointer when a second one is needed.
        self._told.setMinimumHeight(2 * self._told.fontMetrics().lineSpacing())
        self._reasons = small_button("", "reasons", "")
        self._second = KeyButton(theme, "", "2", "second-review", "")
        self._second.clicked.connect(self.review_asked)
        self._approve = KeyButton(theme, "", "A", "approve", "")
        self._approve.clicked.connect(self.approve_asked)
        self._menu = _StayingMenu(self)
        self._menu.aboutToHide.connect(self._choose_reasons)
        self._reasons.setMenu(self._menu)
        self._lay_out()
        self.apply_wording(wording)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Show the same in another theme."""
        self._theme = theme
        self.setStyleSheet(sheet(theme))
        for button in self._verdicts:
            button.theme = theme
        for half in self._halves.values():
            half.theme = theme
        self._second.dress(theme)
        self._approve.dress(theme)
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Show the same in another language."""
        self._wording = wording
        say, label = wording.say, wording.label
        self.setAccessibleName(say("Verdict"))
        self._lead.setText(say("The claim is…"))
        for question, text in (("true", say("true?")), ("said", say("said?"))):
            self._halves[question].setText(text)
            self._halves[question].setAccessibleName(label(question))
        self._halves["said"].setToolTip(say("With Shift, the letters answer: was it said?"))
        spoken = [label(button.verdict) for button in self._verdicts]
        lines = max(len(word.split()) for word in spoken)
        for button, word in zip(self._verdicts, spoken, strict=True):
            button.set_word(word, lines)
            button.setAccessibleName(say("{verdict}, key {key}", verdict=word, key=button.key))
        self._second.setText(say("second review"))
        self._approve.setText(say("approve"))
        self._second.setAccessibleName(say("Ask for a second review"))
        self._approve.setAccessibleName(say("Approve the verdict"))
        self._menu.clear()
        for code in REASON_CODES:
            action = self._menu.addAction(label(code))
            action.setData(code)
            action.setCheckable(True)
        self._refresh()

    def show_claim(self, claim: ClaimRow | None) -> None:
        """Show a claim's current verdict; another claim is asked first whether it is true."""
        other = claim is None or self._claim is None or claim.id != self._claim.id
        self._claim = claim
        for question in QUESTIONS:
            if claim is not None and self._row(question) is not None:
                self._pending.pop((claim.id, question), None)
        if other or not self._has_speaker():
            self.set_question("true")
        self._refresh()

    def question(self) -> Question:
        """Return the question that a press on a verdict answers."""
        return "said" if self._halves["said"].isChecked() else "true"

    def set_question(self, question: Question) -> None:
        """Switch to a question; *said* only where somebody is quoted as having said it."""
        if question == "said" and not self._has_speaker():
            return
        self._halves[question].setChecked(True)

    def reasons(self, question: Question | None = None) -> tuple[ReasonCode, ...]:
        """Return the reasons of the current verdict; without one, those chosen for the next.

        question: None is the one that the switch shows.
        """
        if self._claim is None:
            return ()
        row, asked = self._row(question), question or self.question()
        return row.reasons if row else self._pending.get((self._claim.id, asked), ())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL - 2)
        first = QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(self._lead, 1)
        for half in self._halves.values():
            first.addWidget(half)
        column.addLayout(first)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL - 2)
        for button in self._verdicts:
            row.addWidget(button, 1)
        column.addLayout(row)
        last = QHBoxLayout()
        last.setSpacing(GAP_SMALL)
        last.addWidget(self._told, 1)
        last.addWidget(self._second)
        last.addWidget(self._approve)
        last.addWidget(self._reasons)
        column.addLayout(last)

    def _row(self, question: Question | None = None) -> VerdictRow | None:
        """Return the current verdict of a question; None without one, and for a cleared one."""
        if self._claim is None:
            return None
        row = self._claim.true if (question or self.question()) == "true" else self._claim.said
        return row if row is not None and row.verdict is not None else None

    def _has_speaker(self) -> bool:
        return self._claim is not None and self._claim.draft.speaker is not None

    def _toggled(self, half: QPushButton, chosen: bool) -> None:
        if chosen:
            self._refresh()
            self.question_changed.emit(self.question())

    def _decide(self, verdict: Verdict) -> None:
        if self._claim is not None:
            self.decided.emit(verdict, self.question())

    def _choose_reasons(self) -> None:
        """Tell of the reasons once, when the menu closes: each telling becomes a row of the history."""
        chosen = tuple(action.data() for action in self._menu.actions() if action.isChecked())
        if self._claim is not None and chosen != self.reasons():
            if self._row() is None:
                self._pending[self._claim.id, self.question()] = chosen
                self._refresh()
            self.reasons_changed.emit(chosen)

    def _refresh(self) -> None:
        row, some = self._row(), self._claim is not None
        for button in self._verdicts:
            button.setEnabled(some)
            button.setChecked(row is not None and row.verdict == button.verdict)
        self._halves["true"].setEnabled(some)
        self._halves["said"].setEnabled(self._has_speaker())
        chosen = self.reasons()
        for action in self._menu.actions():
            action.setChecked(action.data() in chosen)
        self._reasons.setEnabled(some)
        state = self._claim.state if self._claim is not None else ""
        self._second.setVisible(row is not None and state == "decided")
        self._approve.setVisible(row is not None and state == "needs second review")
        self._tell(row, chosen)

    def _tell(self, row: VerdictRow | None, chosen: tuple[ReasonCode, ...]) -> None:
        say = self._wording.say
        told = [", ".join(map(self._wording.label, chosen))] if chosen else []
        if row is not None:
            told.insert(0, f"{row.reviewer}, {self._wording.moment(row.created)}")
        elif self._claim is not None:
            told.insert(0, say("Not decided yet"))
        if self._claim is not None and self._claim.state in ("needs second review", "approved"):
            told.append(self._wording.label(self._claim.state))
        set_words(self._told, " · ".join(told))
        self._reasons.setText(say("Reasons…"))
        spoken = ", ".join(map(self._wording.label, chosen))
        self._reasons.setAccessibleName(
            say("Reasons: {reasons}", reasons=spoken) if spoken else say("Reasons: none")
        )


class _StayingMenu(QMenu):
    """Stay open while entries are ticked, so that several reasons are one choice."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the entry under the pointer."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the chosen entry with the space bar; Enter ticks and closes, Escape closes."""
        action: QAction | None = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)
