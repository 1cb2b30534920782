"""What another window or the command line wrote into the same workspace meanwhile, shown as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.changes import Change

if TYPE_CHECKING:
    from ui.flow import Flow

# These leave every claim where it is.
_IN_PLACE = frozenset(
    {"verdict.decide", "evidence.attach", "evidence.detach", "evidence.stance", "claims.check"}
)


class Elsewhere(QObject):
    """Refresh what a flow shows where its desk learns of changes that it did not make itself."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self._flow = flow
        flow.link(flow.desk.watch.changed, self._show)

    def _show(self, changes: Sequence[Change], foreign: int) -> None:
        flow = self._flow
        articles = tuple(sorted({number for one in changes for number in one.articles}))
        claims = tuple(sorted({number for one in changes for number in one.claims}))
        flow.listing.learn_waiting(Change(0, "", articles, claims))
        flow.refresh_articles(articles)
        if flow.article is None and articles:
            flow.start(articles[0])
        elif flow.article in articles and not {one.action for one in changes} <= _IN_PLACE:
            flow.show_marks()
            flow.listing.show_again()
        else:
            flow.window.claims.refresh(claims)
            flow.show_verdicts(claims)
            flow.listing.follow()
            flow.show_current()
        if foreign:
            told = flow.window.wording.plural(
                "{count} change from elsewhere is shown now.",
                "{count} changes from elsewhere are shown now.",
                foreign,
            )
            flow.window.status.tell(told)
