"""What a reviewer does to a claim besides judging it: make one, correct one, dismiss one."""

from __future__ import annotations

from dataclasses import replace

from workbench import forms
from workbench.claims import extract
from workbench.errors import UserError
from workbench.review.articles import add_row
from workbench.review.record import change_fields, live, now
from workbench.rows import Change, Choice, ClaimDraft, Reason, Span
from workbench.store import Workspace, codec, log, models, queries


def add_claim(workspace: Workspace, article: int, span: Span, reviewer: str) -> Change:
    """Make a claim of a stretch of an article's text, read like the others but marked as the reviewer's.

    White space at its ends is left out, half words are made whole. Raises UserError where nothing is left,
    where the span is outside of the text, and where the same claim is there already.
    """
    with workspace.reading() as session:
        row, text = queries.article(session, article), queries.article_text(session, article)
    chosen = _trimmed(text, span)
    draft = _read(text, chosen, row.language, row.published)
    with workspace.writing() as session:
        for claim in queries.claims(session, queries.claim_ids(session, article)):
            if claim.draft.span == chosen:
                raise UserError("This text is claim {number} already.", number=claim.id)
        at = now()
        document = codec.dump(draft)
        added = add_row(session, article, draft, document, "reviewer", at)
        assert added.id is not None
        link = log.append(
            session, at=at, reviewer=reviewer, action="claim.add", subject="claim", subject_id=added.id,
            before={"state": "dismissed", "dismissed_because": "undone"},
            after={"state": "new", "dismissed_because": "", "article": article, "draft_sha256": codec.sha256(document)},
        )  # fmt: skip
        return Change(link, "claim.add", (article,), (added.id,))


def set_claim(workspace: Workspace, claim: int, reviewer: str, **values: str | None) -> Change | None:
    """Correct a claim's speaker (empty: the narrator) or standalone wording; None where nothing changes."""
    changes = {
        name: (value or "").strip() or None
        for name, value in values.items()
        if name in ("speaker", "standalone")
    }
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        return change_fields(session, row, changes, action="claim.set", reviewer=reviewer)


def choose(workspace: Workspace, claim: int, choice: Choice | None, reviewer: str) -> Change | None:
    """Keep how an ambiguous claim is to be read, None to read it anew; None where nothing changes."""
    document = codec.dump(choice) if choice not in (None, Choice()) else ""
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        return change_fields(session, row, {"choice": document}, action="claim.choose", reviewer=reviewer)


def dismiss(workspace: Workspace, claim: int, because: str, reviewer: str) -> Change | None:
    """Put aside what is no claim; it stays in the history. Raises UserError without a reason."""
    because = forms.reason(because)
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        values = {"state": "dismissed", "dismissed_because": because}
        return change_fields(session, row, values, action="claim.dismiss", reviewer=reviewer)


def reopen(workspace: Workspace, claim: int, reviewer: str) -> Change | None:
    """Take a dismissed claim back: decided where it has a verdict, else new."""
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        values = {"state": "decided" if row.verdict else "new", "dismissed_because": ""}
        return change_fields(session, row, values, action="claim.reopen", reviewer=reviewer)


def _trimmed(text: str, span: Span) -> Span:
    if span.end > len(text):
        raise UserError("The article ends at {length}; {end} is beyond it.", length=len(text), end=span.end)
    chosen = span.of(text)
    start = span.start + len(chosen) - len(chosen.lstrip())
    end = max(start, span.start + len(chosen.rstrip()))
    if start == end:
        raise UserError("Select the words of the claim first.")
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _read(text: str, span: Span, language: str, published: str | None) -> ClaimDraft:
    """Return the draft for a chosen span, with what the reader finds in that span alone."""
    read = extract(span.of(text), language, published)
    kinds = tuple(dict.fromkeys(kind for draft in read for kind in draft.kinds))
    return ClaimDraft(
        span=span,
        text=span.of(text),
        language=language,
        kinds=kinds,
        quantities=tuple(
            replace(q, span=q.span.moved(span.start)) for draft in read for q in draft.quantities
        ),
        dates=tuple(replace(d, span=d.span.moved(span.start)) for draft in read for d in draft.dates),
        worthiness=max((draft.worthiness for draft in read), default=0.5),
        reasons=(Reason("reviewer", span),),
        context=text[max(0, span.start - 600) : span.start],
        published=published,
    )
