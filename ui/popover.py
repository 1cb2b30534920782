"""A small card beside the current claim that asks for one thing about it, without stopping the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.evidence_parts import GAP, GAP_SMALL, GAP_WIDE, SEMIBOLD, set_words, sheet, words
from ui.theme import Theme, sans
from workbench.wording import Wording

_WIDTH = 440
_AWAY = 14  # from the claim's words to the card
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
T = TypeVar("T")


class Popover(QFrame):
    """Ask one thing over a page; Enter saves, Escape leaves.

    It stays open until it is told that the answer was written (`answered`) or why not (`complain`).
    """

    def __init__(self, theme: Theme, wording: Wording, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._wording = theme, wording
        self._over = over
        self._save: Callable[[], bool] = lambda: False
        self._came_from: QWidget | None = None
        self._field: QWidget | None = None
        self._waiting = False
        self._near = QRect()
        self.setObjectName("popover")
        self._title = words("", sans(14, SEMIBOLD))
        self._hint = words("", sans(13), "soft")
        self._wrong = words("", sans(13), "inconsistent")
        button = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(button.Save | button.Cancel)
        for one in self._buttons.buttons():
            one.setIcon(QIcon())
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.leave)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._column.setSpacing(GAP_SMALL)
        for part in (self._title, self._hint, self._wrong, self._buttons):
            self._column.addWidget(part)
        self.apply_theme(theme)
        self.apply_wording(wording)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        paper, line = theme.colour("paper").name(), theme.colour("line_strong").name()
        own = f"#popover {{ background: {paper}; border: 1px solid {line}; border-radius: 10px; }}"
        self.setStyleSheet(f"{sheet(theme)}\n{own}")

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language; what is being asked is left, because it was asked in the other one."""
        self._wording = wording
        button = QDialogButtonBox.StandardButton
        self._buttons.button(button.Save).setText(wording.say("Save"))
        self._buttons.button(button.Cancel).setText(wording.say("Cancel"))
        self.leave()

    # --- asking ------------------------------------------------------------------------------------------

    def ask_text(self, title: str, hint: str, text: str, near: QRect, save: Callable[[str], None]) -> None:
        """Ask for some words, of which `text` is what stands now."""
        field = _Words(text)
        field.setAccessibleName(title)
        self._ask(title, hint, field, near, lambda: _changed(field.toPlainText().strip(), text, save))
        field.selectAll()

    def ask_line(self, title: str, hint: str, text: str, near: QRect, save: Callable[[str], None]) -> None:
        """Ask for one line, of which `text` is what stands now."""
        field = QLineEdit(text)
        field.setAccessibleName(title)
        self._ask(title, hint, field, near, lambda: _changed(field.text().strip(), text, save))
        field.selectAll()

    def ask_some(
        self,
        title: str,
        hint: str,
        codes: Sequence[str],
        chosen: Sequence[str],
        near: QRect,
        save: Callable[[tuple[str, ...]], None],
    ) -> None:
        """Ask which of some codes hold."""
        field = _Boxes(codes, chosen, self._wording)
        field.setAccessibleName(title)
        former = tuple(code for code in codes if code in chosen)
        self._ask(title, hint, field, near, lambda: _changed(field.chosen(), former, save))

    def _ask(self, title: str, hint: str, field: QWidget, near: QRect, save: Callable[[], bool]) -> None:
        self.leave()
        self._came_from = QApplication.focusWidget()
        self._save, self._field = save, field
        set_words(self._title, title)
        set_words(self._hint, hint)
        self._wrong.hide()
        self.setAccessibleName(title)
        self._column.insertWidget(2, field)
        for part in (field, *field.findChildren(QWidget)):
            part.installEventFilter(self)
        self._near = near
        self._place()
        self.show()
        self.raise_()
        field.setFocus()

    def _place(self) -> None:
        """Stand below the claim where there is room, else above it, else at the foot."""
        near = self._near
        room = self._over.rect().adjusted(GAP, GAP, -GAP, -GAP)
        width = min(_WIDTH, room.width())
        self.setFixedWidth(width)
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        below, above = near.bottom() + _AWAY, near.top() - _AWAY - height
        top = below if below + height <= room.bottom() or above < room.top() else above
        left = min(max(near.left(), room.left()), room.right() - width)
        self.setGeometry(left, max(min(top, room.bottom() - height), room.top()), width, height)

    # --- answering ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """Hand the answer over; nothing is asked any more where it is what stood before."""
        if self._field is None:
            return
        self._waiting = self._save()
        if not self._waiting:
            self.leave()

    def answered(self) -> None:
        """Ask no more, where what was answered is written now."""
        if self._waiting:
            self.leave()

    def complain(self, sentence: str) -> None:
        """Say why the answer was not taken; what was typed stays."""
        self._waiting = False
        set_words(self._wrong, sentence)
        self._wrong.show()
        self._place()

    def leave(self) -> None:
        """Ask no more."""
        self._waiting = False
        field, self._field = self._field, None
        if field is None:
            return
        inside = self.isAncestorOf(QApplication.focusWidget() or self._over)
        self.hide()
        self._column.removeWidget(field)
        field.deleteLater()
        if inside and self._came_from is not None:
            self._came_from.setFocus()
        self._came_from = None

    @property
    def asking(self) -> bool:
        """Whether something is being asked."""
        return self._field is not None

    @property
    def waiting(self) -> bool:
        """Whether an answer was given and is not written yet."""
        return self._waiting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep every key that is not used here from the window's letters."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save with Enter, leave with Escape, and keep letters from being the window's keys."""
        if not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.type() == QEvent.Type.ShortcutOverride and (plain or event.text().isprintable()):
            event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER and plain:
            self.save()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False


def _changed(now: T, former: T, save: Callable[[T], None]) -> bool:
    """Save what is otherwise than before; return whether it is."""
    if now == former:
        return False
    save(now)
    return True


class _Words(QPlainTextEdit):
    """A few lines of text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(sans(14))
        self.setTabChangesFocus(True)
        self.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 18)


class _Boxes(QWidget):
    """One box for each code, in two columns."""

    def __init__(self, codes: Sequence[str], chosen: Sequence[str], wording: Wording) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(GAP_SMALL - 2)
        self._boxes: dict[str, QCheckBox] = {}
        half = (len(codes) + 1) // 2
        for at, code in enumerate(codes):
            box = QCheckBox(wording.label(code))
            box.setObjectName(f"box-{code}")
            box.setChecked(code in chosen)
            grid.addWidget(box, at % half, at // half)
            self._boxes[code] = box
        self.setFocusProxy(next(iter(self._boxes.values())))

    def chosen(self) -> tuple[str, ...]:
        """Return the codes that are ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())
