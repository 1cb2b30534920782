"""The few questions that need a box of their own; each returns what was answered, or None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.own_evidence import Draft, draft
from ui.theme import serif
from ui.window import MainWindow
from workbench import forms
from workbench.errors import UserError
from workbench.rows import STANCES, ArticleRow
from workbench.wording.templates import PLACES, TEMPLATES, key


class Form(QDialog):
    """Ask for some lines of text under a heading; `field` adds one, `ask` shows the dialog."""

    def __init__(self, window: MainWindow, title: str, explained: str = "") -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        heading = QLabel(title)
        heading.setFont(serif(20))
        whole.addWidget(heading)
        if explained:
            note = QLabel(explained)
            note.setWordWrap(True)
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            note.setStyleSheet(f"color: {window.theme.colour('ink_soft').name()};")
            whole.addWidget(note)
        self.form = QFormLayout()
        self.form.setSpacing(8)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(self.form)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(window.wording.say("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(window.wording.say("Cancel"))
        _without_icons(buttons)
        self._wrong = QLabel()
        self._wrong.setWordWrap(True)
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setStyleSheet(f"color: {window.theme.tone('disputed').ink.name()};")
        self._wrong.hide()
        whole.addWidget(self._wrong)
        self.check: Callable[[], object] = lambda: None
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)

    def _save(self) -> None:
        """Accept what `check` lets pass; what it refuses stays as it was typed, with the reason below."""
        try:
            self.check()
        except UserError as error:
            self._wrong.setText(self._window.wording.error(error))
            self._wrong.show()
        else:
            self.accept()

    def field(self, label: str, text: str = "", hint: str = "") -> QLineEdit:
        """Add one line."""
        line = QLineEdit(text)
        line.setPlaceholderText(hint)
        line.setAccessibleName(label)
        self.form.addRow(label, line)
        return line

    def ask(self) -> bool:
        """Show the dialog with the cursor in its first field; True where the user saved."""
        self.adjustSize()
        first = self.form.itemAt(0, QFormLayout.ItemRole.FieldRole)
        if first is not None and (widget := first.widget()) is not None:
            widget.setFocus()
        return self.exec() == QDialog.DialogCode.Accepted


def ask_reviewer(window: MainWindow, name: str) -> str | None:
    """Ask who reviews; the name stands beside every verdict."""
    say = window.wording.say
    form = Form(window, say("Who reviews?"), say("Your name stands beside every verdict you give."))
    line = form.field(say("Name"), name)
    line.selectAll()
    return line.text().strip() or None if form.ask() else None


def ask_speaker(window: MainWindow, speaker: str) -> str | None:
    """Ask who says a claim; empty is the article itself."""
    say = window.wording.say
    form = Form(window, say("Who says it?"), say("Leave it empty where the article itself says it."))
    line = form.field(say("Speaker"), speaker)
    line.selectAll()
    return line.text().strip() if form.ask() else None


def ask_name(window: MainWindow, title: str) -> str | None:
    """Ask for the name of something that is kept."""
    form = Form(window, title, "")
    line = form.field(window.wording.say("Name"))
    return line.text().strip() or None if form.ask() else None


def ask_dismissal(window: MainWindow, words: str) -> str | None:
    """Ask why a claim is none."""
    say = window.wording.say
    form = Form(window, say("Why is this not a claim?"), words)
    line = form.field(say("Reason"), hint=say("an opinion, a commonplace, read wrongly"))
    form.check = lambda: forms.reason(line.text())
    return line.text().strip() or None if form.ask() else None


def ask_properties(window: MainWindow, row: ArticleRow) -> dict[str, str] | None:
    """Ask for what is said of an article."""
    say = window.wording.say
    form = Form(window, say("The article's details"), say("Its text never changes."))
    fields = {
        "title": form.field(say("Title"), row.title),
        "published": form.field(
            say("Published"), row.published or "", say("2025-04-17, or 2025-04 for a month")
        ),
        "outlet": form.field(say("Outlet"), row.outlet),
        "agency": form.field(say("Agency"), row.agency),
        "author": form.field(say("Author"), row.author),
        "address": form.field(say("Address"), row.address),
    }
    form.check = lambda: forms.published(fields["published"].text())
    return {name: line.text() for name, line in fields.items()} if form.ask() else None


class _Quotation(QPlainTextEdit):
    """Take the words of a source; an address that is pasted goes where addresses go, while nothing stands there."""

    def __init__(self, text: str, title: QLineEdit, locator: QLineEdit) -> None:
        super().__init__(text)
        self._title, self._locator = title, locator
        self.setMinimumHeight(96)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Divide what is pasted into the words and their address."""
        given = draft(source)
        if given is None or given.file is not None or not given.locator or self._locator.text():
            super().insertFromMimeData(source)
            return
        self._locator.setText(given.locator)
        self._title.setText(self._title.text() or given.title)
        self.insertPlainText(given.quote)


def ask_evidence(window: MainWindow, given: Draft | None = None) -> dict[str, str] | None:
    """Ask for evidence of the reviewer's own finding, with what is given filled in."""
    given = given or Draft()
    wording = window.wording
    say = wording.say
    form = Form(window, say("Own evidence"), say("The words are kept as you write them, with their source."))
    title = form.field(say("Source"), given.title, say("who published it, and what"))
    locator = form.field(say("Where"), given.locator, say("page, table, address"))
    words = _Quotation(given.quote, title, locator)
    words.setAccessibleName(say("Words"))
    words.setPlaceholderText(say("the source's own words, written or pasted; an address goes to its place"))
    form.form.addRow(say("Words"), words)
    stance = QComboBox()
    stance.setAccessibleName(say("Stance"))
    for code in STANCES:
        stance.addItem(wording.label(code), code)
    form.form.addRow(say("Stance"), stance)
    note = form.field(say("Note"), given.note)
    note.setCursorPosition(0)
    form.check = lambda: forms.quoted(words.toPlainText(), title.text())
    if not form.ask():
        return None
    return {
        "quote": words.toPlainText(), "title": title.text(), "locator": locator.text(),
        "stance": stance.currentData(), "note": note.text(),
    }  # fmt: skip


def ask_templates(window: MainWindow, own: Mapping[str, str]) -> dict[str, str] | None:
    """Ask for the wordings that conclusions are offered in, by question and verdict; empty is the program's own."""
    wording = window.wording
    say = wording.say
    explained = say(
        "Places: {places}. One wording a line; the first one whose places can all be filled is offered.",
        places=", ".join(f"{{{name}}}" for name in PLACES),
    )
    form = Form(window, say("Wordings for conclusions"), explained)
    form.setMinimumWidth(620)
    fields: dict[str, QPlainTextEdit] = {}
    for (question, verdict), offered in TEMPLATES.items():
        if question == "said" and verdict == "not checkable":
            continue
        words = QPlainTextEdit(own.get(key(question, verdict), ""))
        words.setPlaceholderText("\n".join(say(template) for template in offered[:2]))
        words.setTabChangesFocus(True)
        words.setFixedHeight(2 * words.fontMetrics().lineSpacing() + 22)
        label = wording.label(verdict)
        told = label if question == "true" else say("said: {verdict}", verdict=label)
        words.setAccessibleName(told)
        form.form.addRow(told, words)
        fields[key(question, verdict)] = words
    return {name: words.toPlainText() for name, words in fields.items()} if form.ask() else None


def ask_articles(window: MainWindow) -> list[Path]:
    """Ask which files to import."""
    say = window.wording.say
    kinds = say("Text files") + " (*.txt *.text *.md *.zip);;" + say("All files") + " (*)"
    files, _kind = QFileDialog.getOpenFileNames(window, say("Import articles"), "", kinds)
    return [Path(file) for file in files]


def ask_workspace(window: MainWindow, new: bool) -> Path | None:
    """Ask which workspace to open, or where to make a new one."""
    say = window.wording.say
    kinds = say("Workspaces") + " (*.riscontro)"
    if new:
        file, _kind = QFileDialog.getSaveFileName(window, say("New workspace"), "", kinds)
        return Path(file).with_suffix(".riscontro") if file else None
    file, _kind = QFileDialog.getOpenFileName(window, say("Open workspace"), "", kinds)
    return Path(file) if file else None


def ask_report(window: MainWindow, proposed: Path) -> Path | None:
    """Ask where to write a report."""
    say = window.wording.say
    kinds = f"{proposed.suffix[1:].upper()} (*{proposed.suffix})"
    file, _kind = QFileDialog.getSaveFileName(window, say("Write the report"), str(proposed), kinds)
    return with_suffix(Path(file), proposed.suffix) if file else None


def ask_picture(window: MainWindow, proposed: Path) -> Path | None:
    """Ask where to save a picture, and in which form."""
    say = window.wording.say
    kinds = ("SVG (*.svg)", "PNG (*.png)")
    file, kind = QFileDialog.getSaveFileName(
        window, say("Save the picture"), str(proposed), ";;".join(kinds), kinds[0]
    )
    return with_suffix(Path(file), ".png" if kind == kinds[1] else ".svg") if file else None


def with_suffix(file: Path, suffix: str) -> Path:
    """Return a file as it was named, with the ending of its format where it has none."""
    return file if file.suffix else file.with_suffix(suffix)


def show_about(window: MainWindow, version: str) -> None:
    """Say what this is, and under which licences."""
    say = window.wording.say
    text = QLabel(
        "\n\n".join(
            (
                f"Riscontro {version}",
                say(
                    "The tool proposes, the reviewer decides, "
                    "and every verdict carries evidence that anyone can re-check."
                ),
                say(
                    "Riscontro is free software under the MIT licence. It uses Qt through PySide6 under the GNU "
                    "Lesser General Public License, version 3; its source is at code.qt.io, and you may replace "
                    "it by a version of your own."
                ),
                say("Nothing leaves this machine."),
            )
        )
    )
    text.setWordWrap(True)
    text.setMinimumWidth(420)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    show_box(window, say("About Riscontro"), text)


def _without_icons(buttons: QDialogButtonBox) -> None:
    """Take Fusion's old icons off the buttons; their words say it."""
    for button in buttons.buttons():
        button.setIcon(QIcon())


def show_box(window: MainWindow, title: str, body: QWidget) -> None:
    """Show something under a heading in a box that Esc closes."""
    dialog = QDialog(window)
    dialog.setWindowTitle(title)
    dialog.resize(560, 640)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(24, 20, 24, 20)
    whole.setSpacing(16)
    heading = QLabel(title)
    heading.setFont(serif(20))
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(body)
    for part in (scroll, scroll.viewport(), body):
        part.setAutoFillBackground(False)
    scroll.setStyleSheet("QScrollArea { background: transparent; }")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(window.wording.say("Close"))
    _without_icons(buttons)
    buttons.rejected.connect(dialog.reject)
    whole.addWidget(heading)
    whole.addWidget(scroll, 1)
    whole.addWidget(buttons)
    dialog.exec()
