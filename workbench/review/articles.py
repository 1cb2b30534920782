"""Bring articles in, and correct what is said of them; their text never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from workbench import forms
from workbench.changes import Change
from workbench.claims import extract
from workbench.intake import ArticleDraft
from workbench.review.record import change_fields, live, now
from workbench.rows import ClaimDraft
from workbench.store import Workspace, codec, log, models, queries, search

EDITABLE = ("title", "published", "outlet", "agency", "author", "address")


@dataclass(frozen=True, slots=True)
class Imported:
    """Tell what an import did: the article's number, and the change, None where the text was there already."""

    article: int
    change: Change | None


def import_article(workspace: Workspace, draft: ArticleDraft, reviewer: str) -> Imported:
    """Add an article with the claims read in it, together or not at all; the same text twice adds nothing."""
    with workspace.reading() as session:
        known = queries.article_with(session, draft.sha256)
    if known is not None:
        return Imported(known, None)
    claims = extract(draft.text, draft.language, draft.published)  # slow, so outside of the transaction
    with workspace.writing() as session:
        known = queries.article_with(session, draft.sha256)  # another window may have been quicker
        if known is not None:
            return Imported(known, None)
        at = now()
        article = models.Article(
            sha256=draft.sha256, language=draft.language, header_end=draft.header.end,
            length=len(draft.text), title=draft.title, published=draft.published, outlet="",
            agency=draft.agency, author="", address="", file=draft.file, imported=at, text=draft.text,
        )  # fmt: skip
        session.add(article)
        session.flush()
        assert article.id is not None
        documents = [codec.dump(claim) for claim in claims]
        for claim, document in zip(claims, documents, strict=True):
            add_row(session, article.id, claim, document, "machine", at)
        link = log.append(
            session, at=at, reviewer=reviewer, action="article.import", subject="article",
            subject_id=article.id,
            after={
                "sha256": draft.sha256, "title": draft.title, "file": draft.file, "language": draft.language,
                "published": draft.published, "agency": draft.agency, "header_end": draft.header.end,
                "claims": len(claims), "claims_sha256": claims_hash(documents),
            },
        )  # fmt: skip
        numbers = tuple(queries.claim_ids(session, article.id))
        return Imported(article.id, Change(link, "article.import", (article.id,), numbers))


def claims_hash(documents: Sequence[str]) -> str:
    """Return the hash that the log keeps of an article's drafts, in the order in which they were read."""
    return codec.sha256("\n".join(documents))


def add_row(
    session: Session, article: int, claim: ClaimDraft, document: str, origin: str, at: datetime
) -> models.Claim:
    """Add the row of a new claim and make it findable."""
    row = models.Claim(
        article=article, start=claim.span.start, end=claim.span.end, speaker=claim.speaker,
        standalone=claim.standalone, worthiness=claim.worthiness, figures=len(claim.quantities),
        origin=origin, state="new", dismissed_because="", verdict=None, verdict_said=None, outcome=None,
        created=at, draft=document,
    )  # fmt: skip
    session.add(row)
    session.flush()
    assert row.id is not None
    set_kinds(session, row.id, claim.kinds)
    search.add_claim(session, row.id, f"{claim.text} {claim.speaker or ''}")
    return row


def set_kinds(session: Session, claim: int, kinds: Sequence[str]) -> None:
    """Keep a claim's kinds where filters look for them."""
    for old in session.exec(select(models.ClaimKind).where(models.ClaimKind.claim == claim)):
        session.delete(old)
    session.flush()
    session.add_all([models.ClaimKind(kind=kind, claim=claim) for kind in dict.fromkeys(kinds)])


def set_article(workspace: Workspace, article: int, reviewer: str, **values: str) -> Change | None:
    """Set what is said of an article: title, published, outlet, agency, author, address.

    Returns None where nothing changes. Raises UserError for an unknown article or an impossible date.
    """
    changes: dict[str, str | None] = {
        name: value.strip() for name, value in values.items() if name in EDITABLE
    }
    if "published" in values:
        changes["published"] = forms.published(values["published"])
    with workspace.writing() as session:
        row = live(session, models.Article, article)
        return change_fields(session, row, changes, action="article.set", reviewer=reviewer)
