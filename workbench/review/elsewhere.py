"""What the other articles of a workspace say of a claim: the same claim again, and its quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import Session

from workbench.checks.corroboration import Statement, corroborate
from workbench.checks.quotation import Source, compare
from workbench.rows import ArticleRow, ClaimRow, Finding, PassageRef
from workbench.sources import Edition
from workbench.store import queries, search

MOST = 24  # alike claims that are compared, and with them their articles


def elsewhere(
    session: Session, claim: ClaimRow, articles: dict[int, ArticleRow], editions: Sequence[Edition]
) -> tuple[list[Finding], list[int]]:
    """Return what other articles and passages say of a claim, and the claims that may now say it of this one."""
    alike = [number for number in search.alike(session, claim.draft.text, MOST) if number != claim.id]
    others = [
        row
        for row in queries.claims(session, alike, bare=True)
        if row.article != claim.article and row.state not in ("dismissed", "void")
    ]
    own = _statement(claim, articles)
    corroborated = corroborate(own, [_statement(row, articles) for row in others])
    quoted = compare(claim.draft, _sources(session, claim, articles, others, editions))
    if quoted is not None and quoted.outcome == "no source" and corroborated is None:
        quoted = None  # nobody else says it at all, so that its words stand nowhere tells nothing
    found = [finding for finding in (corroborated, quoted) if finding is not None]
    return found, [row.id for row in others]


def _statement(claim: ClaimRow, articles: dict[int, ArticleRow]) -> Statement:
    """Return a claim with its article; "Peskov" and "Dmitry Peskov" are one origin, by the last word."""
    article = articles[claim.article]
    origin = (claim.draft.speaker or "").split()[-1:] or [
        article.agency or article.outlet or f"article {article.id}"
    ]
    return Statement(claim.draft, article.id, article.title, article.published or "", origin[0].casefold())


def _sources(
    session: Session,
    claim: ClaimRow,
    articles: dict[int, ArticleRow],
    others: Sequence[ClaimRow],
    editions: Sequence[Edition],
) -> Iterator[Source]:
    """Yield the articles with alike claims, and the passages of a claim's language; each read when it is asked for."""
    for number in dict.fromkeys(row.article for row in others):
        yield Source(queries.article_text(session, number), _about(articles[number]))
    for edition in editions:
        for passage in edition.passages:
            if passage.language == claim.draft.language:
                yield Source(
                    passage.text,
                    PassageRef(edition.id, edition.title, edition.published, passage.section, "",
                               passage.locator, passage.language),
                )  # fmt: skip


def _about(article: ArticleRow) -> PassageRef:
    return PassageRef(
        edition=f"article-{article.id}", edition_title=article.title, published=article.published or "",
        section="", text="", locator=article.outlet, language=article.language,
    )  # fmt: skip
