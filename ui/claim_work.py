"""What a reviewer does to the current claim itself: its edges, its parts, its wording, kinds, figures and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.claims_model import spelled, spelled_dates
from ui.popover import Popover
from ui.word_edges import Edge
from workbench import review, rows
from workbench.changes import Change
from workbench.errors import UserError

if TYPE_CHECKING:
    from ui.flow import Flow

# What is done out of sight, or moves much: the line at the foot says it, with the way back.
_TOLD = (
    "claim.split", "claim.merge", "claim.dismiss", "claim.add", "evidence.attach", "evidence.detach", "evidence.stance",
)  # fmt: skip


class ClaimWork(QObject):
    """Carry out what is done to the current claim of a flow; each step is written at once and can be undone."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self.flow, self._window, self._desk = flow, flow.window, flow.desk
        self.popover: Popover = flow.window.popover
        self._asked: int | None = None  # the claim that was the current one last
        page = flow.window.page
        flow.link(page.edges_moved, self._on_moved)
        flow.link(page.cut_asked, self.split_at)
        flow.link(page.cutting, self._on_cutting)
        flow.link(flow.desk.changed, self._on_changed)
        flow.link(flow.desk.unchanged, self.popover.answered)

    # --- edges -------------------------------------------------------------------------------------------

    def nudge(self, edge: Edge, by: int) -> None:
        """Move an edge of the current claim by a word."""
        self._window.page.nudge(edge, by)

    def _on_moved(self, claim: int, span: rows.Span) -> None:
        self._desk.change(lambda workspace, who: review.move(workspace, claim, span, who), check=True)

    def split(self) -> None:
        """Cut the current claim in two where the selection says, else where the reviewer puts the cut."""
        page, say = self._window.page, self._window.wording.say
        place = page.selected_cut()
        if place is not None:
            self.split_at(place)
        elif not page.begin_cut():
            self._window.status.tell(say("A claim of one word cannot be split."))

    def split_at(self, place: int) -> None:
        """Cut the current claim in two at an offset of the article."""
        if self.flow.claim is None:
            return
        number = self.flow.claim.id
        self._window.page.commit_edges()
        self._window.page.select(rows.Span(place, place))
        self._desk.change(lambda workspace, who: review.split(workspace, number, place, who), check=True)

    def _on_cutting(self, cutting: bool) -> None:
        if cutting:
            say = self._window.wording.say
            self._window.status.tell(
                say("Left and Right move the cut, Enter splits there, Esc leaves it whole.")
            )
        else:
            self._window.status.clear()

    def merge(self) -> None:
        """Make one claim of the current one and the next that is listed after it in the text."""
        claim = self.flow.claim
        if claim is None:
            return
        number, other = claim.id, self.flow.listing.next_after(claim)
        if other is None:
            say = self._window.wording.say
            self._window.status.tell(say("No claim of this article is listed after this one."))
            return
        self._window.page.commit_edges()
        self._desk.change(lambda workspace, who: review.merge(workspace, number, other, who), check=True)

    # --- what is read in it ------------------------------------------------------------------------------

    def reword(self) -> None:
        """Ask how the claim reads when it stands alone."""
        if (claim := self.flow.claim) is None:
            return
        say, number = self._window.wording.say, claim.id
        self.popover.ask_text(
            say("How does it read alone?"),
            say("With the names and dates that it needs; empty where its own words do."),
            claim.draft.standalone or claim.draft.text,
            self._window.page.claim_area(),
            lambda text: self._desk.set_claim(number, standalone=None if text == claim.draft.text else text),
        )

    def kinds(self) -> None:
        """Ask what kind of claim it is."""
        if (claim := self.flow.claim) is None:
            return
        say, number = self._window.wording.say, claim.id
        self.popover.ask_some(
            say("What kind of claim is it?"),
            say("The kinds decide which checks are made."),
            review.KINDS,
            claim.draft.kinds,
            self._window.page.claim_area(),
            lambda kinds: self._desk.change(
                lambda workspace, who: review.set_kinds(workspace, number, kinds, who), check=True
            ),
        )

    def figures(self) -> None:
        """Ask which figures it has."""
        if (claim := self.flow.claim) is None:
            return
        say, number = self._window.wording.say, claim.id
        self.popover.ask_line(
            say("Which figures does it have?"),
            say("As the article writes them, separated by semicolons; empty for none."),
            "; ".join(spelled(claim.draft, self._window.wording)),
            self._window.page.claim_area(),
            lambda written: self._desk.change(
                lambda workspace, who: review.set_figures(workspace, number, written, who), check=True
            ),
        )

    def dates(self) -> None:
        """Ask which dates it has."""
        if (claim := self.flow.claim) is None:
            return
        say, number = self._window.wording.say, claim.id
        self.popover.ask_line(
            say("Which dates does it have?"),
            say("As the article writes them or as 2025-04-14, separated by semicolons; empty for none."),
            "; ".join(spelled_dates(claim.draft)),
            self._window.page.claim_area(),
            lambda written: self._desk.change(
                lambda workspace, who: review.set_dates(workspace, number, written, who), check=True
            ),
        )

    # --- what the flow says ------------------------------------------------------------------------------

    def follow(self, claim: rows.ClaimRow | None) -> None:
        """Ask nothing more about a claim that is not the current one."""
        number = claim.id if claim else None
        if self.popover.asking and number != self._asked:
            self.popover.leave()
        self._asked = number

    def takes(self, error: UserError) -> bool:
        """Show an error where the answer that it is about was given; False where none was."""
        if not self.popover.waiting:
            return False
        self.popover.complain(self._window.wording.error(error))
        return True

    def _on_changed(self, change: Change) -> None:
        self.popover.answered()
        if change.action in _TOLD:
            say = self._window.wording.say
            told = self._window.wording.label(change.action)
            self._window.status.tell(told[:1].upper() + told[1:], say("Undo"), self._desk.undo)
