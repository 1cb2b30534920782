"""What goes with a decision: the question for evidence, the second look, the history and what it restores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.timeline import Timeline
from workbench import review, rows, settings
from workbench.changes import Change
from workbench.store import history
from workbench.wording.templates import TEMPLATES, key

if TYPE_CHECKING:
    from ui.flow import Flow

_RESTS = ("verified", "partly", "disputed")  # the verdicts that evidence is asked for
HISTORY = "history"


class Deciding(QObject):
    """Carry out what goes with the verdicts on the current claim of a flow."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self.flow, self._window, self._desk = flow, flow.window, flow.desk
        self._asked: tuple[int, rows.Question] | None = None  # which claim's evidence is being asked for
        self._told: int | None = None  # whose history is shown
        flow.link(flow.desk.changed, self._on_changed)
        flow.link(flow.window.verdict.review_asked, self.second_review)
        flow.link(flow.window.verdict.approve_asked, self.approve)
        self._window.conclusion.set_templates(self.templates())

    # --- evidence for a verdict --------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        claim = self.flow.claim
        if claim is None or claim.id not in change.claims:
            return
        if change.action == "verdict.decide":
            self._ask(claim)
        elif change.action in ("evidence.stance", "evidence.detach"):
            self._ask_again(claim)
        elif change.action in ("claim.move", "claim.split", "claim.merge"):
            self._ask_whether_it_holds(claim)
        if self._window.sheet.kind == HISTORY:
            self.show_history()

    def _ask(self, claim: rows.ClaimRow) -> None:
        """Ask for evidence in a line where a verdict rests on none; once for a claim, whenever that was."""
        row = max((row for row in (claim.true, claim.said) if row), key=lambda row: row.id)
        if row.evidence or row.verdict not in _RESTS:
            return
        bare = [one for one in self._desk.history(claim.id) if one.verdict in _RESTS and not one.evidence]
        if len(bare) > 1:
            return
        say = self._window.wording.say
        self._asked = (claim.id, row.question)
        self._window.status.ask(
            say("Decided without evidence."), say("Attach… (E)"), self.attach, say("Leave it")
        )

    def _ask_again(self, claim: rows.ClaimRow) -> None:
        """Offer in a line to decide anew where a verdict rests on a piece that was taken off or turned round."""
        attached = {piece.id for piece in claim.evidence if not piece.detached}
        for row in (claim.true, claim.said):
            if row is not None and row.verdict is not None and not attached.issuperset(row.evidence):
                say = self._window.wording.say
                self._asked = (claim.id, row.question)
                self._window.status.ask(
                    say("The verdict rests on a piece that is no longer attached like this."),
                    say("Let it rest on what is attached now"), self.rest_on_attached, say("Leave it"),
                )  # fmt: skip
                return

    def _ask_whether_it_holds(self, claim: rows.ClaimRow) -> None:
        """Ask in a line whether a verdict that was given on other words holds for these."""
        row = claim.true or claim.said
        if row is None or row.verdict is None:
            return
        say = self._window.wording.say
        self._asked = (claim.id, row.question)
        self._window.status.ask(
            say("The verdict was given on other words."), say("It holds for these"), self.rest_on_attached,
            say("Leave it"),
        )  # fmt: skip

    def attach(self) -> None:
        """Attach the evidence that is shown, else ask for the reviewer's own; the verdict then rests on it."""
        if self._window.evidence.shown() is None:
            self.flow.own_evidence()
        else:
            self.flow.attach_shown(None)

    def rest_on_attached(self) -> None:
        """Let the verdict for which evidence was asked rest on what is attached by now."""
        asked, self._asked = self._asked, None
        claim = self.flow.claim
        if asked is None or claim is None or claim.id != asked[0]:
            return
        row = claim.true if asked[1] == "true" else claim.said
        if row is None or row.verdict is None:
            return
        verdict, reasons, day = row.verdict, row.reasons, row.as_of
        self._desk.change(
            lambda workspace, who: review.decide(
                workspace, asked[0], verdict, who, question=asked[1], reasons=reasons, as_of=day, again=True
            )
        )
        self._window.status.clear()

    # --- a second look -----------------------------------------------------------------------------------

    def second_review(self) -> None:
        """Ask for somebody else's look at the current claim, or take that back."""
        self._toggle("needs second review")

    def approve(self) -> None:
        """Approve the current claim's verdict, which somebody else gave, or take that back."""
        self._toggle("approved")

    def _toggle(self, state: rows.State) -> None:
        claim = self.flow.claim
        if claim is not None:
            self._desk.change(lambda workspace, who: review.toggle_state(workspace, claim.id, state, who))

    # --- history -----------------------------------------------------------------------------------------

    def show_history(self) -> None:
        """Show what happened to the current claim beside the article."""
        claim, wording = self.flow.claim, self._window.wording
        if claim is None:
            return
        _row, text = self._desk.article(claim.article)
        events = self._desk.read(lambda session: history.events(session, claim.id))
        timeline = Timeline(claim, events, text, self._window.theme, wording)
        timeline.restore_asked.connect(self._restore)
        sheet = self._window.sheet
        fresh = sheet.kind != HISTORY or sheet.isAncestorOf(QApplication.focusWidget() or self._window)
        below = claim.draft.text if len(claim.draft.text) <= 160 else f"{claim.draft.text[:160]}…"
        sheet.show_content(HISTORY, wording.say("History"), below, timeline)
        self._told = claim.id
        if fresh:
            timeline.setFocus()

    def _restore(self, row: rows.VerdictRow) -> None:
        """Give a former verdict again, on that of its evidence which is still attached."""
        claim, verdict = self.flow.claim, row.verdict
        if claim is None or verdict is None:
            return
        attached = {piece.id for piece in claim.evidence if not piece.detached}
        rests = [number for number in row.evidence if number in attached]
        self._desk.change(
            lambda workspace, who: review.decide(
                workspace, claim.id, verdict, who, question=row.question, conclusion=row.conclusion,
                reasons=row.reasons, evidence=rests,
            )
        )  # fmt: skip

    def follow(self, claim: rows.ClaimRow | None) -> None:
        """Show the history of the claim that is the current one now; ask nothing more about the one before."""
        if self._asked is not None and (claim is None or claim.id != self._asked[0]):
            self._asked = None
            self._window.status.clear()
        if self._window.sheet.kind == HISTORY and (claim is None or claim.id != self._told):
            if claim is None:
                self._window.sheet.leave()
            else:
                self.show_history()

    # --- wordings for conclusions ------------------------------------------------------------------------

    def templates(self) -> dict[str, str]:
        """Return the reviewer's own wordings for conclusions, by question and verdict."""
        kept: Any = settings.load().get("conclusions")
        known = {key(*place) for place in TEMPLATES}
        return {k: str(v) for k, v in kept.items() if k in known} if isinstance(kept, dict) else {}

    def set_templates(self, own: dict[str, str]) -> None:
        """Keep the reviewer's own wordings for conclusions; an empty one is the program's again."""
        settings.save({"conclusions": {name: text.strip() for name, text in own.items() if text.strip()}})
        self._window.conclusion.set_templates(self.templates())
