"""A workspace with verdicts of every kind, and its report."""

import pytest
from support import claim_with

from workbench import reports, review
from workbench.store import Workspace, queries

CONCLUSION = "L’edizione 2025 riporta 3 800 000 t: verifica riuscita & <b>conflitto</b> chiuso."


@pytest.fixture
def decided(workspace: Workspace) -> Workspace:
    """The April article with a figure, a passage, own evidence, both questions and an undone verdict."""
    figure, passage = claim_with(workspace, "3,8 milioni"), claim_with(workspace, "sostituti noti")
    said, dismissed = claim_with(workspace, "i colloqui con le imprese"), claim_with(workspace, "17 metalli")
    with workspace.reading() as session:
        findings = {number: queries.claim(session, number).findings[0].id for number in (figure, passage)}
    review.attach_finding(workspace, figure, findings[figure], "Ada")
    review.decide(workspace, figure, "verified", "Ada", conclusion=CONCLUSION)
    review.attach_passage(workspace, passage, findings[passage], 0, "Ada", stance="undermines")
    review.decide(workspace, passage, "disputed", "Ada", reasons=["missing context"])
    review.decide(workspace, said, "verified", "Ada", question="said", conclusion="A Izvestia.")
    review.decide(workspace, said, "unverifiable", "Bice")
    review.undo(workspace, "Bice")
    review.dismiss(workspace, dismissed, "a commonplace", "Ada")
    return workspace


@pytest.fixture
def report(decided: Workspace) -> reports.Report:
    """The report on it."""
    return reports.build(decided)
