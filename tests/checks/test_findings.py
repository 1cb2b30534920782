"""What a finding says besides its outcome: what it assumed, its arithmetic, its hints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from workbench.checks import check
from workbench.rows import Attribution, ClaimDraft, DateMention, Finding, Span
from workbench.sources import Edition

Claims = Callable[..., ClaimDraft]
Shipped = tuple[Edition, ...]

RUSSIA = {"value": "3800000", "step": "100000"}
FIFTH = {"value": "5", "kind": "ordinal", "unit": None}


def codes(steps: tuple[Any, ...]) -> list[str]:
    return [step.code for step in steps]


def values(finding: Finding, code: str) -> list[dict[str, Any]]:
    everything = (*finding.assumed, *finding.arithmetic, *finding.hints)
    return [dict(step.values) for step in everything if step.code == code]


def test_the_arithmetic_can_be_done_again_from_its_steps(claim: Claims, shipped: Shipped) -> None:
    text = "Le riserve russe di terre rare sono pari a [38 milioni di quintali]"
    finding = check(claim(text, {"value": "38000000", "step": "1000000", "unit": "quintal"}), shipped)[0]
    claimed, source = values(finding, "claimed")[0], values(finding, "source")[0]
    assert (claimed["value"], claimed["unit"]) == ("38000000", "quintal")
    assert (claimed["converted"], claimed["in"]) == ("3800000", "metric_ton")
    assert (claimed["low"], claimed["up to"]) == ("3750000", "3850000")
    assert (source["value"], source["printed"]) == ("3800000", "3800000")
    assert (finding.difference, finding.tolerance, finding.outcome) == (0, Decimal(50000), "consistent")


def test_a_figure_in_thousand_tons_keeps_its_print_and_gets_its_size(claim: Claims, shipped: Shipped) -> None:
    text = "Nel 2025 la Russia ha prodotto [3,9 milioni di tonnellate] di alluminio"
    cell = check(claim(text, {"value": "3900000", "step": "100000"}, published="2026-05"), shipped)[0].cell
    assert cell is not None
    assert (cell.printed, cell.value, cell.unit) == ("3900", Decimal(3900000), "metric_ton")
    assert (cell.row, cell.column, cell.period) == ("Russia", "Smelter production, 2025", "2025")
    assert (cell.table, cell.locator, cell.basis) == (
        "World Smelter Production and Capacity", "page 2", "primary aluminum",
    )  # fmt: skip


def test_basis_and_period_are_assumed_where_the_claim_is_silent(claim: Claims, shipped: Shipped) -> None:
    text = "La produzione cinese di terre rare è di [270.000 tonnellate]"
    finding = check(claim(text, {"value": "270000"}), shipped)[0]
    assert codes(finding.assumed) == ["measure", "period", "basis"]
    assert values(finding, "period") == [{"period": "2024"}]
    assert values(finding, "basis") == [{"basis": "rare-earth-oxide equivalent"}]


def test_a_stated_basis_and_year_are_not_assumed(claim: Claims, shipped: Shipped) -> None:
    text = "Nel 2024 la Cina ha estratto [270.000 tonnellate] di ossidi di terre rare"
    finding = check(claim(text, {"value": "270000"}), shipped)[0]
    assert (finding.outcome, codes(finding.assumed)) == ("consistent", [])


def test_a_part_of_a_year_is_no_year(claim: Claims, shipped: Shipped) -> None:
    text = "Nel primo trimestre la Cina ha prodotto [270.000 tonnellate] di terre rare"
    draft = claim(text, {"value": "270000"})
    start = draft.span.start
    mention = DateMention(Span(start, start + 19), date(2024, 1, 1), date(2024, 3, 31), "quarter")
    dated = claim(text, {"value": "270000"}, dates=(mention,))
    assert check(dated, shipped)[0].outcome == "not comparable"


def test_the_subject_may_come_from_the_context_and_is_then_assumed(claim: Claims, shipped: Shipped) -> None:
    text = "La Russia possiede la [quinta] riserva mondiale di questi metalli"
    finding = check(claim(text, FIFTH, context="I depositi di terre rare interessano a molti. "), shipped)[0]
    assert finding.outcome == "consistent"
    assert values(finding, "subject") == [{"code": "rare earths", "from": "context"}]


def test_last_year_is_the_year_before_the_articles(claim: Claims, shipped: Shipped) -> None:
    text = "L'anno scorso la Cina ha prodotto [{}] di terre rare"
    right = claim(text.format("270.000 tonnellate"), {"value": "270000"})
    older = claim(text.format("255.000 tonnellate"), {"value": "255000"})
    assert [check(one, shipped)[0].outcome for one in (right, older)] == ["consistent", "inconsistent"]


def test_a_relative_clause_is_about_the_country_before_it(claim: Claims, shipped: Shipped) -> None:
    context = "Gli Stati Uniti guardano ai depositi di terre rare in Russia, "
    text = "che possiede la [quinta] riserva mondiale di questi metalli"
    finding = check(claim(text, FIFTH, context=context), shipped)[0]
    assert finding.outcome == "consistent"
    assert values(finding, "entity") == [{"code": "RU", "from": "context"}]


def test_two_countries_in_the_context_make_the_owner_ambiguous(claim: Claims, shipped: Shipped) -> None:
    context = "Russia e Vietnam hanno terre rare. "
    finding = check(
        claim("Le riserve ammontano a [3,8 milioni di tonnellate]", RUSSIA, context=context), shipped
    )[0]
    assert finding.outcome == "ambiguous"
    assert [one["row"] for one in values(finding, "candidate")] == ["Russia", "Vietnam"]


def test_who_says_it_is_not_whose_it_is(claim: Claims, shipped: Shipped) -> None:
    text = "Secondo Pechino le riserve russe di terre rare sono pari a [3,8 milioni di tonnellate]"
    start = claim(text, RUSSIA).span.start
    said = Attribution(
        source=Span(start + 8, start + 15),
        cue=Span(start, start + 7),
        content=Span(start + 16, start + len(text) - 2),
        speaker="Pechino",
        mode="according to",
    )
    assert check(claim(text, RUSSIA), shipped)[0].outcome == "ambiguous"
    assert check(claim(text, RUSSIA, attribution=said), shipped)[0].outcome == "consistent"


def test_a_capital_for_its_country_is_an_assumption(claim: Claims, shipped: Shipped) -> None:
    text = "Mosca dispone di riserve di terre rare per [3,8 milioni di tonnellate]"
    finding = check(claim(text, RUSSIA), shipped)[0]
    assert (finding.outcome, values(finding, "entity")) == ("consistent", [{"code": "RU", "from": "capital"}])


def test_a_rank_shows_the_ranking_and_what_could_not_be_ranked(claim: Claims, shipped: Shipped) -> None:
    text = "La Russia possiede la [quinta] riserva mondiale di terre rare"
    by_2025, by_2024, by_2023 = check(claim(text, FIFTH), shipped)
    assert [(one["place"], one["row"]) for one in values(by_2025, "ranked")[:6]] == [
        (1, "China"), (2, "Brazil"), (3, "India"), (4, "Australia"), (5, "Russia"), (6, "Vietnam"),
    ]  # fmt: skip
    assert {one["row"] for one in values(by_2025, "unranked")} == {
        "Burma",
        "Madagascar",
        "Malaysia",
        "Nigeria",
    }
    assert (by_2024.outcome, by_2024.difference) == ("inconsistent", -1)
    assert values(by_2024, "complete above") == [{"value": "1000000", "unit": "metric_ton"}]
    assert (by_2023.outcome, by_2023.difference) == ("inconsistent", -2)
    assert values(by_2023, "tie") == [{"place": 3, "rows": "Brazil, Russia", "count": 2}]


def test_world_totals_and_others_are_never_ranked(claim: Claims, shipped: Shipped) -> None:
    text = "China has the world's largest reserves of rare earths"
    finding = check(claim(text, language="en"), shipped)[0]
    assert not {one["row"] for one in values(finding, "ranked")} & {"Other", "World total (rounded)"}


def test_an_aggregate_that_may_hide_a_higher_country_is_told(claim: Claims, shipped: Shipped) -> None:
    text = "Canada has the world's [fourth]-largest aluminium production"
    fourth = {"value": "4", "kind": "ordinal", "unit": None}
    finding = check(claim(text, fourth, language="en", published="2026-05"), shipped)[0]
    assert finding.outcome == "consistent"
    assert values(finding, "aggregate") == [
        {"row": "Other countries", "value": "7000000", "unit": "metric_ton"}
    ]


def test_among_the_largest_is_no_rank(claim: Claims, shipped: Shipped) -> None:
    assert check(claim("La Russia ha una delle maggiori riserve mondiali di terre rare"), shipped) == []
    assert (
        check(claim("Russia is among the world's largest producers of rare earths", language="en"), shipped)
        == []
    )


def test_vague_words_have_no_finding(claim: Claims, shipped: Shipped) -> None:
    assert check(claim("Mosca ha stime molto più alte"), shipped) == []


def test_a_figure_of_nothing_known_has_no_source(claim: Claims, shipped: Shipped) -> None:
    finding = check(claim("Il governo ha speso [3 milioni di euro]",
                          {"value": "3000000", "kind": "currency", "unit": "EUR"}), shipped)  # fmt: skip
    assert [(one.outcome, codes(one.hints)) for one in finding] == [("no source", ["no subject"])]


def test_a_planned_figure_is_not_compared_and_a_reported_one_is(claim: Claims, shipped: Shipped) -> None:
    text = "Le riserve russe di terre rare sarebbero pari a [3,8 milioni di tonnellate]"
    planned = check(claim(text, RUSSIA, modality="planned"), shipped)[0]
    reported = check(claim(text, RUSSIA, modality="conditional"), shipped)[0]
    assert (planned.outcome, reported.outcome) == ("not comparable", "consistent")
    assert "modality" in codes(reported.assumed)
