"""What many tests need: the seeds as drafts, and claims by their words."""

from workbench import data, intake
from workbench.store import Workspace, queries


def seed(number: int) -> intake.ArticleDraft:
    """Return the draft of a seed: 0 is of April 2025, 1 of February 2025."""
    file = data.seeds()[number]
    return intake.draft(intake.read(file), file=file.name)


def claim_with(workspace: Workspace, words: str) -> int:
    """Return the number of the first claim whose text has these words."""
    with workspace.reading() as session:
        for claim in queries.claims(session, queries.claim_ids(session)):
            if words in claim.draft.text:
                return claim.id
    raise AssertionError(f"no claim says {words!r}")
