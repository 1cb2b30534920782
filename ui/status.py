"""The line at the foot: what happened, what is under way, and a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.lane import Job
from ui.theme import Theme, sans
from workbench.wording import Wording

_PATIENCE_MS = 500  # work shorter than this shows no progress
_STAYS_MS = 8000  # a message goes by itself after this; an error stays


class StatusLine(QWidget):
    """Show one message at a time, an error until it is dismissed, and the progress of long work."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._job: Job | None = None
        self._act: Callable[[], None] | None = None
        self.message, self.progress = QLabel(), QProgressBar()
        self.cancel, self.way_out = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(self.message, 1)
        for part in (self.way_out, self.progress, self.cancel):
            row.addWidget(part)
            part.hide()
        self.progress.setFixedWidth(200)
        self.progress.setTextVisible(False)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.cancel.clicked.connect(self._cancel)
        self.way_out.clicked.connect(self._take_way_out)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self._stays = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._stays.timeout.connect(self.clear)
        self.apply_theme(theme)
        self.apply_wording(wording)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show a message for a while."""
        self._say(sentence, "ink_soft")
        self._stays.start()

    def complain(self, sentence: str, way_out: str = "", act: Callable[[], None] | None = None) -> None:
        """Show an error until the user answers it; `way_out` names what the button does, by default dismiss."""
        self._stays.stop()
        self._say(sentence, "error")
        self._act = act
        self.way_out.setText(way_out or self._wording.say("Dismiss"))
        self.way_out.show()

    def clear(self) -> None:
        """Show nothing."""
        self.message.clear()
        self.way_out.hide()
        self._act = None
        if not self.progress.isVisible():
            self.hide()

    def begin(self, job: Job) -> None:
        """Follow a job; it shows once it takes long."""
        self._job = job
        self.progress.setRange(0, 0)
        self._patience.start()

    def advance(self, job: Job, done: int, of: int) -> None:
        """Show how far a job is."""
        if job is self._job:
            self.progress.setRange(0, of)
            self.progress.setValue(done)

    def end(self, job: Job) -> None:
        """Stop following a job."""
        if job is not self._job:
            return
        self._job = None
        self._patience.stop()
        self.progress.hide()
        self.cancel.hide()
        if not self.message.text():
            self.hide()
        elif self.message.text() == self._wording.say(job.title):
            self.clear()

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self.message.setFont(sans(13))

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self.cancel.setText(wording.say("Cancel"))
        self.progress.setAccessibleName(wording.say("Progress"))
        self.message.setAccessibleName(wording.say("Message"))

    def _say(self, sentence: str, colour: str) -> None:
        ink = self._theme.tone("disputed").ink if colour == "error" else self._theme.colour(colour)
        self.message.setStyleSheet(f"color: {ink.name()};")
        self.message.setText(sentence)
        self.way_out.hide()
        self.show()

    def _show_progress(self) -> None:
        if self._job:
            self.tell(self._wording.say(self._job.title))
            self.progress.show()
            self.cancel.show()

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def _take_way_out(self) -> None:
        act = self._act
        self.clear()
        if act:
            act()
