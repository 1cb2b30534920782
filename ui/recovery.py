"""What is done for a workspace that is damaged, or that is to be as it was: backups, and what can still be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from ui.theme import serif
from ui.window import MainWindow
from workbench.store import Workspace, kept
from workbench.store.failures import DamagedError
from workbench.store.rescue import open_what_is_left

_LINE = 512  # pixels that a sentence has at least
_FILE = int(Qt.ItemDataRole.UserRole)


class WaysOn(QDialog):
    """Tell something under a heading, and offer ways on; the safest one has the keyboard."""

    def __init__(self, window: MainWindow, title: str, told: str) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(24, 20, 24, 20)
        self.whole.setSpacing(16)
        heading = QLabel(title)
        heading.setFont(serif(20))
        sentence = QLabel(told)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setMinimumWidth(_LINE)
        self.whole.addWidget(heading)
        self.whole.addWidget(sentence)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)

    def offer(self, label: str, act: Callable[[], object]) -> QPushButton:
        """Add a button that does something and closes the box."""
        button = QPushButton(label)
        button.setAutoDefault(self._buttons.count() == 1)
        button.setSizePolicy(
            QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )  # the box is as wide as its words
        button.clicked.connect(self.accept)
        button.clicked.connect(lambda: act())
        self._buttons.addWidget(button)
        return button

    def ask(self, leave: str) -> None:
        """Show the box with a last button that does nothing."""
        button = QPushButton(leave)
        button.clicked.connect(self.reject)
        self._buttons.addWidget(button)
        self.whole.addLayout(self._buttons)
        self.exec()


def ask_damaged(
    window: MainWindow,
    error: DamagedError,
    restore: Callable[[Path], None],
    read: Callable[[Workspace], None],
) -> None:
    """Offer the last good backup of a damaged workspace, and what can still be read of it."""
    say = window.wording.say
    box = WaysOn(window, say("This workspace is damaged"), window.wording.error(error))
    backup = error.backup
    if backup is not None:
        box.offer(say("Restore the last backup"), lambda: restore(backup))
    box.offer(say("Save what can be read, and look at it"), lambda: read(open_what_is_left(error.path)))
    box.ask(say("Leave it"))


def ask_backup(
    window: MainWindow, workspace: Path, restore: Callable[[Path], None], make: Callable[[], None]
) -> None:
    """List the backups of a workspace, the newest first, and offer to put one back or to make one now."""
    wording = window.wording
    say, found = wording.say, kept.backups(workspace)
    told = say(
        "The program keeps a copy for each hour, day and week of work. What stands there now stays beside it."
    )
    box = WaysOn(
        window,
        say("Backups"),
        told if found else say("No backup yet; the first is made after an hour of work."),
    )
    if not found:
        box.offer(say("Make one now"), make)
        box.ask(say("Close"))
        return
    listed = QListWidget()
    listed.setAccessibleName(say("Backups"))
    line = window.theme.colour("line_strong").name()
    listed.setStyleSheet(
        f"QListWidget {{ border: 1px solid {line}; border-radius: 6px; padding: 4px; }}"
        "QListWidget::item { padding: 6px 8px; }"
    )
    for one in found:
        item = QListWidgetItem(f"{wording.moment(one.at)} · {wording.number(one.size // 1000)} kB")
        item.setData(_FILE, str(one.file))
        listed.addItem(item)
    listed.setCurrentRow(0)
    box.whole.addWidget(listed)
    box.offer(say("Make one now"), make)
    box.offer(say("Restore this one"), lambda: restore(Path(listed.currentItem().data(_FILE))))
    box.ask(say("Close"))
