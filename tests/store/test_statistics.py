"""The numbers of the overview, against workspaces that were counted by hand."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from support import claim_with

from workbench import intake, review
from workbench.store import Workspace, lists
from workbench.store.glance import Glance, glance
from workbench.store.statistics import Statistics, Tally, statistics
from workbench.wanted import NARRATOR, Wanted

TEXT = "La Russia ha riserve di terre rare di 3,8 milioni di tonnellate. «Ne abbiamo molte», ha detto Dmitry Peskov."


def counted(workspace: Workspace) -> Statistics:
    with workspace.reading() as session:
        return statistics(session)


def of(tallies: tuple[Tally, ...], key: str) -> dict[str, int]:
    return dict(next(tally.counts for tally in tallies if tally.key == key))


@pytest.fixture
def decided(workspace: Workspace) -> Workspace:
    """The April article with three verdicts, one of them changed, one claim dismissed."""
    review.decide(workspace, claim_with(workspace, "17 metalli"), "disputed", "Ada")
    review.decide(workspace, claim_with(workspace, "17 metalli"), "verified", "Ada")
    review.decide(workspace, claim_with(workspace, "sostituti noti"), "disputed", "Ada")
    review.decide(workspace, claim_with(workspace, "3,8 milioni"), "verified", "Ada")
    review.dismiss(workspace, claim_with(workspace, "reciproco"), "an opinion", "Ada")
    return workspace


def test_an_empty_workspace_counts_nothing(empty: Workspace) -> None:
    assert counted(empty) == Statistics(Tally("", "", {}), (), (), (), (), ())


def test_only_the_verdict_that_stands_is_counted_and_what_was_dismissed_is_not(decided: Workspace) -> None:
    with decided.reading() as session:
        open_claims = len(lists.claim_ids(session, Wanted()))
    expected = {"verified": 2, "disputed": 1, "undecided": open_claims - 3}
    found = counted(decided)
    assert dict(found.all.counts) == expected
    assert [(tally.key, dict(tally.counts)) for tally in found.articles] == [("1", expected)]


def test_an_article_is_named_by_its_title_and_the_largest_stands_first(decided: Workspace) -> None:
    review.import_article(decided, intake.draft(TEXT, file="short.txt"), "Ada")
    found = counted(decided).articles
    assert [tally.key for tally in found] == ["1", "2"]
    assert found[1].name == intake.draft(TEXT).title
    assert found[0].total > found[1].total


def test_verdicts_by_day_are_of_the_readers_own_day(decided: Workspace) -> None:
    with decided.reading() as session:
        assert [tally.key for tally in counted(decided).days] == [date.today().isoformat()]
        ids = lists.claim_ids(session, Wanted(day=date.today()))
    assert len(ids) == counted(decided).days[0].total == 3


def test_a_verdict_that_was_taken_back_is_not_of_any_day(decided: Workspace) -> None:
    review.undo(decided, "Ada")  # the dismissal
    review.undo(decided, "Ada")  # the verdict on 3,8 million
    assert counted(decided).days[0].total == 2


def test_every_number_is_that_of_the_list_it_opens(decided: Workspace) -> None:
    found = counted(decided)
    with decided.reading() as session:
        for tally in found.speakers:
            for code, count in tally.counts.items():
                verdict = NARRATOR if code == "undecided" else code
                assert len(lists.claim_ids(session, Wanted(speaker=tally.key, verdict=verdict))) == count
        for tally in found.kinds:
            assert len(lists.claim_ids(session, Wanted(kind=tally.key))) == tally.total
        for tally in found.editions:
            for outcome, count in tally.counts.items():
                assert len(lists.claim_ids(session, Wanted(edition=tally.key, outcome=outcome))) == count


def test_a_findings_edition_is_named_by_its_title(decided: Workspace) -> None:
    named = {tally.key: tally.name for tally in counted(decided).editions}
    assert named["usgs-mcs-2025-rare-earths"] == "Mineral Commodity Summaries 2025, Rare Earths"


def test_a_glance_counts_without_opening_the_workspace(april: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(april, tmp_path / "glanced.riscontro"))
    with Workspace(file) as workspace:
        review.decide(workspace, claim_with(workspace, "17 metalli"), "verified", "Ada")
        total = counted(workspace).all.total
    before = file.read_bytes()
    assert glance(file) == Glance(1, total, 1)
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob("glanced*")] == ["glanced.riscontro"]


def test_a_glance_at_what_is_missing_or_no_workspace_sees_nothing(tmp_path: Path) -> None:
    assert glance(tmp_path / "gone.riscontro") is None
    (tmp_path / "letter.riscontro").write_text("Dear editor, " * 100)
    assert glance(tmp_path / "letter.riscontro") is None
    sqlite3.connect(tmp_path / "other.riscontro").close()
    assert glance(tmp_path / "other.riscontro") is None
