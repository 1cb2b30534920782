"""Run the checks on stored claims and keep what they find; a finding never touches a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from workbench.checks import check
from workbench.review.record import now
from workbench.rows import Finding
from workbench.sources import Edition
from workbench.store import Workspace, codec, log, models, queries

BATCH = 200  # claims in one transaction: long enough to be quick, short enough to let others write


@dataclass(frozen=True, slots=True)
class Checked:
    """Count what a check did: claims looked at, and those whose findings changed."""

    claims: int
    changed: tuple[int, ...]


def load_editions(workspace: Workspace, editions: Iterable[Edition], reviewer: str) -> list[str]:
    """Add the editions that the workspace does not have; return their ids.

    An edition that is there is never overwritten: a finding must be able to name what it saw.
    """
    with workspace.reading() as session:
        known = queries.edition_hashes(session)
    missing = [edition for edition in editions if edition.id not in known]
    if not missing:
        return []
    with workspace.writing() as session:
        known = queries.edition_hashes(session)
        added = [edition for edition in missing if edition.id not in known]
        for edition in added:
            at = now()
            session.add(
                models.Edition(
                    id=edition.id, source=edition.source, title=edition.title, published=edition.published,
                    sha256=edition.sha256, loaded=at, document=codec.dump(edition),
                )
            )  # fmt: skip
            session.flush()
            log.append(
                session, at=at, reviewer=reviewer, action="source.add", subject="edition",
                subject_id=edition.id, after={"sha256": edition.sha256, "title": edition.title},
            )  # fmt: skip
    return [edition.id for edition in added]


def check_claims(
    workspace: Workspace,
    ids: Sequence[int],
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """Check claims against the workspace's editions and keep the findings; unchanged ones are left alone.

    progress: called with how many are done, of how many.
    """
    with workspace.reading() as session:
        editions = queries.editions(session)
    changed: list[int] = []
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        with workspace.reading() as session:
            dates = {article.id: article.published for article in queries.articles(session)}
            claims = queries.claims(session, batch)
        found = {
            claim.id: check(replace(claim.draft, published=dates[claim.article]), editions)
            for claim in claims
        }
        with workspace.writing() as session:
            changed += [number for number, findings in found.items() if _keep(session, number, findings)]
        if progress:
            progress(min(start + BATCH, len(ids)), len(ids))
    return Checked(len(ids), tuple(changed))


def recheck(workspace: Workspace, ids: Sequence[int]) -> list[int]:
    """Recompute findings without keeping them; return the claims whose stored findings come out otherwise."""
    with workspace.reading() as session:
        editions = queries.editions(session)
        dates = {article.id: article.published for article in queries.articles(session)}
        claims = queries.claims(session, ids)
    return [
        claim.id
        for claim in claims
        if [codec.dump(row.finding) for row in claim.findings]
        != [codec.dump(f) for f in check(replace(claim.draft, published=dates[claim.article]), editions)]
    ]


def _keep(session: Session, claim: int, findings: Sequence[Finding]) -> bool:
    """Store findings in place of the claim's former ones; return whether anything is new."""
    documents = [codec.dump(finding) for finding in findings]
    stored = session.exec(
        select(models.Finding)
        .where(models.Finding.claim == claim, col(models.Finding.replaced).is_(None))
        .order_by(col(models.Finding.id))
    ).all()
    if [row.document for row in stored] == documents:
        return False
    at = now()
    for row in stored:
        row.replaced = at
        session.add(row)
    for finding, document in zip(findings, documents, strict=True):
        session.add(
            models.Finding(
                claim=claim, outcome=finding.outcome, rule=finding.rule, engine=finding.engine, created=at,
                edition=finding.cell.edition if finding.cell else None, document=document,
            )
        )  # fmt: skip
    owner = session.get_one(models.Claim, claim)
    owner.outcome = findings[0].outcome if findings else None
    session.add(owner)
    return True
