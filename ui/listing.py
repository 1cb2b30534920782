"""Which claims are listed: filter, search and order, what waits for a second look, and the filters that were kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui import dialogs
from ui.filter_menu import Values
from workbench import rows, settings
from workbench.changes import Change
from workbench.wanted import Facet, Filter, Order, Wanted
from workbench.wording import mark

if TYPE_CHECKING:
    from ui.desk import Listed
    from ui.flow import Flow

FILTERS: tuple[tuple[Filter, str], ...] = (
    ("all", mark("All")), ("undecided", mark("Undecided")), ("figures", mark("With figures")),
    ("disputed", mark("Disputed")),
)  # fmt: skip
RECHECK = "recheck"  # shown only where a claim waits for it
_KEPT = "filters"  # the setting that holds them
_NOT_KEPT = frozenset({"article", "day"})


class Listing(QObject):
    """Keep one flow's list of claims as the reviewer asked for it.

    wanted: all that is asked for but the article. only_waiting: only what waits for a second look. everywhere:
    in all articles, not only in the one that is shown. ids: the claims that are listed.
    """

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self._flow, self._window, self._desk = flow, flow.window, flow.desk
        self.wanted = Wanted()
        self.only_waiting = False
        self.everywhere = False
        self.ids: Collection[int] = ()
        self._waiting: dict[int, rows.Recheck] = {}
        self._request = 0  # the newest list that was asked for
        self._left_at: int | None = None
        kept = settings.load().get(_KEPT)
        self.kept: dict[str, Any] = kept if isinstance(kept, dict) else {}
        window, link = flow.window, flow.link
        window.filter.set_values(self._values)
        link(window.chips.chosen, self.choose)
        link(window.filter.chosen, lambda facet, value: self.narrow(**{facet: value}))
        link(window.filter.sorted, self.sort)
        link(window.filter.cleared, self.show_all)
        link(window.filter.recalled, self.recall)
        link(window.filter.keep_asked, self.keep)
        link(window.filter.forgotten, self.forget)
        link(window.filtered.cleared, self.show_all)
        link(window.top.searched, self.search)

    def asked(self) -> Wanted:
        """Return what is to be listed now; a search looks through all articles."""
        everywhere = self.everywhere or bool(self.wanted.words.strip())
        return replace(self.wanted, article=None if everywhere else self._flow.article)

    # --- the list ------------------------------------------------------------------------------------

    def show(self, current: int | None) -> None:
        """List the claims that filter and search leave, and show one of them, by default the first.

        What looks through all articles comes from another thread; an answer that came too late is dropped.
        """
        self._request += 1
        request = self._request
        self.only_waiting = self.only_waiting and bool(self._waiting_here())
        asked, among = self.asked(), self._waiting if self.only_waiting else None
        if self._flow.article is None:
            self._show((), {}, {}, current)
        elif asked.article is not None:
            self._show(*self._desk.listed(asked, among), current)
        else:

            def answered(found: Listed) -> None:
                if request == self._request:
                    self._show(*found, current)

            self._desk.later(mark("Searching"), lambda: self._desk.listed(asked, among), answered)

    def show_again(self) -> None:
        """List the claims anew, the current one kept where it is still among them."""
        self.show(self._flow.claim.id if self._flow.claim else None)

    def _show(self, ids: Sequence[int], places: dict[int, int], counts: Any, current: int | None) -> None:
        claims = self._window.claims
        self._show_filters(counts)
        self.ids = places.keys()
        claims.set_empty_text(self._empty_text())
        claims.set_ids(ids, places)
        chosen = current if current in places else (ids[0] if ids else None)
        claims.set_current(chosen)
        self._flow.show_claim(chosen)

    def _empty_text(self) -> str:
        say = self._window.wording.say
        if self._flow.article is None:
            return say("The claims of an article are listed here.")
        if self.wanted.words.strip():
            narrowed = self.wanted != Wanted(words=self.wanted.words, order=self.wanted.order)
            return (
                say("None of the filtered claims has these words.")
                if narrowed
                else say("No claim has these words.")
            )
        if self.only_waiting or self.wanted != Wanted(order=self.wanted.order):
            return say("No claim here; choose another filter.")
        return say("No claim was read in this article. Select words of its text and press M to make one.")

    def next_after(self, claim: rows.ClaimRow) -> int | None:
        """Return the next claim of a claim's article, in the order of its text, that is listed."""
        ids = self._desk.claim_ids(claim.article)
        after = ids[ids.index(claim.id) + 1 :] if claim.id in ids else []
        return next((number for number in after if number in self.ids), None)

    # --- what waits for a second look ------------------------------------------------------------------

    def learn_waiting(self, change: Change | None = None) -> None:
        """Learn which claims wait for a second look: those of a change; later, all of them after a wider one."""
        if change is None or not change.claims or change.action in ("article.import", "source.add"):
            self._desk.later(mark("Counting"), self._desk.rechecks, self._learnt)
            return
        for number in change.claims:
            self._waiting.pop(number, None)
        self._waiting |= self._desk.rechecks(change.claims)

    def _learnt(self, waiting: dict[int, rows.Recheck]) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self._flow.show_current()
            self.follow()

    def waiting(self, claim: int) -> rows.Recheck | None:
        """Return how a claim's findings changed since its verdict, where they did."""
        return self._waiting.get(claim)

    def _waiting_here(self) -> set[int]:
        return (
            set(self._desk.claim_ids(self._flow.article)).intersection(self._waiting)
            if self._waiting
            else set()
        )

    def follow(self) -> None:
        """Show the filters with their counts of the moment; all claims where the last waiting one is dealt with."""
        asked = self.asked()
        if self.only_waiting and not self._waiting_here():
            self.show_again()
        elif asked.article is not None:
            self._show_filters(self._desk.filter_counts(asked))
        else:

            def counted(counts: Any) -> None:
                if asked == self.asked():  # else something else is listed by now
                    self._show_filters(counts)

            self._desk.later(mark("Counting"), lambda: self._desk.filter_counts(asked), counted)

    def _values(self, facet: Facet, done: Callable[[Values], None]) -> None:
        asked = self.asked()
        self._desk.later(mark("Counting"), lambda: self._desk.facet(asked, facet), done)

    def _show_filters(self, counts: Any) -> None:
        say = self._window.wording.say
        chips: list[tuple[object, str, int]] = [
            (code, say(text), counts.get(code, 0)) for code, text in FILTERS
        ]
        if waiting := self._waiting_here():
            chips.append((RECHECK, say("Look again"), len(waiting)))
        self._window.chips.set_chips(chips)
        self._window.chips.set_current(RECHECK if self.only_waiting else self.wanted.only)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._window.filter.show_wanted(self.wanted, list(self.kept))
        self._window.filtered.show_wanted(self.wanted, self.everywhere)

    # --- what is asked for -----------------------------------------------------------------------------

    def choose(self, code: Any) -> None:
        """Take one of the short filters."""
        self.only_waiting = code == RECHECK
        self.wanted = replace(self.wanted, only="all" if self.only_waiting else code)
        self.show_again()

    def search(self, words: str) -> None:
        """Look for words in all articles; without any, go back to where the search began."""
        if words.strip() and not self.wanted.words.strip():
            self._left_at = self._flow.claim.id if self._flow.claim else None
        self.wanted = replace(self.wanted, words=words)
        if not words.strip() and self._flow.claim is None and self._left_at is not None:
            self._flow.jump(self._left_at)
        else:
            self.show_again()

    def sort(self, order: Order) -> None:
        """List the claims in another order."""
        self.wanted = replace(self.wanted, order=order)
        if order in ("text", "worthiness"):
            self._window.choose(f"by_{order}")
        self.show_again()

    def narrow(self, **values: Any) -> None:
        """List only claims with these values of a facet; None for any."""
        self.wanted = replace(self.wanted, **values)
        self.show_again()

    def show_all(self) -> None:
        """Take every facet away; the short filter, the search and the order stay."""
        self.wanted = Wanted(words=self.wanted.words, only=self.wanted.only, order=self.wanted.order)
        self.everywhere = False
        self.show_again()

    def reset(self) -> None:
        """Ask for every claim of the article that is shown; only the order stays, and nothing is listed yet."""
        self._ask(Wanted(order=self.wanted.order))

    def ask(self, article: int | None = None, **values: Any) -> None:
        """List what the fields of a Wanted ask for, in one article where one is named, else in all."""
        self._ask(Wanted(order=self.wanted.order, **values))
        self.everywhere = article is None
        if article is not None and article != self._flow.article:
            self._window.articles.set_current(article)
            self._flow.show_article(article)
        else:
            self.show(None)

    def _ask(self, wanted: Wanted) -> None:
        self.wanted, self.only_waiting, self.everywhere = wanted, False, False
        self._window.top.field.setText(wanted.words)

    # --- filters that were kept ------------------------------------------------------------------------

    def keep(self) -> None:
        """Ask for a name, and keep what is chosen now under it."""
        name = dialogs.ask_name(self._window, self._window.wording.say("Keep this filter as"))
        if name:
            chosen = asdict(self.wanted).items()
            self._save({**self.kept, name: {field: v for field, v in chosen if v and field not in _NOT_KEPT}})

    def forget(self, name: str) -> None:
        """Let a kept filter go."""
        self._save({known: chosen for known, chosen in self.kept.items() if known != name})

    def recall(self, name: str) -> None:
        """Choose a kept filter again; what this version does not know of it is left out."""
        known = {field.name for field in fields(Wanted)} - _NOT_KEPT
        chosen = self.kept.get(name)
        values: dict[str, Any] = {
            field: value
            for field, value in (chosen.items() if isinstance(chosen, dict) else ())
            if field in known and isinstance(value, str)
        }
        if values.get("only") not in {code for code, _ in FILTERS}:
            values.pop("only", None)
        self._ask(Wanted(**values))
        self.show(None)

    def _save(self, kept: dict[str, Any]) -> None:
        settings.save({_KEPT: kept})
        self.kept = kept
        self._show_chosen()
