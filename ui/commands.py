"""The workspace's actions, as menus and keys call them: one method, named `do_` and the code, for each."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from ui import dialogs, source_library
from ui.flow import Flow
from workbench import rows


class Commands:
    """Carry out actions on what is current in a flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def do(self, code: str) -> bool:
        """Carry out an action by its code; False where it is not one of this workspace's."""
        question, _, verdict = code.partition("_")
        if question in rows.QUESTIONS:
            self.flow.decide(verdict.replace("_", " "), question)  # type: ignore[arg-type]
            return True
        act: Any = getattr(self, f"do_{code}", None)
        if act is None:
            return False
        act()
        return True

    def do_next(self) -> None:
        self._step(1)

    def do_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        number = self.flow.window.claims.step(by)
        if number is not None:
            self.flow.show_claim(number)

    def do_search(self) -> None:
        self.flow.window.top.seek()

    def do_undo(self) -> None:
        self.flow.desk.undo()

    def do_redo(self) -> None:
        self.flow.desk.redo()

    def do_attach(self) -> None:
        shown = self.flow.window.evidence.shown()
        if shown is None:
            self.flow.window.status.tell(self.flow.window.wording.say("There is nothing here to attach."))
        elif shown[1] is None:
            self.flow.attach_figure(shown[0])
        else:
            self.flow.attach_passage(shown[0], shown[1], "context")

    def do_own_evidence(self) -> None:
        self.flow.own_evidence()

    def do_conclusion(self) -> None:
        self.flow.window.conclusion.setFocus()

    def do_history(self) -> None:
        if self.flow.claim:
            dialogs.show_history(
                self.flow.window, self.flow.claim, self.flow.desk.history(self.flow.claim.id)
            )

    def do_add_claim(self) -> None:
        if span := self.flow.window.page.selected_span():
            self.flow.add_claim(span)

    def do_speaker(self) -> None:
        if self.flow.claim:
            given = dialogs.ask_speaker(self.flow.window, self.flow.claim.draft.speaker or "")
            if given is not None:
                self.flow.desk.set_claim(self.flow.claim.id, speaker=given)

    def do_dismiss(self) -> None:
        if self.flow.claim and (
            because := dialogs.ask_dismissal(self.flow.window, self.flow.claim.draft.text)
        ):
            self.flow.desk.dismiss(self.flow.claim.id, because)

    def do_properties(self) -> None:
        if self.flow.article is not None:
            row, _text = self.flow.desk.article(self.flow.article)
            if given := dialogs.ask_properties(self.flow.window, row):
                self.flow.desk.set_article(self.flow.article, **given)

    def do_import(self) -> None:
        if files := dialogs.ask_articles(self.flow.window):
            self.flow.desk.import_files(files)

    def do_import_source(self) -> None:
        source_library.ask(self.flow.window, self.flow.desk)

    def do_paste(self) -> None:
        self.flow.desk.import_text(QApplication.clipboard().text())

    def do_export_html(self) -> None:
        self._export("html")

    def do_export_pdf(self) -> None:
        self._export("pdf")

    def do_export_json(self) -> None:
        self._export("json")

    def _export(self, form: str) -> None:
        if file := dialogs.ask_report(self.flow.window, self.flow.desk.path.with_suffix(f".{form}")):
            self.flow.desk.export(file, form, self.flow.window.wording)

    def do_by_text(self) -> None:
        self.flow.sort("text")

    def do_by_worthiness(self) -> None:
        self.flow.sort("worthiness")
