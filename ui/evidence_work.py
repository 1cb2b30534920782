"""What a reviewer does with evidence: its stance, its source beside the article, and what comes by drop or paste."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import dialogs
from ui.evidence_state import decisive
from ui.own_evidence import Draft, fingerprint
from ui.source_sheet import source_content
from workbench import review, rows
from workbench.store import library
from workbench.wording import mark

if TYPE_CHECKING:
    from ui.flow import Flow

SOURCE = "source"
_ARTICLE = re.compile(r"article-(\d{1,18})")


class EvidenceWork(QObject):
    """Carry out what is done with the evidence of a flow's current claim."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self.flow, self._window, self._desk = flow, flow.window, flow.desk
        self._claim: int | None = None  # whose source is shown
        pane = flow.window.evidence
        flow.link(pane.stance_asked, self.set_stance)
        flow.link(pane.source_asked, self.open_source)
        flow.link(pane.dropped, self.take_in)

    def set_stance(self, evidence: int, stance: rows.Stance) -> None:
        """Say otherwise what a piece of evidence does to its claim."""
        self._desk.change(lambda workspace, who: review.set_stance(workspace, evidence, stance, who))

    # --- the source --------------------------------------------------------------------------------------

    def open_shown(self) -> None:
        """Open the source of the figure or passage that the evidence shows first; again puts it away."""
        if self._window.sheet.kind == SOURCE:
            self._window.sheet.leave()
            return
        claim = self.flow.claim
        for row in decisive(claim) if claim is not None else []:
            at = row.finding.cell or next(iter(row.finding.passages), None)
            if at is not None:
                self.open_source(at)
                return
        self._window.status.tell(self._window.wording.say("No finding here names a source."))

    def open_source(self, at: rows.CellRef | rows.PassageRef) -> None:
        """Open an edition at a cell or passage beside the article; another article is gone to."""
        article = _ARTICLE.fullmatch(at.edition)
        if article is not None and isinstance(at, rows.PassageRef):
            self._go_to_article(int(article[1]), at)
            return
        edition = self._desk.read(lambda session: library.edition(session, at.edition))
        say = self._window.wording.say
        if edition is None:
            self._window.status.tell(say("Edition {edition} is not in this workspace.", edition=at.edition))
            return
        content = source_content(edition, at, self._window.theme, self._window.wording)
        where = at.section if isinstance(at, rows.PassageRef) else at.table
        below = ", ".join(part for part in (where, at.locator) if part)
        self._claim = self.flow.claim.id if self.flow.claim else None
        self._window.sheet.show_content(SOURCE, edition.title, below, content)

    def _go_to_article(self, number: int, at: rows.PassageRef) -> None:
        """Go to the claim of another article that a passage repeats, else to its words there."""
        claims = self._desk.claims(self._desk.claim_ids(number))
        same = next((claim.id for claim in claims if claim.draft.text == at.text), None)
        if same is not None:
            self.flow.jump(same)
            return
        _row, text = self._desk.article(number)
        place = text.find(at.text)
        within = [c.id for c in claims if c.draft.span.start <= place < c.draft.span.end]
        if within:
            self.flow.jump(within[-1])
        else:
            self._window.articles.set_current(number)
            self.flow.show_article(number)
        if place >= 0:
            self._window.page.select(rows.Span(place, place + len(at.text)))

    def follow(self, claim: rows.ClaimRow | None) -> None:
        """Put the source away when another claim becomes the current one."""
        if self._window.sheet.kind == SOURCE and (claim is None or claim.id != self._claim):
            self._window.sheet.leave()

    # --- what comes from outside -------------------------------------------------------------------------

    def take_in(self, given: Draft) -> None:
        """Ask for own evidence with what was dropped or pasted filled in; of a file, with its fingerprint."""
        file = given.file
        if self.flow.claim is None:
            return
        if file is None:
            self.ask(given)
            return
        self._desk.reader.run(
            mark("Reading the file"),
            lambda job: fingerprint(file, job.report),
            lambda found: self.ask(replace(given, note=self._noted(file.name, *found))),
            self.flow.fail,
        )

    def _noted(self, name: str, sha256: str, size: int) -> str:
        say = self._window.wording.say
        return say("{file}, {size} bytes, SHA-256 {sha256}", file=name, size=size, sha256=sha256)

    def ask(self, given: Draft) -> None:
        """Ask for own evidence, and attach it."""
        claim = self.flow.claim
        if claim is not None and (told := dialogs.ask_evidence(self._window, given)):
            self._desk.attach_own(claim.id, question=self._window.verdict.question(), **told)
            self.flow.deciding.rest_on_attached()
