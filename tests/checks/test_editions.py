"""Which edition decides: the newest published by the article's date; the others are told, never taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from workbench.checks import ENGINE, check
from workbench.checks.edition import interval, shelves
from workbench.rows import ClaimDraft, Finding
from workbench.sources import Edition

TEXT = "Le riserve russe di terre rare sono pari a [3,8 milioni di tonnellate]"
FIGURE = {"value": "3800000", "step": "100000"}

Claims = Callable[..., ClaimDraft]
Shipped = tuple[Edition, ...]


def editions_of(findings: list[Finding]) -> list[tuple[str, str, bool]]:
    return [
        (finding.outcome, finding.cell.edition[9:13] if finding.cell else "", finding.current)
        for finding in findings
    ]


def test_the_edition_in_force_decides_and_the_earlier_ones_follow(claim: Claims, shipped: Shipped) -> None:
    assert editions_of(check(claim(TEXT, FIGURE, published="2025-04"), shipped)) == [
        ("consistent", "2025", True),
        ("inconsistent", "2024", False),
        ("inconsistent", "2023", False),
    ]


def test_an_article_of_2024_is_judged_by_the_edition_of_2024(claim: Claims, shipped: Shipped) -> None:
    findings = check(claim(TEXT, FIGURE, published="2024-05-17"), shipped)
    assert editions_of(findings) == [
        ("inconsistent", "2024", True),
        ("consistent", "2025", False),
        ("inconsistent", "2023", False),
    ]
    assert [step.values["published"] for step in findings[1].hints if step.code == "later edition"] == [
        "2025-01"
    ]


@pytest.mark.parametrize("published", ["2025-01", "2025-01-20"])
def test_an_edition_of_the_articles_own_month_leaves_the_finding_open(
    claim: Claims, shipped: Shipped, published: str
) -> None:
    first, *others = check(claim(TEXT, FIGURE, published=published), shipped)
    assert (first.outcome, first.current) == ("ambiguous", True)
    assert [
        (step.values["edition"], step.values["outcome"]) for step in first.hints if step.code == "edition"
    ] == [
        ("Mineral Commodity Summaries 2025, Rare Earths", "consistent"),
        ("Mineral Commodity Summaries 2024, Rare Earths", "inconsistent"),
    ]
    assert not any(finding.current for finding in others)


def test_an_edition_with_a_day_is_in_force_on_that_day(claim: Claims, shipped: Shipped) -> None:
    dated = [replace(one, published="2025-01-20") if "2025" in one.id else one for one in shipped]
    assert check(claim(TEXT, FIGURE, published="2025-01-19"), dated)[0].outcome == "inconsistent"
    assert check(claim(TEXT, FIGURE, published="2025-01-20"), dated)[0].outcome == "consistent"
    assert check(claim(TEXT, FIGURE, published="2025-01"), dated)[0].outcome == "ambiguous"


def test_before_the_first_edition_there_is_no_source_but_a_hint(claim: Claims, shipped: Shipped) -> None:
    first, *others = check(claim(TEXT, FIGURE, published="2022-11"), shipped)
    assert (first.outcome, first.cell) == ("no source", None)
    assert first.hints[0].values == {
        "edition": "Mineral Commodity Summaries 2023, Rare Earths",
        "published": "2023-01",
    }
    assert editions_of(others) == [
        ("consistent", "2025", False),
        ("inconsistent", "2024", False),
        ("inconsistent", "2023", False),
    ]


@pytest.mark.parametrize("published", [None, "", "yesterday", "2025-13", "20255-01"])
def test_without_a_date_the_newest_edition_is_assumed(
    claim: Claims, shipped: Shipped, published: str | None
) -> None:
    first = check(claim(TEXT, FIGURE, published=published), shipped)[0]
    assert (first.outcome, first.current) == ("consistent", True)
    assert "no date" in [step.code for step in first.assumed]


def test_aluminum_sold_in_2025_has_no_source_yet_and_none_of_sales(claim: Claims, shipped: Shipped) -> None:
    text = (
        "la Russia sarebbe disposta a vendere circa [2 milioni di tonnellate] di alluminio agli Stati Uniti"
    )
    figure = {"value": "2000000", "step": "1000000", "hedge": "about", "of": "alluminio"}
    first, later = check(claim(text, figure, published="2025-02"), shipped)
    assert (first.outcome, first.current) == ("no source", True)
    assert [(step.code, *step.values.values()) for step in first.hints[:2]] == [
        ("later edition", "Mineral Commodity Summaries 2026, Aluminum", "2026-02"),
        ("measure", "sales", "capacity, smelter production"),
    ]
    context = [(step.values["row"], step.values["measure"]) for step in first.hints[2:]]
    assert context[:2] == [("Russia", "smelter production"), ("Russia", "capacity")]
    assert (later.outcome, later.current) == ("not comparable", False)


def test_two_sources_of_one_subject_have_an_edition_in_force_each(claim: Claims, shipped: Shipped) -> None:
    other = replace(
        next(one for one in shipped if one.id == "usgs-mcs-2024-rare-earths"), id="desk-2024", source="desk"
    )
    findings = check(claim(TEXT, FIGURE), (*shipped, other))
    assert [finding.cell.edition for finding in findings if finding.current and finding.cell] == [
        "desk-2024",
        "usgs-mcs-2025-rare-earths",
    ]


def test_every_finding_names_the_rules_version(claim: Claims, shipped: Shipped) -> None:
    assert {finding.engine for finding in check(claim(TEXT, FIGURE), shipped)} == {ENGINE}


def test_without_any_edition_there_is_no_source(claim: Claims) -> None:
    assert [finding.outcome for finding in check(claim(TEXT, FIGURE), ())] == ["no source"]


def test_a_month_is_all_its_days() -> None:
    assert [str(day) for day in interval("2024-02") or ()] == ["2024-02-01", "2024-02-29"]
    assert [str(day) for day in interval("2024") or ()] == ["2024-01-01", "2024-12-31"]


def test_shelves_hold_one_source_and_subject_each(shipped: Shipped) -> None:
    kept = {(shelf.editions[0].source, shelf.editions[0].subject): len(shelf.editions)
            for shelf in shelves(shipped, "2025-04")}  # fmt: skip
    assert kept[("usgs-mcs", "rare earths")] == 3
    assert kept[("usgs-mcs", "cobalt")] == 1
