"""What happens when the user acts: it carries intentions from the widgets to the desk and changes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaObject, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from ui import dialogs
from ui.claim_work import ClaimWork
from ui.deciding import Deciding
from ui.evidence_work import EvidenceWork
from ui.marks import Mark
from ui.own_evidence import Draft
from ui.session import Session
from ui.window import MainWindow
from workbench import rows, settings
from workbench.errors import UserError
from workbench.wanted import Wanted
from workbench.wording import mark

if TYPE_CHECKING:  # the window is painted before the store is imported
    from ui.desk import Desk
    from workbench import reports

FILTERS = (
    ("all", mark("All")), ("undecided", mark("Undecided")), ("figures", mark("With figures")),
    ("disputed", mark("Disputed")),
)  # fmt: skip
RECHECK = "recheck"  # shown only where a claim waits for it
_LAID_OUT_MS = 200  # a window that was just opened has its final size by then
_MOVING = (
    "claim.move",
    "claim.set",
    "claim.split",
    "claim.merge",
    "undo",
    "redo",
)  # after these a claim may stand elsewhere
_ON_CLAIM = (
    "attach", "own_evidence", "conclusion", "history", "speaker", "dismiss", "next", "previous",
    "start_back", "start_on", "end_back", "end_on", "split", "merge", "reword", "kinds", "figures",
    "second_review", "approve", "take_template", "support", "undermine",
    "source",
)  # fmt: skip


class Flow(QObject):
    """Hold what is current (article, claim, filter, search) and join one desk to the window."""

    def __init__(self, window: MainWindow, desk: Desk, bug: Callable[[BaseException], None]) -> None:
        super().__init__(window)
        self.window, self.desk, self._bug = window, desk, bug
        self.article: int | None = None
        self.claim: rows.ClaimRow | None = None
        self._filter, self._wanted = "all", Wanted()
        self._everywhere = False  # whether the filter looks through all articles
        self.session = Session()
        self.articles: list[rows.ArticleRow] = []
        self._listed: set[int] = set()
        self._waiting: dict[int, rows.Recheck] = {}
        self._request = 0  # the newest list that was asked for
        self._left_at: int | None = None
        self._links: list[QMetaObject.Connection] = []
        self._connect()
        self.work = ClaimWork(self)
        self.deciding = Deciding(self)
        self.evidence = EvidenceWork(self)

    def _connect(self) -> None:
        window, desk, link = self.window, self.desk, self.link
        link(desk.changed, self._on_changed)
        link(desk.imported, self._on_imported)
        link(desk.failed, self.fail)
        link(desk.told, lambda key, values: window.status.tell(window.wording.say(key, **values)))
        link(desk.exported, self._on_exported)
        for lane in (desk.writer, desk.reader):
            link(lane.started, window.status.begin)
            link(lane.progressed, window.status.advance)
            link(lane.finished, window.status.end)
        window.claims.set_fetch(desk.claims)
        for view in (window.articles, window.claims):  # who goes to one reads it: whatever lay over it goes
            link(view.current_changed, lambda _number: window.show_page())
        link(window.articles.current_changed, self.show_article)
        link(window.claims.current_changed, self.show_claim)
        link(window.page.claim_clicked, self.go_to)
        link(window.page.claim_asked, self.add_claim)
        link(window.page.selection_changed, lambda _span: self.refresh_actions())
        window.page.set_describer(self._describe)
        link(window.page.zoom_asked, lambda by: window.acted.emit("larger" if by > 0 else "smaller"))
        link(window.chips.chosen, self._on_filter)
        window.filter.set_values(lambda facet: desk.facet(self._asked(), facet))
        link(window.filter.chosen, lambda facet, value: self.narrow(**{facet: value}))
        link(window.filter.sorted, self.sort)
        link(window.filter.cleared, self.show_all)
        link(window.filter.recalled, self._on_recalled)
        link(window.filter.keep_asked, self.keep_filter)
        link(window.filter.forgotten, self._on_forgotten)
        link(window.filtered.cleared, self.show_all)
        link(window.top.searched, self._on_search)
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
        self.window.top.show_name(self.desk.path.name)
        self.window.setWindowTitle(f"{self.desk.path.stem} – Riscontro")
        self._waiting = self.desk.rechecks()
        self.refresh_articles()
        known = [row.id for row in self.articles]
        chosen = article if article in known else (known[0] if known else None)
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

    def refresh_articles(self) -> None:
        """Read the articles and their counts anew."""
        self.articles, counts = self.desk.articles()
        self.window.articles.set_articles(self.articles, counts)
        left = sum(counter["undecided"] for counter in counts.values())
        self.window.top.show_progress(self.desk.decided_on(date.today()), left, self.session.pace)

    def _refresh_waiting(self, change: rows.Change) -> None:
        """Learn which claims wait for a second look: the touched ones, all of them after a wider change."""
        if not change.claims or change.action == "article.import":
            self._waiting = self.desk.rechecks()
            return
        for number in change.claims:
            self._waiting.pop(number, None)
        self._waiting |= self.desk.rechecks(change.claims)

    def show_article(self, number: int | None, claim: int | None = None) -> None:
        """Show an article, its claims, and one of them."""
        self.article = number
        if number is None:
            self.window.page.show_nothing()
            self.list_claims(None)
            return
        row, text = self.desk.article(number)
        self.window.page.show_article(row, text, self._marks())
        self.list_claims(claim)

    def list_claims(self, current: int | None) -> None:
        """List the claims that filter and search leave, and show one of them, by default the first.

        What looks through all articles comes from another thread; an answer that came too late is dropped.
        """
        self._request += 1
        request = self._request
        self._drop_empty_filter()
        asked, among = self._asked(), self._waiting if self._filter == RECHECK else None
        if self.article is None:
            self._show_list([], {}, current)
        elif asked.article is not None:
            self._show_list(*self.desk.listed(asked, among), current)
        else:

            def answered(found: tuple[list[int], Any]) -> None:
                if request == self._request:
                    self._show_list(*found, current)

            self.desk.list_later(asked, among, answered)

    def _show_list(self, ids: list[int], counts: Any, current: int | None) -> None:
        window = self.window
        self._show_filters(counts)
        self._listed = set(ids)
        window.claims.set_empty_text(self._empty_text())
        window.claims.set_ids(ids)
        chosen = current if current in ids else (ids[0] if ids else None)
        window.claims.set_current(chosen)
        self.show_claim(chosen)

    def _drop_empty_filter(self) -> None:
        """Leave the filter of what waits for a second look where nothing waits any more."""
        if self._filter == RECHECK and not self._waiting_here():
            self._filter = "all"

    def _waiting_here(self) -> set[int]:
        return set(self.desk.claim_ids(self.article)).intersection(self._waiting) if self._waiting else set()

    def _show_filters(self, known: Any = None) -> None:
        """Show the short filters with their counts; known: the counts, where they are known already."""
        say = self.window.wording.say
        counts: Any = known
        if counts is None:
            counts = self.desk.filter_counts(self._asked()) if self.article is not None else {}
        chips: list[tuple[object, str, int]] = [
            (code, say(text), counts.get(code, 0)) for code, text in FILTERS
        ]
        if waiting := self._waiting_here():
            chips.append((RECHECK, say("Look again"), len(waiting)))
        self.window.chips.set_chips(chips)
        self.window.filter.show_wanted(self._wanted, list(self._kept()))
        self.window.filtered.show_wanted(self._wanted, self._everywhere)

    def _asked(self) -> Wanted:
        """Return what is to be listed now; a search looks through all articles."""
        everywhere = self._everywhere or bool(self._wanted.words.strip())
        only: Any = "all" if self._filter == RECHECK else self._filter
        return replace(self._wanted, article=None if everywhere else self.article, only=only)

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
        self.window.show_claim(self.claim, self._waiting.get(self.claim.id) if self.claim else None)
        self.refresh_actions()

    def jump(self, number: int) -> None:
        """Make any claim of the workspace the current one, whatever filter or search hides it."""
        found = self.desk.claims([number])
        if not found:
            return
        self._filter, self._wanted = "all", Wanted(order=self._wanted.order)
        self._everywhere = False
        self.window.chips.set_current("all")
        self.window.top.field.clear()
        self.window.articles.set_current(found[0].article)
        self.show_article(found[0].article, number)

    def refresh_actions(self) -> None:
        """Enable what can be done now."""
        claim, span = self.claim, self.window.page.selected_span()

        def enabled(code: str) -> bool:
            if code.startswith("said_"):
                return claim is not None and bool(claim.draft.speaker)
            if code.startswith("true_") or code in _ON_CLAIM:
                return claim is not None
            if code == "properties":
                return self.article is not None
            return code != "add_claim" or span is not None

        self.window.enable(enabled)

    def fail(self, error: BaseException) -> None:
        """Tell what went wrong: the world's fault as one sentence, ours as a bug."""
        if isinstance(error, UserError) and self.work.takes(error):
            return
        if isinstance(error, UserError):
            self.window.status.complain(self.window.wording.error(error))
            self._refresh_current()
        else:
            self._bug(error)

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

    def _empty_text(self) -> str:
        say = self.window.wording.say
        if self.article is None:
            return say("The claims of an article are listed here.")
        if self._wanted.words.strip():
            return say("No claim has these words.")
        return (
            say("No claim here; choose another filter.")
            if self._filter != "all" or self._wanted != Wanted(order=self._wanted.order)
            else say("No claim was read in this article. Select words of its text and press M to make one.")
        )

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
        if number not in self._listed:
            self.jump(number)
            return
        self.window.claims.set_current(number)
        self.show_claim(number)

    def listed_after(self, claim: rows.ClaimRow) -> int | None:
        """Return the next claim of a claim's article, in the order of its text, that filter and search list."""
        ids = self.desk.claim_ids(claim.article)
        after = ids[ids.index(claim.id) + 1 :] if claim.id in ids else []
        return next((number for number in after if number in self._listed), None)

    def _on_filter(self, code: str) -> None:
        self._filter = code
        self.list_claims(self.claim.id if self.claim else None)

    def _on_search(self, words: str) -> None:
        if words.strip() and not self._wanted.words.strip():
            self._left_at = self.claim.id if self.claim else None
        self._wanted = replace(self._wanted, words=words)
        if not words.strip() and self.claim is None and self._left_at is not None:
            self.jump(self._left_at)  # nothing was found: back to where the search began
            return
        self.list_claims(self.claim.id if self.claim else None)

    def _on_dropped(self, what: list[Path] | str) -> None:
        if isinstance(what, str):
            self.desk.import_text(what)
        else:
            self.desk.import_files(what)

    # --- what the desk says --------------------------------------------------------------------------

    def _on_changed(self, change: rows.Change) -> None:
        """Refresh only what a change touched."""
        if change.action != "article.import":
            self.window.status.clear()  # what was wrong before is answered by what went well
        if change.action == "verdict.decide":
            for number in change.claims:
                self.session.decide(number)
        self._refresh_waiting(change)
        self.refresh_articles()
        if change.action == "source.add":
            self.list_claims(self.claim.id if self.claim else None)
            return
        if self.article not in change.articles:
            if self.article is None and change.articles:
                self.start(change.articles[0])
            elif change.action in ("undo", "redo") and change.claims:
                self.jump(change.claims[0])  # what is taken back is shown, wherever it stands
                self._tell_undone(change)
            return
        listed = set(self.desk.claim_ids(self.article))
        gone_or_new = any((number in listed) != (number in self._listed) for number in change.claims)
        moved = change.action in _MOVING
        if not change.claims or moved or (gone_or_new and change.action != "verdict.decide"):
            row, text = self.desk.article(self.article)
            self.window.page.show_article(row, text, self._marks())
            here = change.action in ("claim.move", "claim.set")  # the reviewer may have gone on meanwhile
            shown = change.claims[0] if change.claims and change.claims[0] in listed and not here else None
            self.list_claims(shown or (self.claim.id if self.claim else None))
        else:
            self.window.claims.refresh(change.claims)
            for claim in self.desk.claims(change.claims):
                self.window.page.set_verdict(claim.id, claim.true.verdict if claim.true else None)
            former = self._filter
            self._drop_empty_filter()
            self._show_filters()
            if self._filter != former:  # the last claim of that filter was dealt with: all are listed again
                self.list_claims(self.claim.id if self.claim else None)
            if change.action in ("undo", "redo") and change.claims[0] in self._listed:
                self.window.claims.set_current(change.claims[0])
                self.show_claim(change.claims[0])
            else:
                self._refresh_current()
        self._tell_undone(change)

    def _tell_undone(self, change: rows.Change) -> None:
        if change.action not in ("undo", "redo"):
            return
        label = self.window.wording.label(change.action)
        words = [claim.draft.text for claim in self.desk.claims(change.claims)]
        self.window.status.tell(f"{label}: {words[0][:80]}" if words else label)

    def _on_exported(self, written: reports.Written) -> None:
        say = self.window.wording.say
        address = QUrl.fromLocalFile(str(written.file))
        sentence = "\n".join((say("Report written to {file}", file=written.file), *written.notices))
        self.window.status.tell(sentence, say("Show it"), lambda: QDesktopServices.openUrl(address))

    def _refresh_current(self) -> None:
        if self.claim:
            self.show_claim(self.claim.id)

    def _on_imported(self, number: int | None) -> None:
        self.refresh_articles()
        if number is not None:
            self.window.articles.set_current(number)
            self.show_article(number)
        elif self.article is None:
            self.start()

    def sort(self, order: str) -> None:
        """List the claims in another order: "text" or "worthiness"."""
        self._wanted = replace(self._wanted, order=order)  # type: ignore[arg-type]
        if order in ("text", "worthiness"):
            self.window.choose(f"by_{order}")
        self.list_claims(self.claim.id if self.claim else None)

    # --- filters -------------------------------------------------------------------------------------

    def narrow(self, **fields: Any) -> None:
        """List only claims with these values of a facet; None for any."""
        self._wanted = replace(self._wanted, **fields)
        self.list_claims(self.claim.id if self.claim else None)

    def show_wanted(self, **fields: Any) -> None:
        """List what the fields of a Wanted ask for, in one article where one is named, else in all."""
        article = fields.pop("article", None)
        self._filter, self._wanted = "all", Wanted(order=self._wanted.order, **fields)
        self._everywhere = article is None
        self.window.chips.set_current("all")
        self.window.top.field.setText(self._wanted.words)
        if article is not None and article != self.article:
            self.window.articles.set_current(article)
            self.show_article(article)
        else:
            self.list_claims(None)

    def show_filtered(self, wish: Mapping[str, Any]) -> None:
        """List the claims that a part of a chart stands for, the keyboard where it is."""
        self.show_wanted(**wish)

    def show_all(self) -> None:
        """Take every filter away; search and order stay."""
        self._wanted = Wanted(words=self._wanted.words, order=self._wanted.order)
        self._everywhere = False
        self.list_claims(self.claim.id if self.claim else None)

    def keep_filter(self) -> None:
        """Ask for a name, and keep what is chosen now under it."""
        name = dialogs.ask_name(self.window, self.window.wording.say("Keep this filter as"))
        if name:
            chosen = {
                field: value for field, value in asdict(self._wanted).items() if value and field != "day"
            }
            settings.save({"filters": {**self._kept(), name: {**chosen, "only": self._filter}}})
            self._show_filters()

    def _kept(self) -> dict[str, Any]:
        kept = settings.load().get("filters")
        return kept if isinstance(kept, dict) else {}

    def _on_recalled(self, name: str) -> None:
        """Choose a kept filter again; what this version does not know of it is left out."""
        known = {field.name for field in fields(Wanted)} - {"article", "day", "only"}
        kept = self._kept().get(name)
        chosen: dict[str, Any] = kept if isinstance(kept, dict) else {}
        asked: dict[str, Any] = {
            key: value for key, value in chosen.items() if key in known and isinstance(value, str)
        }
        self._wanted = Wanted(**asked)
        self._filter = next((code for code, _ in FILTERS if code == chosen.get("only")), "all")
        self.window.chips.set_current(self._filter)
        self.window.top.field.setText(self._wanted.words)
        self.list_claims(None)

    def _on_forgotten(self, name: str) -> None:
        settings.save({"filters": {key: value for key, value in self._kept().items() if key != name}})
        self._show_filters()
