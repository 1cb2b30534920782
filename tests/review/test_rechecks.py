"""A verdict given on one finding is listed again when the sources say otherwise; a choice is kept with its claim."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from support import claim_with

from workbench import intake, review
from workbench.choices import offers
from workbench.errors import UserError
from workbench.rows import Choice, Finding
from workbench.sources import Edition, digest, load_shipped
from workbench.store import Workspace, queries
from workbench.store.rechecks import rechecks
from workbench.store.verify import verify

RANK = "La Russia possiede la quinta riserva mondiale di terre rare."


def decisive(workspace: Workspace, claim: int) -> Finding:
    with workspace.reading() as session:
        return queries.claim(session, claim).findings[0].finding


def article(workspace: Workspace, text: str, published: str) -> int:
    draft = replace(intake.draft(text, file="x.txt"), published=published)
    imported = review.import_article(workspace, draft, "Ada")
    assert imported.change is not None
    review.check_claims(workspace, imported.change.claims)
    return imported.change.claims[0]


def edition_of_2026(rank: str) -> Edition:
    """Return a further edition in which Russia's reserves are another figure."""
    (old,) = [one for one in load_shipped() if one.id == "usgs-mcs-2025-rare-earths"]
    table = old.tables[0]
    column = next(index for index, one in enumerate(table.measures) if one.code == "reserves")
    entries = tuple(
        replace(
            entry,
            cells=tuple(
                replace(cell, printed=rank, value=Decimal(rank)) if index == column else cell
                for index, cell in enumerate(entry.cells)
            ),
        )
        if entry.code == "RU"
        else entry
        for entry in table.entries
    )
    new = replace(
        old, id="usgs-mcs-2026-rare-earths", title="Mineral Commodity Summaries 2026, Rare Earths",
        published="2026-02", tables=(replace(table, entries=entries),),
    )  # fmt: skip
    return replace(new, sha256=digest(new))


@pytest.fixture
def library(empty: Workspace) -> Workspace:
    """A workspace with the shipped editions and no article."""
    review.load_editions(empty, load_shipped(), "Ada")
    return empty


def test_the_same_sentence_is_judged_by_the_edition_of_its_own_date(library: Workspace) -> None:
    march_2024 = article(library, f"date 2024-03\n\n{RANK}", "2024-03")
    april_2025 = article(library, f"date 2025-04\n\n{RANK}", "2025-04")
    assert (decisive(library, march_2024).outcome, decisive(library, april_2025).outcome) == (
        "inconsistent", "consistent",
    )  # fmt: skip


def test_a_later_edition_that_says_otherwise_lists_the_decided_claim_with_both(library: Workspace) -> None:
    claim = article(library, RANK, "2025-04")
    review.decide(library, claim, "verified", "Ada")
    review.load_editions(library, [edition_of_2026("9000000")], "Ada")
    review.check_claims(library, [claim])
    with library.reading() as session:
        (waiting,) = rechecks(session)
    assert waiting.claim == claim and waiting.old is not None
    assert (waiting.old.finding.outcome, waiting.new.finding.outcome) == ("consistent", "inconsistent")
    assert waiting.new.finding.cell is not None and waiting.new.finding.cell.published == "2026-02"


def test_a_later_edition_that_says_the_same_lists_nothing(library: Workspace) -> None:
    claim = article(library, RANK, "2025-04")
    review.decide(library, claim, "verified", "Ada")
    review.load_editions(library, [edition_of_2026("3900000")], "Ada")
    review.check_claims(library, [claim])
    with library.reading() as session:
        assert rechecks(session) == []


def test_an_undecided_claim_waits_for_its_first_verdict_not_for_a_second_look(library: Workspace) -> None:
    claim = article(library, RANK, "2025-04")
    review.load_editions(library, [edition_of_2026("9000000")], "Ada")
    review.check_claims(library, [claim])
    with library.reading() as session:
        assert rechecks(session) == []


@pytest.mark.parametrize("how", ["keep", "decide"])
def test_a_claim_leaves_the_list_when_it_was_looked_at(library: Workspace, how: str) -> None:
    claim = article(library, RANK, "2025-04")
    review.decide(library, claim, "verified", "Ada", conclusion="Per l’edizione 2025.")
    review.load_editions(library, [edition_of_2026("9000000")], "Ada")
    review.check_claims(library, [claim])
    if how == "keep":
        review.keep_verdict(library, claim, "Bea")
    else:
        review.decide(library, claim, "partly", "Bea", conclusion="Non più dal 2026.")
    with library.reading() as session:
        assert rechecks(session) == []
        last = queries.verdicts(session, claim)[-1]
    expected = ("verified", "Per l’edizione 2025.") if how == "keep" else ("partly", "Non più dal 2026.")
    assert (last.verdict, last.conclusion, last.reviewer) == (*expected, "Bea")


def test_a_corrected_date_of_the_article_that_changes_the_finding_lists_the_claim(library: Workspace) -> None:
    claim = article(library, RANK, "2025-04")
    review.decide(library, claim, "verified", "Ada")
    review.set_article(library, 1, "Ada", published="2024-03")
    review.check_claims(library, [claim])
    with library.reading() as session:
        (waiting,) = rechecks(session)
    assert waiting.old is not None
    assert (waiting.old.finding.outcome, waiting.new.finding.outcome) == ("consistent", "inconsistent")


def test_only_a_claim_with_a_verdict_has_one_to_keep(workspace: Workspace) -> None:
    with pytest.raises(UserError):
        review.keep_verdict(workspace, claim_with(workspace, "quinta riserva"), "Ada")


AMBIGUOUS = "Cina e Russia hanno 44 milioni di tonnellate di riserve di terre rare."


def test_an_ambiguous_claim_is_read_as_the_reviewer_chose_until_that_is_undone(library: Workspace) -> None:
    claim = article(library, AMBIGUOUS, "2025-04")
    offered = [offer.choice for offer in offers(decisive(library, claim))]
    assert Choice(entity="CN", measure="reserves", period="2025") in offered
    review.choose(library, claim, Choice(entity="CN"), "Ada")
    review.check_claims(library, [claim])
    chosen = decisive(library, claim)
    assert chosen.outcome == "consistent" and chosen.cell is not None and chosen.cell.row == "China"
    assert any(step.values.get("from") == "chosen" for step in chosen.assumed)
    assert verify(library).problems == ()
    review.undo(library, "Ada")
    assert decisive(library, claim).outcome == "ambiguous"
    review.redo(library, "Ada")
    assert decisive(library, claim).outcome == "consistent"


def test_a_chosen_edition_decides_where_two_could_have(library: Workspace) -> None:
    claim = article(library, RANK, "2025-01")
    assert decisive(library, claim).outcome == "ambiguous"
    offered = [offer.choice for offer in offers(decisive(library, claim))]
    assert [one.edition for one in offered] == ["usgs-mcs-2025-rare-earths", "usgs-mcs-2024-rare-earths"]
    review.choose(library, claim, offered[1], "Ada")
    review.check_claims(library, [claim])
    assert decisive(library, claim).outcome == "inconsistent"


def test_a_choice_survives_the_next_check_and_choosing_the_same_changes_nothing(library: Workspace) -> None:
    claim = article(library, AMBIGUOUS, "2025-04")
    assert review.choose(library, claim, Choice(entity="RU"), "Ada") is not None
    assert review.choose(library, claim, Choice(entity="RU"), "Ada") is None
    review.check_claims(library, [claim])
    review.check_claims(library, [claim])
    assert decisive(library, claim).outcome == "inconsistent"
    assert review.recheck(library, [claim]) == []


def test_a_chosen_measure_decides_a_share_that_could_be_of_two(library: Workspace) -> None:
    claim = article(library, "La Cina consuma il 69% della produzione mondiale di terre rare.", "2025-04")
    assert decisive(library, claim).outcome == "ambiguous"
    assert {offer.choice.measure for offer in offers(decisive(library, claim))} == {"mine production"}
    review.choose(library, claim, Choice(measure="mine production"), "Ada")
    review.check_claims(library, [claim])
    assert (decisive(library, claim).rule, decisive(library, claim).outcome) == ("share", "consistent")


def test_a_further_choice_keeps_the_one_before(library: Workspace) -> None:
    claim = article(library, AMBIGUOUS, "2025-04")
    review.choose(library, claim, Choice(entity="CN"), "Ada")
    review.choose(library, claim, Choice(period="2024"), "Ada")
    with library.reading() as session:
        assert queries.claim(session, claim).choice == Choice(entity="CN", period="2024")
