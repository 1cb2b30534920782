"""The line at the foot: what happened, what is under way, and a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.lane import Job
from ui.theme import Theme, sans
from workbench.wording import Wording

_PATIENCE_MS = 500  # work shorter than this shows no progress
_STAYS_MS = 8000  # a message goes by itself after this; an error stays


class StatusLine(QFrame):
    """Show one message at a time, an error until it is dismissed, and the progress of long work.

    It floats over the foot of its parent, so that nothing moves under the pointer when it comes and goes.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._over = parent
        parent.installEventFilter(self)
        self._theme, self._wording = theme, wording
        self._jobs: list[Job] = []  # under way or waiting; the first one is followed
        self._error = False
        self._act: Callable[[], object] | None = None
        self.message, self.progress = QLabel(), QProgressBar()
        self.cancel, self.way_out, self.leave = QPushButton(), QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.message, 1)
        for part in (self.way_out, self.leave, self.progress, self.cancel):
            row.addWidget(part)
            part.hide()
        self.progress.setFixedWidth(200)
        self.progress.setTextVisible(False)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.cancel.clicked.connect(self._cancel)
        self.way_out.clicked.connect(self._take_way_out)
        self.leave.clicked.connect(self.clear)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self._stays = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._stays.timeout.connect(self.clear)
        self.apply_theme(theme)
        self.apply_wording(wording)
        self.hide()

    def add(self, sentence: str) -> None:
        """Show a message unless an error waits for its answer."""
        if not self._error:
            self.tell(sentence)

    def tell(self, sentence: str, next_step: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a message for a while; `next_step` names what its button does."""
        self._say(sentence, "ink_soft")
        if next_step:
            self._offer(next_step, act)
        self._stays.start()

    def complain(self, sentence: str, way_out: str = "", act: Callable[[], object] | None = None) -> None:
        """Show an error until the user answers it; `way_out` names what the button does, by default dismiss."""
        self._stays.stop()
        self._say(sentence, "error")
        self._offer(way_out or self._wording.say("Dismiss"), act)
        self._error = True

    def ask(self, sentence: str, first: str, act: Callable[[], object], other: str) -> None:
        """Ask something in one line, until it is answered or something else is told; `other` leaves it at that."""
        self._stays.stop()
        self._say(sentence, "ink_soft")
        self.leave.setText(other)
        self.leave.show()
        self._offer(first, act)

    def _offer(self, label: str, act: Callable[[], object] | None) -> None:
        self._act = act
        self.way_out.setText(label)
        self.way_out.show()
        self._place()

    def clear(self) -> None:
        """Show nothing."""
        self._error = False
        self.message.clear()
        self.way_out.hide()
        self.leave.hide()
        self._act = None
        if not self.progress.isVisible():
            self.hide()

    def begin(self, job: Job) -> None:
        """Follow a job, after those that began before it; it shows once it takes long."""
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self._follow()

    def advance(self, job: Job, done: int, of: int) -> None:
        """Show how far a job is."""
        if self._jobs[:1] == [job]:
            self.progress.setRange(0, of)
            self.progress.setValue(done)

    def end(self, job: Job) -> None:
        """Stop following a job."""
        followed = self._jobs[:1] == [job]
        if job in self._jobs:
            self._jobs.remove(job)
        if not followed:
            return
        self._patience.stop()
        self.progress.hide()
        self.cancel.hide()
        if not self.message.text():
            self.hide()
        elif self.message.text() == self._wording.say(job.title):
            self.clear()
        if self._jobs:
            self._follow()

    def _follow(self) -> None:
        self.progress.setRange(0, 1)  # an empty bar: one that runs to and fro would never rest
        self.progress.setValue(0)
        self._patience.start()

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self.message.setFont(sans(14))
        paper, line = theme.colour("paper").name(), theme.colour("line_strong").name()
        self.setStyleSheet(
            f"#status {{ background: {paper}; border: 1px solid {line}; border-radius: 8px; }}"
        )

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self.cancel.setText(wording.say("Cancel"))
        self.progress.setAccessibleName(wording.say("Progress"))
        self.message.setAccessibleName(wording.say("Message"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Stand at the foot, in the middle, as wide as the message needs and the parent allows."""
        room = self._over.rect()
        width = min(room.width() - 32, max(360, self.sizeHint().width()))
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry((room.width() - width) // 2, room.height() - height - 16, width, height)
        self.raise_()

    def _say(self, sentence: str, colour: str) -> None:
        ink = self._theme.tone("disputed").ink if colour == "error" else self._theme.colour(colour)
        self.message.setStyleSheet(f"color: {ink.name()};")
        self.message.setText(sentence)
        self._error = False
        self.way_out.hide()
        self.leave.hide()
        self.show()
        self._place()

    def _show_progress(self) -> None:
        if self._jobs:
            if not self._error:  # an error stays until it is answered
                self.tell(self._wording.say(self._jobs[0].title))
            self.progress.show()
            self.cancel.show()
            self._place()

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()

    def _take_way_out(self) -> None:
        act = self._act
        self.clear()
        if act:
            act()
