"""The few questions that need a box of their own; each returns what was answered, or None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS, MENUS
from ui.theme import sans, serif
from ui.window import MainWindow
from workbench import forms
from workbench.errors import UserError
from workbench.rows import STANCES, ArticleRow, ClaimRow, VerdictRow


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


def ask_evidence(window: MainWindow) -> dict[str, str] | None:
    """Ask for evidence of the reviewer's own finding."""
    wording = window.wording
    say = wording.say
    form = Form(window, say("Own evidence"), say("The words are kept as you write them, with their source."))
    title = form.field(say("Source"), hint=say("who published it, and what"))
    locator = form.field(say("Where"), hint=say("page, table, address"))
    words = QPlainTextEdit()
    words.setAccessibleName(say("Words"))
    words.setMinimumHeight(96)
    words.setTabChangesFocus(True)
    form.form.addRow(say("Words"), words)
    stance = QComboBox()
    stance.setAccessibleName(say("Stance"))
    for code in STANCES:
        stance.addItem(wording.label(code), code)
    form.form.addRow(say("Stance"), stance)
    note = form.field(say("Note"))
    form.check = lambda: forms.quoted(words.toPlainText(), title.text())
    if not form.ask():
        return None
    return {
        "quote": words.toPlainText(), "title": title.text(), "locator": locator.text(),
        "stance": stance.currentData(), "note": note.text(),
    }  # fmt: skip


def ask_articles(window: MainWindow) -> list[Path]:
    """Ask which files to import."""
    say = window.wording.say
    kinds = say("Text files") + " (*.txt *.text *.md);;" + say("All files") + " (*)"
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


def with_suffix(file: Path, suffix: str) -> Path:
    """Return a file as it was named, with the ending of its format where it has none."""
    return file if file.suffix else file.with_suffix(suffix)


def show_keys(window: MainWindow) -> None:
    """Show every key, by menu."""
    grid_of = QWidget()
    grid = QGridLayout(grid_of)
    grid.setContentsMargins(0, 0, 16, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    place = 0
    soft = f"color: {window.theme.colour('ink_soft').name()};"
    for menu in MENUS:
        listed = [one for one in ACTIONS if one.menu == menu and one.keys]
        if not listed:
            continue
        head = QLabel(_plain(window.wording.say(menu)))
        head.setStyleSheet(f"{soft} padding-top: 8px;")
        grid.addWidget(head, place, 0, 1, 2)
        place += 1
        for one in listed:
            keys = "  ".join(
                QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in one.keys
            )
            key = QLabel(keys)
            key.setFont(sans(14))
            key.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            grid.addWidget(key, place, 0)
            grid.addWidget(QLabel(_plain(window.wording.say(one.text))), place, 1)
            place += 1
    _show(window, window.wording.say("Keys"), grid_of)


def show_history(window: MainWindow, claim: ClaimRow, history: Sequence[VerdictRow]) -> None:
    """Show a claim's verdicts, the newest first."""
    wording = window.wording
    body = QWidget()
    column = QVBoxLayout(body)
    column.setSpacing(12)
    words = QLabel(claim.draft.text)
    words.setFont(serif(17))
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.PlainText)
    column.addWidget(words)
    if not history:
        column.addWidget(QLabel(wording.say("No verdict yet.")))
    for row in reversed(history):
        verdict = wording.label(row.verdict) if row.verdict else wording.say("cleared")
        if row.restores:
            verdict += " " + wording.say("(back to {number})", number=row.restores)
        lines = [f"{wording.label(row.question)} {verdict}", f"{row.reviewer}, {wording.moment(row.created)}"]
        lines += [row.conclusion] if row.conclusion else []
        lines += [", ".join(wording.label(reason) for reason in row.reasons)] if row.reasons else []
        lines += [
            f"{wording.label(piece.stance)}: {piece.quote}"
            for piece in claim.evidence
            if piece.id in row.evidence
        ]
        entry = QLabel("\n".join(lines))
        entry.setWordWrap(True)
        entry.setTextFormat(Qt.TextFormat.PlainText)
        tone = window.theme.tone(row.verdict)
        entry.setStyleSheet(
            f"background: {tone.wash.name()}; border-left: 3px solid {tone.ink.name()}; padding: 8px 12px;"
        )
        column.addWidget(entry)
    column.addStretch(1)
    _show(window, wording.say("History"), body)


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
    _show(window, say("About Riscontro"), text)


def show_bug(window: MainWindow, report: str, file: Path) -> None:
    """Tell that the program failed, what happened, and where the report is."""
    say = window.wording.say
    body = QWidget()
    column = QVBoxLayout(body)
    told = QLabel(
        say(
            "This is a fault of the program, not yours. What was saved is safe, and you can go on. "
            "A report without any article's text is in {file}.",
            file=file,
        )
    )
    told.setWordWrap(True)
    details = QPlainTextEdit(report)
    details.setReadOnly(True)
    details.setAccessibleName(say("What happened"))
    column.addWidget(told)
    column.addWidget(details, 1)
    _show(window, say("Something went wrong"), body)


def _without_icons(buttons: QDialogButtonBox) -> None:
    """Take Fusion's old icons off the buttons; their words say it."""
    for button in buttons.buttons():
        button.setIcon(QIcon())


def _plain(text: str) -> str:
    return text.replace("&", "").replace("…", "")


def _show(window: MainWindow, title: str, body: QWidget) -> None:
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
