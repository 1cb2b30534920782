"""The dialog that brings a source in: a file, what it is, what its columns mean, and what would come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.lane import Job, Lane
from ui.source_fields import Choice, controls, welcome
from ui.source_form import AboutForm, TableForm
from ui.source_problems import ProblemList
from ui.source_table import PassagesModel, PreviewTable, SheetModel
from ui.theme import Theme, sans, serif
from workbench.errors import InputError, UserError
from workbench.sources import Edition
from workbench.sources.imports import (
    About,
    Document,
    Mapping,
    Preview,
    Sheet,
    guess,
    memory,
    passages,
    preview,
    preview_document,
    read_document,
    read_sheets,
    sheet,
)
from workbench.wording import Wording, mark

T = TypeVar("T")
SUFFIXES = (*sheet.SUFFIXES, *passages.SUFFIXES)
_PAUSE_MS = 120  # the preview follows when the typing pauses for so long

Done = Callable[[bool], None]
Failed = Callable[[BaseException], None]
Store = Callable[[Edition, Done, Failed], None]
"""Write an edition off the window's thread, then call one of the two: done tells whether it was new."""


class SourceImport(QDialog):
    """Ask for a file and what it means, show the edition that would come, and hand it over to be stored.

    It closes only once the edition is stored; what was refused is said in its last line, and all stays as it was.
    """

    def __init__(self, theme: Theme, wording: Wording, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording, self._store = theme, wording, store
        self._sheets: Sequence[Sheet] = ()
        self._document: Document | None = None
        self.mapping = Mapping()
        self.made: Preview | None = None
        self._lane = Lane("sources", self)
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        say = wording.say
        self.setWindowTitle(say("Import a source"))
        self.setAcceptDrops(True)
        self.resize(1180, 860)
        self.setStyleSheet(controls(theme))
        self._build()
        self._lane.progressed.connect(self._on_progress)
        self._say_state()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        say = self._wording.say
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 18, 24, 18)
        whole.setSpacing(12)
        top = QHBoxLayout()
        heading = QLabel(say("Import a source"))
        heading.setFont(serif(20))
        self.file = QLabel()
        self.file.setFont(sans(13))
        self.file.setStyleSheet(f"color: {self._theme.colour('ink_soft').name()};")
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.sheet = Choice()
        self.sheet.setAccessibleName(say("Sheet"))
        self.sheet.hide()
        self.choose = QPushButton(say("Choose a file…"))
        self.choose.setAutoDefault(False)
        top.addWidget(heading)
        top.addSpacing(12)
        top.addWidget(self.file, 1)
        top.addWidget(self.sheet)
        top.addWidget(self.choose)
        whole.addLayout(top)
        self.about = AboutForm(
            self._theme, self._wording, [one.about.source for one in _quietly(memory.remembered) or ()]
        )
        whole.addWidget(self.about)
        self.pages = QStackedWidget()
        self.pages.addWidget(welcome(self._theme, self._wording))
        self.pages.addWidget(self._work())
        whole.addWidget(self.pages, 1)
        bottom = QHBoxLayout()
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        # No QDialogButtonBox: it would make Import the default, and Enter belongs to the fields.
        self.go, cancel = QPushButton(say("Import")), QPushButton(say("Cancel"))
        bottom.addWidget(self.state, 1)
        for button in (self.go, cancel):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        whole.addLayout(bottom)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._import)
        self.choose.clicked.connect(self._ask_file)
        self.sheet.activated.connect(self._show_sheet)
        self.about.edited.connect(self._set_about)
        self.about.source_chosen.connect(self._take_over)

    def _work(self) -> QWidget:
        self.form = TableForm(self._theme, self._wording)
        self.left = QScrollArea()
        self.left.setWidgetResizable(True)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left.setStyleSheet("QScrollArea { background: transparent; }")
        self.left.setWidget(self.form)
        for part in (self.left.viewport(), self.form):
            part.setAutoFillBackground(False)
        self.model = SheetModel(self._theme, self._wording, self)
        self.table = PreviewTable(self._theme)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self._wording.say("What would come"))
        self.problems = ProblemList(self._theme, self._wording)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.table)
        right.addWidget(self.problems)
        right.setSizes([340, 220])
        right.setChildrenCollapsible(False)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.left)
        halves.addWidget(right)
        halves.setSizes([330, 800])
        halves.setChildrenCollapsible(False)
        for splitter in (right, halves):
            splitter.setHandleWidth(12)
            splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.form.edited.connect(self._set_mapping)
        self.form.heading_chosen.connect(self._set_heading)
        self.model.corrected.connect(self.correct)
        self.problems.went.connect(self._go)
        self.problems.accepted.connect(self.correct)
        self.problems.taken_back.connect(lambda row, column: self._correct(row, column, None))
        return halves

    # --- the file ------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file off the window's thread and show what it holds; what cannot be read is said below."""
        if self._job is not None:
            self._job.cancel()

        def work(job: Job) -> Document | tuple[Sheet, ...]:
            if path.suffix.lower() in sheet.SUFFIXES:
                return read_sheets(path, job.report)
            if path.suffix.lower() in passages.SUFFIXES:
                return read_document(path, job.report)
            raise InputError("{file} is none of: {kinds}.", file=path.name, kinds=", ".join(SUFFIXES))

        self._tell(self._wording.say("Reading {file}", file=path.name))
        self._job = self._lane.run(mark("Reading"), work, self._show_read, self._complain)

    def _on_progress(self, job: Job, done: int, of: int) -> None:
        if job is self._job and of > 1:
            self._tell(self._wording.say("Reading page {page} of {pages}", page=done + 1, pages=of))

    def _show_read(self, read: Document | tuple[Sheet, ...]) -> None:
        self._job = None
        self.pages.setCurrentIndex(1)
        typed = self.mapping.about
        if isinstance(read, Document):
            self._sheets, self._document = (), read
            self.sheet.hide()
            self.left.hide()
            self.mapping = Mapping(about=typed.completed(read.about))
            model = PassagesModel(read.passages, self._wording, self)
            self.table.setModel(model)
            self.table.fit(stretched=1)
            count = len(read.passages)
            about = self._wording.plural("{count} passage", "{count} passages", count)
            self.file.setText(f"{read.file}  ·  {about}  ·  {read.sha256[:12]}")
            self.about.show_about(self.mapping.about)
            self._preview()
            return
        self._sheets, self._document = read, None
        self.left.show()
        self.sheet.clear()
        self.sheet.addItems([one.name for one in read])
        self.sheet.setVisible(len(read) > 1)
        self._show_sheet(0)

    def _show_sheet(self, place: int) -> None:
        shown = self._sheets[place]
        former = _quietly(lambda: memory.likely(shown))
        self._start(guess(shown, former))
        say = self._wording.say
        size = say("{rows} rows, {columns} columns", rows=len(shown.rows), columns=shown.width)
        self.file.setText(f"{shown.file}  ·  {size}  ·  {shown.sha256[:12]}")
        self.table.setModel(self.model)
        self.table.fit()

    def _start(self, mapping: Mapping) -> None:
        """Begin with a mapping of the sheet that is shown; what was typed of the edition stays."""
        self.mapping = replace(mapping, about=self.mapping.about.completed(mapping.about))
        self.about.show_about(self.mapping.about)
        self.form.show_mapping(self._shown(), self.mapping)
        self._preview()

    def _shown(self) -> Sheet:
        return self._sheets[max(0, self.sheet.currentIndex())]

    # --- the mapping ---------------------------------------------------------------------------

    def _set_about(self, about: About) -> None:
        self.mapping = replace(self.mapping, about=about)
        self._pause.start()

    def _take_over(self, source: str) -> None:
        """Propose what was said of a source the last time."""
        former = _quietly(lambda: memory.recall(source))
        if former is None:
            return
        if self._sheets:
            self._start(guess(self._shown(), former))
        else:
            said = replace(former.about, title="", published="", url="", retrieved="", subject="")
            self.mapping = replace(self.mapping, about=self.mapping.about.completed(said))
            self.about.show_about(self.mapping.about)
            self._pause.start()

    def _set_heading(self, row: int) -> None:
        shown = self._shown()
        self._start(
            replace(guess(shown, heading=row), convention=self.mapping.convention, dash=self.mapping.dash)
        )

    def _set_mapping(self, mapping: Mapping) -> None:
        shape = (self.mapping.entity, self.mapping.code, self.mapping.note)
        self.mapping = replace(mapping, about=self.mapping.about, corrections=self.mapping.corrections)
        if shape != (mapping.entity, mapping.code, mapping.note):
            self.form.show_mapping(self._shown(), self.mapping)
        self._pause.start()

    def correct(self, row: int, column: int, printed: str | None) -> None:
        """Read a cell as the reviewer says; None keeps what is printed, and asks no more."""
        self._correct(row, column, self._shown().at(row, column) if printed is None else printed)

    def _correct(self, row: int, column: int, printed: str | None) -> None:
        self.mapping = self.mapping.corrected(row, column, printed, self._shown().at(row, column))
        self.form.show_mapping(self._shown(), self.mapping)
        self._preview()
        self.table.fit()
        self._go(row, column)

    def _go(self, row: int | None, column: int | None) -> None:
        if column is not None and row is None and self._sheets:
            self.form.select(column)
        if self._sheets:
            row = self.mapping.heading if row is None else row
            self.table.go(row, self.mapping.entity if column is None else column)
            self.table.setFocus()

    # --- the preview and the end ---------------------------------------------------------------

    def _preview(self) -> None:
        """Show the edition as it would come now."""
        self._pause.stop()
        if self._document is not None:
            self.made = preview_document(self._document, self.mapping.about)
        elif self._sheets:
            self.made = preview(self._shown(), self.mapping)
            self.model.show(self._shown(), self.mapping, self.made)
        if self.made is not None:
            self.problems.show_preview(self.made, self.mapping)
        self._say_state()

    def _say_state(self) -> None:
        """Say why nothing can be imported yet, or what will be."""
        say, made = self._wording.say, self.made
        self.go.setEnabled(made is not None and not made.problems)
        self._dress_go()
        if made is None:
            self._tell(say("Choose a file first."))
        elif made.problems:
            first = say(made.problems[0].message, **made.problems[0].values)
            count = len(made.problems)
            self._tell(
                self._wording.plural(
                    "Not yet, {count} thing to see to: {first}", "Not yet, {count} things to see to: {first}",
                    count, first=first,
                )
            )  # fmt: skip
        elif self._document is not None:
            self._tell(
                self._wording.plural(
                    "{edition} will be added with {count} passage.", "{edition} will be added with {count} passages.",
                    len(made.edition.passages), edition=made.edition.id,
                )
            )  # fmt: skip
        else:
            (table,) = made.edition.tables
            self._tell(
                say("{edition} will be added: rows {rows}, columns of figures {columns}.",
                    edition=made.edition.id, rows=len(table.entries), columns=len(table.measures))
            )  # fmt: skip

    def _dress_go(self) -> None:
        """Let the button stand out once it can be pressed."""
        accent, on, focus = (self._theme.colour(name).name() for name in ("accent", "on_accent", "focus"))
        look = f"background: {accent}; color: {on}; border-color: {accent};" if self.go.isEnabled() else ""
        self.go.setStyleSheet(f"QPushButton {{ {look} }} QPushButton:focus {{ border: 2px solid {focus}; }}")

    def _import(self) -> None:
        self._preview()  # what was typed a moment ago
        if self.made is None or self.made.problems:
            return
        self.go.setEnabled(False)
        self._tell(self._wording.say("Importing"))
        self._store(self.made.edition, self._stored, self._complain)

    def _stored(self, _new: bool) -> None:
        try:
            if self._document is None:
                memory.remember(self.mapping)
            else:
                memory.remember_about(self.mapping.about)
        except UserError as error:  # the edition is in; only the next import has to be told again
            self._complain(error)
            return
        self.accept()

    def _complain(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, UserError):
            raise error
        self._say_state()
        self._tell(self._wording.error(error), wrong=True)

    def _tell(self, text: str, wrong: bool = False) -> None:
        ink = self._theme.tone("disputed").ink if wrong else self._theme.colour("ink_soft")
        self.state.setStyleSheet(f"color: {ink.name()};")
        self.state.setText(text)
        self.state.setAccessibleName(text)

    def _ask_file(self) -> None:
        say = self._wording.say
        kinds = say("Tables and documents") + f" ({' '.join('*' + one for one in SUFFIXES)})"
        file, _kind = QFileDialog.getOpenFileName(self, say("Choose a file"), "", kinds)
        if file:
            self.read(Path(file))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that can be read."""
        if any(Path(url.toLocalFile()).suffix.lower() in SUFFIXES for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        self.read(Path(event.mimeData().urls()[0].toLocalFile()))

    def done(self, result: int) -> None:
        """Stop reading, and close."""
        if self._job is not None:
            self._job.cancel()
        self._lane.close()
        super().done(result)


def _quietly(look: Callable[[], T]) -> T | None:
    try:
        return look()
    except UserError:
        return None  # a memory that cannot be read proposes nothing; saving will tell what is wrong with it
