"""What happens when the user acts: it carries intentions from the widgets to the desk and changes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaObject, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from ui.claim_work import ClaimWork
from ui.deciding import Deciding
from ui.elsewhere import Elsewhere
from ui.evidence_work import EvidenceWork
from ui.listing import Listing
from ui.marks import Mark, elided
from ui.own_evidence import Draft
from ui.session import Session
from ui.window import MainWindow
from workbench import rows
from workbench.changes import Change
from workbench.errors import UserError
from workbench.store.failures import DamagedError

if TYPE_CHECKING:  # the window is painted before the store is imported
    from ui.desk import Desk
    from workbench import reports

_LAID_OUT_MS = 200  # a window that was just opened has its final size by then
# After these a claim may stand elsewhere.
_MOVING = frozenset({"claim.move", "claim.set", "claim.split", "claim.merge", "undo", "redo"})
_ON_CLAIM = (
    "attach", "own_evidence", "conclusion", "history", "speaker", "dismiss", "next", "previous",
    "start_back", "start_on", "end_back", "end_on", "split", "merge", "reword", "kinds", "figures",
    "dates",    "second_review", "approve", "take_template", "support", "undermine",
    "source",
)  # fmt: skip


class Flow(QObject):
    """Hold what is current (article, claim, filter, search) and join one desk to the window."""

    def __init__(self, window: MainWindow, desk: Desk, bug: Callable[[BaseException], None]) -> None:
        super().__init__(window)
        self.window, self.desk, self._bug = window, desk, bug
        self.article: int | None = None
        self.claim: rows.ClaimRow | None = None
        self.session = Session()
        self.articles: dict[int, rows.ArticleRow] = {}
        self.counts: dict[int, Counter[str]] = {}
        self._links: list[QMetaObject.Connection] = []
        self.listing = Listing(self)
        self._connect()
        self.work = ClaimWork(self)
        self.deciding = Deciding(self)
        self.evidence = EvidenceWork(self)
        Elsewhere(self)

    def _connect(self) -> None:
        window, desk, link = self.window, self.desk, self.link
        link(desk.changed, self._on_changed)
        link(desk.imported, self._on_imported)
        link(desk.failed, self.fail)
        link(desk.told, lambda key, values: window.status.add(window.wording.say(key, **values)))
        link(desk.exported, self._on_exported)
        for lane in (desk.writer, desk.reader):
            link(lane.started, window.status.begin)
            link(lane.progressed, window.status.advance)
            link(lane.finished, window.status.end)
        window.claims.set_fetch(desk.claims)
        for view in (window.articles, window.claims):  # who goes to one reads it: whatever lay over it goes
            link(view.current_changed, lambda _number: window.show_page())
            link(view.clicked, lambda _index: window.show_page())
        link(window.articles.current_changed, self.show_article)
        link(window.claims.current_changed, self.show_claim)
        link(window.page.claim_clicked, self.go_to)
        link(window.page.claim_asked, self.add_claim)
        link(window.page.selection_changed, lambda _span: self.refresh_actions())
        window.page.set_describer(self._describe)
        link(window.page.zoom_asked, lambda by: window.acted.emit("larger" if by > 0 else "smaller"))
        link(window.top.left, window.claims.setFocus)
        link(window.verdict.decided, self.decide)
        link(window.verdict.reasons_changed, self._on_reasons)
        link(window.verdict.question_changed, self._on_question)
        link(window.conclusion.committed, self._on_conclusion)
        link(window.conclusion.left, window.claims.setFocus)
        link(window.evidence.attach_figure_asked, self.attach_figure)
        link(window.evidence.attach_passage_asked, self.attach_passage)
        link(window.evidence.detach_asked, desk.detach)
        link(window.evidence.own_asked, self.own_evidence)
        link(window.evidence.choice_asked, self.choose)
        link(window.evidence.keep_asked, self.keep_verdict)
        link(window.dropped, self._on_dropped)

    def link(self, signal: Any, slot: Callable[..., Any]) -> None:
        """Connect, and remember it: another workspace's flow takes the same window over."""
        self._links.append(signal.connect(slot))

    # --- showing -------------------------------------------------------------------------------------

    def start(self, article: int | None = None, claim: int | None = None) -> None:
        """Show the workspace, at the article and claim where it was left."""
        name = self.desk.path.name
        read_only = self.window.wording.say("{file} (for reading only)", file=name)
        self.window.top.show_name(name if self.desk.writable else read_only)
        self.window.setWindowTitle(f"{self.desk.path.stem} – Riscontro")
        self.listing.learn_waiting()
        self.refresh_articles()
        chosen = article if article in self.articles else next(iter(self.articles), None)
        if chosen is not None:
            self.window.articles.set_current(chosen)
        self.show_article(chosen, claim)
        self.window.claims.setFocus()
        QTimer.singleShot(_LAID_OUT_MS, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Show the current claim in the text and in the list once the window has its final size."""
        if self.claim is not None:
            self.window.page.set_current(self.claim.id)
            self.window.claims.set_current(self.claim.id)

    def refresh_articles(self, ids: Sequence[int] | None = None) -> None:
        """Read articles and their counts anew: those that a change touched, or all of them."""
        found, counts = self.desk.articles(ids)
        added = any(row.id not in self.articles for row in found)
        read = {row.id: row for row in found}
        self.articles = read if ids is None else self.articles | read
        self.counts = counts if ids is None else self.counts | {number: counts[number] for number in read}
        if added or ids is None:
            self.window.articles.set_articles(list(self.articles.values()), self.counts)
        else:
            self.window.articles.update_articles(found, counts)
        left = sum(counter["undecided"] for counter in self.counts.values())
        self.window.top.show_progress(self.desk.decided_on(date.today()), left, self.session.pace)

    def show_article(self, number: int | None, claim: int | None = None) -> None:
        """Show an article, its claims, and one of them."""
        self.article = number
        if number is None:
            self.window.page.show_nothing()
            self.listing.show(None)
            return
        row, text = self.desk.article(number)
        self.window.page.show_article(row, text, self._marks())
        self.listing.show(claim)

    def show_claim(self, number: int | None) -> None:
        """Make a claim the current one everywhere, its article too."""
        found = self.desk.claims([number]) if number is not None else []
        self.claim = found[0] if found else None
        if self.claim and self.claim.article != self.article:
            self.article = self.claim.article
            self.window.articles.set_current(self.article)
            row, text = self.desk.article(self.article)
            self.window.page.show_article(row, text, self._marks())
        self.work.follow(self.claim)
        self.deciding.follow(self.claim)
        self.evidence.follow(self.claim)
        self.session.look(self.claim.id if self.claim else None)
        self.window.page.set_current(self.claim.id if self.claim else None)
        self.window.show_claim(self.claim, self.listing.waiting(self.claim.id) if self.claim else None)
        self.refresh_actions()

    def jump(self, number: int) -> None:
        """Make any claim of the workspace the current one, whatever filter or search hides it."""
        found = self.desk.claims([number])
        if not found:
            return
        self.listing.reset()
        self.window.articles.set_current(found[0].article)
        self.show_article(found[0].article, number)

    def refresh_actions(self) -> None:
        """Enable what can be done now."""
        claim = self.claim

        def enabled(code: str) -> bool:
            if code.startswith("said_"):
                return claim is not None and bool(claim.draft.speaker)
            if code.startswith("true_") or code in _ON_CLAIM:
                return claim is not None
            return code not in ("properties", "add_claim") or self.article is not None

        self.window.enable(enabled)

    def fail(self, error: BaseException) -> None:
        """Tell what went wrong: the world's fault as one sentence, ours as a bug."""
        if isinstance(error, UserError) and self.work.takes(error):
            return
        if isinstance(error, UserError) and not isinstance(error, DamagedError):
            self.window.status.complain(self.window.wording.error(error))
            self.show_current()
        else:
            self._bug(error)

    def show_marks(self) -> None:
        """Show the current article with its claims as they are now."""
        if self.article is not None:
            row, text = self.desk.article(self.article)
            self.window.page.show_article(row, text, self._marks())

    def show_verdicts(self, claims: Sequence[int]) -> None:
        """Show the verdicts of some claims in the text."""
        for claim in self.desk.claims(claims):
            self.window.page.set_verdict(claim.id, claim.true.verdict if claim.true else None)

    def _marks(self) -> list[Mark]:
        ids = self.desk.claim_ids(self.article)
        return [
            Mark(
                claim.id, claim.draft.span, claim.true.verdict if claim.true else None,
                (*(q.span for q in claim.draft.quantities), *(d.span for d in claim.draft.dates)),
            )
            for claim in self.desk.claims(ids)
        ]  # fmt: skip

    def _describe(self, number: int) -> str:
        from workbench.wording.findings import FindingWording

        found = self.desk.claims([number])
        if not found:
            return ""
        claim, wording = found[0], self.window.wording
        lines = [claim.draft.speaker or wording.say("narrator")]
        lines += [wording.label(claim.true.verdict)] if claim.true and claim.true.verdict else []
        lines += [FindingWording(claim.findings[0].finding, wording).sentence] if claim.findings else []
        return "\n".join(lines)

    def refresh(self) -> None:
        """Show everything anew, after the theme or the language changed."""
        claim = self.claim.id if self.claim else None
        self.refresh_articles()
        self.show_article(self.article, claim)

    def close(self) -> None:
        """Let go of the window and close the workspace."""
        self.window.page.commit_edges()
        for link in self._links:
            QObject.disconnect(link)
        self.desk.close()

    # --- what the widgets ask ------------------------------------------------------------------------

    def decide(self, verdict: rows.Verdict, question: rows.Question) -> None:
        """Give a verdict on the current claim, with the conclusion and the reasons that wait for one."""
        claim = self.claim
        if claim is None:
            return
        seen = claim.true if question == "true" else claim.said
        self.desk.decide(
            claim.id, verdict, question, seen=seen.id if seen else None,
            conclusion=self.window.conclusion.pending(claim.id, question) or None,
            reasons=self.window.verdict.reasons(question),
        )  # fmt: skip

    def _on_conclusion(self, number: int, text: str) -> None:
        """Keep a conclusion: with its verdict where there is one, else for the verdict to come."""
        question = self.window.conclusion.question()
        found = self.desk.claims([number])
        current = (found[0].true if question == "true" else found[0].said) if found else None
        if current is not None and current.verdict is not None:
            self.desk.decide(
                number, current.verdict, question, conclusion=text, reasons=current.reasons, seen=current.id
            )
        else:
            self.window.status.tell(self.window.wording.say("The conclusion waits for the verdict."))

    def _on_reasons(self, reasons: tuple[rows.ReasonCode, ...]) -> None:
        claim, question = self.claim, self.window.verdict.question()
        current = (claim.true if question == "true" else claim.said) if claim else None
        if claim and current and current.verdict:
            self.desk.decide(claim.id, current.verdict, question, reasons=reasons, seen=current.id)

    def _on_question(self, _question: rows.Question) -> None:
        self.window.conclusion.show_claim(self.claim, self.window.verdict.question())

    def own_evidence(self) -> None:
        """Ask for evidence of the reviewer's own finding, and attach it."""
        self.evidence.ask(Draft())

    def attach_shown(self, stance: rows.Stance | None) -> None:
        """Attach the shown figure or passage; without a stance, a figure says itself what it does to the claim."""
        shown = self.window.evidence.shown()
        if shown is None:
            self.window.status.tell(self.window.wording.say("There is nothing here to attach."))
        elif shown[1] is None:
            self.attach_figure(shown[0], stance)
        else:
            self.attach_passage(shown[0], shown[1], stance or "context")

    def choose(self, choice: rows.Choice | None) -> None:
        """Keep how the current claim is to be read."""
        if self.claim:
            self.desk.choose(self.claim.id, choice)

    def keep_verdict(self) -> None:
        """Give the current claim's verdict again, as of today."""
        if self.claim:
            self.desk.keep_verdict(self.claim.id)

    def attach_figure(self, finding: int, stance: rows.Stance | None = None) -> None:
        """Attach a finding's figure to the current claim."""
        if self.claim:
            self.desk.attach_figure(self.claim.id, finding, self.window.verdict.question(), stance)
            self.deciding.rest_on_attached()

    def attach_passage(self, finding: int, passage: int, stance: rows.Stance) -> None:
        """Attach a finding's passage to the current claim."""
        if self.claim:
            self.desk.attach_passage(self.claim.id, finding, passage, stance, self.window.verdict.question())
            self.deciding.rest_on_attached()

    def add_claim(self, span: rows.Span) -> None:
        """Make words of the shown article a claim."""
        if self.article is not None:
            self.desk.add_claim(self.article, span)

    def go_to(self, number: int) -> None:
        """Make a claim the current one; filter and search stay where they list it."""
        if number not in self.listing.ids:
            self.jump(number)
            return
        self.window.claims.set_current(number)
        self.show_claim(number)

    def _on_dropped(self, what: list[Path] | str) -> None:
        if isinstance(what, str):
            self.desk.import_text(what)
        else:
            self.desk.import_files(what)

    # --- what the desk says --------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        """Refresh only what a change touched."""
        if change.action != "article.import":
            self.window.status.clear()  # what was wrong before is answered by what went well
        if change.action == "verdict.decide":
            for number in change.claims:
                self.session.decide(number)
        self.listing.learn_waiting(change)
        self.refresh_articles(change.articles)
        if change.action == "source.add":
            self.listing.show_again()
            return
        if self.article not in change.articles:
            if self.article is None and change.articles:
                self.start(change.articles[0])
            elif change.action in ("undo", "redo") and change.claims:
                self.jump(change.claims[0])  # what is taken back is shown, wherever it stands
                self._tell_undone(change)
            return
        listed = set(self.desk.claim_ids(self.article))
        gone_or_new = any((number in listed) != (number in self.listing.ids) for number in change.claims)
        moved = change.action in _MOVING
        if not change.claims or moved or (gone_or_new and change.action != "verdict.decide"):
            self.show_marks()
            here = change.action in ("claim.move", "claim.set")  # the reviewer may have gone on meanwhile
            shown = change.claims[0] if change.claims and change.claims[0] in listed and not here else None
            if change.action == "claim.dismiss":
                shown = self.window.claims.beside()
            self.listing.show(shown or (self.claim.id if self.claim else None))
        else:
            self.window.claims.refresh(change.claims)
            self.show_verdicts(change.claims)
            self.listing.follow()
            if change.action in ("undo", "redo") and change.claims[0] in self.listing.ids:
                self.window.claims.set_current(change.claims[0])
                self.show_claim(change.claims[0])
            else:
                self.show_current()
        self._tell_undone(change)

    def _tell_undone(self, change: Change) -> None:
        if change.action not in ("undo", "redo"):
            return
        wording = self.window.wording
        told = f"{wording.label(change.action)}: {wording.label(self.desk.reverted(change.log))}"
        words = [claim.draft.text for claim in self.desk.claims(change.claims)]
        self.window.status.tell(f"{told} – {elided(words[0])}" if words else told)

    def _on_exported(self, written: reports.Written) -> None:
        say = self.window.wording.say
        address = QUrl.fromLocalFile(str(written.file))
        sentence = "\n".join((say("Report written to {file}", file=written.file), *written.notices))
        self.window.status.tell(sentence, say("Show it"), lambda: QDesktopServices.openUrl(address))

    def show_current(self) -> None:
        """Show the current claim anew."""
        if self.claim:
            self.show_claim(self.claim.id)

    def _on_imported(self, number: int | None) -> None:
        if number is not None:
            self.window.articles.set_current(number)
            self.show_article(number)
        elif self.article is None:
            self.start()
