"""Run the checks on stored claims and keep what they find; a finding never touches a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from workbench.checks import arranged, check
from workbench.review.elsewhere import elsewhere
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
    alike: set[int] = set()
    done = 0
    for batch in _batches(ids):
        changed += _checked(workspace, batch, editions, alike)
        done += len(batch)
        if progress:
            progress(done, len(ids))
    # What these claims say may now stand beside an older claim of another article.
    for batch in _batches(sorted(alike.difference(ids))):
        changed += _checked(workspace, batch, editions, set())
    return Checked(len(ids), tuple(changed))


def _checked(
    workspace: Workspace, ids: Sequence[int], editions: Sequence[Edition], alike: set[int]
) -> list[int]:
    """Check one batch and keep what is found; add the alike claims, return those whose findings changed."""
    found, near = _found(workspace, ids, editions)
    alike |= near
    with workspace.writing() as session:
        return [number for number, findings in found.items() if _keep(session, number, findings)]


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def _found(
    workspace: Workspace, ids: Sequence[int], editions: Sequence[Edition]
) -> tuple[dict[int, list[Finding]], set[int]]:
    """Return the findings of claims by their number, and the claims of other articles that are alike."""
    found: dict[int, list[Finding]] = {}
    near: set[int] = set()
    with workspace.reading() as session:
        articles = {article.id: article for article in queries.articles(session)}
        for claim in queries.claims(session, ids):
            dated = replace(claim.draft, published=articles[claim.article].published)
            others, alike = elsewhere(session, replace(claim, draft=dated), articles, editions)
            found[claim.id] = arranged(check(dated, editions, claim.choice), others)
            near.update(alike)
    return found, near


def recheck(workspace: Workspace, ids: Sequence[int]) -> list[int]:
    """Recompute findings without keeping them; return the claims whose stored findings come out otherwise."""
    with workspace.reading() as session:
        editions = queries.editions(session)
    changed: list[int] = []
    for batch in _batches(ids):
        found, _ = _found(workspace, batch, editions)
        with workspace.reading() as session:
            stored = queries.findings(session, batch)
        changed += [
            number
            for number, findings in found.items()
            if [codec.dump(row.finding) for row in stored[number]] != [codec.dump(one) for one in findings]
        ]
    return changed


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
    owner.found = models.stamp(at) if findings else ""
    session.add(owner)
    return True
