"""The workspace's actions, as menus and keys call them: one method, named `do_` and the code, for each."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from ui import dialogs, onward, source_library
from ui.deciding import HISTORY
from ui.flow import Flow
from ui.overview_link import OverviewLink
from workbench import rows

_READING = ("next", "previous", "next_undecided", "add_claim")  # these show the article whatever lies over it


class Commands:
    """Carry out actions on what is current in a flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._overview: OverviewLink | None = None

    def close(self) -> None:
        """Let go of what was made in the window."""
        if self._overview is not None:
            self._overview.close()

    def do(self, code: str) -> bool:
        """Carry out an action by its code; False where it is not one of this workspace's."""
        question, _, verdict = code.partition("_")
        if question in rows.QUESTIONS:
            self.flow.decide(verdict.replace("_", " "), question)  # type: ignore[arg-type]
            return True
        act: Any = getattr(self, f"do_{code}", None)
        if act is None:
            return False
        if code in _READING:
            self.flow.window.show_page()
        act()
        return True

    def do_next(self) -> None:
        self._step(1)

    def do_previous(self) -> None:
        self._step(-1)

    def do_next_undecided(self) -> None:
        onward.next_undecided(self.flow)

    def _step(self, by: int) -> None:
        number = self.flow.window.claims.step(by)
        if number is not None:
            self.flow.show_claim(number)

    def do_overview(self) -> None:
        if self._overview is None:
            self._overview = OverviewLink(self.flow)
        self._overview.toggle()

    def do_search(self) -> None:
        self.flow.window.top.seek()

    def do_undo(self) -> None:
        if not self.flow.window.page.cancel_edges():  # what was moved but not written yet is only put back
            self.flow.desk.undo()

    def do_redo(self) -> None:
        self.flow.desk.redo()

    def do_attach(self) -> None:
        self.flow.attach_shown(None)

    def do_support(self) -> None:
        self.flow.attach_shown("supports")

    def do_undermine(self) -> None:
        self.flow.attach_shown("undermines")

    def do_source(self) -> None:
        self.flow.evidence.open_shown()

    def do_own_evidence(self) -> None:
        self.flow.own_evidence()

    def do_conclusion(self) -> None:
        self.flow.window.conclusion.setFocus()

    def do_take_template(self) -> None:
        self.flow.window.conclusion.take_over()

    def do_templates(self) -> None:
        if (given := dialogs.ask_templates(self.flow.window, self.flow.deciding.templates())) is not None:
            self.flow.deciding.set_templates(given)

    def do_second_review(self) -> None:
        self.flow.deciding.second_review()

    def do_approve(self) -> None:
        self.flow.deciding.approve()

    def do_history(self) -> None:
        if self.flow.window.sheet.kind == HISTORY:
            self.flow.window.sheet.leave()
        else:
            self.flow.deciding.show_history()

    def do_add_claim(self) -> None:
        if span := self.flow.window.page.selected_span():
            self.flow.add_claim(span)
        else:
            self.flow.window.status.tell(self.flow.window.wording.say("Select the words of the claim first."))

    def do_start_back(self) -> None:
        self.flow.work.nudge("start", -1)

    def do_start_on(self) -> None:
        self.flow.work.nudge("start", 1)

    def do_end_back(self) -> None:
        self.flow.work.nudge("end", -1)

    def do_end_on(self) -> None:
        self.flow.work.nudge("end", 1)

    def do_split(self) -> None:
        self.flow.work.split()

    def do_merge(self) -> None:
        self.flow.work.merge()

    def do_reword(self) -> None:
        self.flow.work.reword()

    def do_kinds(self) -> None:
        self.flow.work.kinds()

    def do_figures(self) -> None:
        self.flow.work.figures()

    def do_dates(self) -> None:
        self.flow.work.dates()

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

    def do_export_xlsx(self) -> None:
        self._export("xlsx")

    def do_export_csv(self) -> None:
        self._export("csv")

    def _export(self, form: str) -> None:
        if file := dialogs.ask_report(self.flow.window, self.flow.desk.path.with_suffix(f".{form}")):
            self.flow.desk.export(file, form, self.flow.window.wording)

    def do_by_text(self) -> None:
        self.flow.listing.sort("text")

    def do_by_worthiness(self) -> None:
        self.flow.listing.sort("worthiness")
