"""Shares, changes, comparisons and totals: recomputed from the shipped tables, each with its arithmetic."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.checks import check
from workbench.rows import ClaimDraft, Finding, Span
from workbench.sources import load_shipped, read_package
from workbench.text import dates, quantities
from workbench.wording import Wording
from workbench.wording.findings import FindingWording

SHIPPED = load_shipped()


def read(text: str, language: str = "it", published: str = "2025-04") -> ClaimDraft:
    """Return a whole text as one claim, its figures and dates read."""
    return ClaimDraft(
        Span(0, len(text)), text, language, published=published,
        quantities=tuple(quantities(text, language)), dates=tuple(dates(text, language, published)),
    )  # fmt: skip


def first(text: str, language: str = "it", published: str = "2025-04") -> Finding | None:
    found = check(read(text, language, published), SHIPPED)
    return found[0] if found else None


def step(finding: Finding, code: str) -> str:
    (value,) = [step.values["value"] for step in finding.arithmetic if step.code == code]
    return str(value)


# The figures are those of the USGS's 2025 edition: production of 2023 and 2024, in tonnes of oxide.
SHARES = [
    ("La Cina detiene il 69% della produzione mondiale di terre rare", "it", "consistent", "69.2308"),
    ("La Cina detiene il 70% della produzione mondiale di terre rare", "it", "inconsistent", "69.2308"),
    ("La Cina controlla circa il 70% della produzione mondiale di terre rare", "it", "consistent", "69.2308"),
    ("La Cina produce oltre due terzi delle terre rare mondiali", "it", "consistent", "69.2308"),
    ("La Cina produce oltre tre quarti delle terre rare mondiali", "it", "inconsistent", "69.2308"),
    (
        "Nel 2023 la Cina deteneva il 69% della produzione mondiale di terre rare",
        "it",
        "inconsistent",
        "67.8191",
    ),
    ("China accounts for almost 70% of world rare earths production", "en", "consistent", "69.2308"),
    ("China accounts for a third of world rare earths production", "en", "inconsistent", "69.2308"),
]


@pytest.mark.parametrize(("text", "language", "outcome", "share"), SHARES)
def test_a_share_of_the_world_is_computed_from_its_two_rows(
    text: str, language: str, outcome: str, share: str
) -> None:
    finding = first(text, language)
    assert finding is not None
    assert (finding.rule, finding.outcome, step(finding, "share")) == ("share", outcome, share)


def test_a_share_of_a_total_that_is_only_bounded_is_decided_only_where_the_bound_decides() -> None:
    open_, settled = (
        first(f"La Cina possiede {part} delle riserve mondiali di terre rare")
        for part in ("il 45%", "il 60%")
    )
    assert open_ is not None and settled is not None
    assert (open_.outcome, settled.outcome) == ("not comparable", "inconsistent")


CHANGES = [
    ("La produzione cinese di terre rare è salita del 5,9% nel 2024", "it", "2025-04", "consistent", "5.8824"),
    ("La produzione cinese di terre rare è calata del 5,9% nel 2024", "it", "2025-04", "inconsistent", "5.8824"),
    ("La produzione brasiliana di terre rare è calata dell’86%", "it", "2025-04", "consistent", "-85.7143"),
    ("Rispetto al 2023 la produzione cinese di terre rare è salita del 5,9%", "it", "2025-04", "consistent",
     "5.8824"),
    ("Chinese rare earths output rose by 5.9 percent in 2024", "en", "2025-04", "consistent", "5.8824"),
    ("Chile's lithium production rose by 12% in 2025", "en", "2026-04", "inconsistent", "14.5194"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "published", "outcome", "changed"), CHANGES)
def test_a_change_is_computed_from_two_periods(
    text: str, language: str, published: str, outcome: str, changed: str
) -> None:
    finding = first(text, language, published)
    assert finding is not None
    assert (finding.rule, finding.outcome, step(finding, "changed")) == ("change", outcome, changed)


@pytest.mark.parametrize(
    ("text", "language", "outcome"),
    [
        ("La produzione di terre rare della Nigeria è quasi raddoppiata nel 2024", "it", "consistent"),
        ("La produzione di terre rare della Nigeria è raddoppiata nel 2024", "it", "inconsistent"),
        ("La produzione thailandese di terre rare è più che triplicata", "it", "consistent"),
        ("La produzione cinese di terre rare è raddoppiata", "it", "inconsistent"),
        ("Rare earths production in Thailand has more than tripled", "en", "consistent"),
    ],
)
def test_a_factor_is_computed_from_two_periods(text: str, language: str, outcome: str) -> None:
    finding = first(text, language)
    assert finding is not None
    assert (finding.rule, finding.outcome) == ("change", outcome)
    assert step(finding, "times")


@pytest.mark.parametrize(
    ("text", "language", "outcome"),
    [
        ("La Cina ha più riserve di terre rare del Brasile", "it", "consistent"),
        ("Il Vietnam ha più riserve di terre rare della Russia", "it", "inconsistent"),
        ("L’India ha meno riserve di terre rare del Brasile", "it", "consistent"),
        ("La produzione cinese di terre rare è superiore a quella degli Stati Uniti", "it", "consistent"),
        ("La Cina ha il doppio delle riserve di terre rare del Brasile", "it", "consistent"),
        ("La Cina produce il doppio delle terre rare degli Stati Uniti", "it", "inconsistent"),
        ("China has more rare earths reserves than Brazil", "en", "consistent"),
        ("Russia has larger rare earths reserves than India", "en", "inconsistent"),
    ],
)
def test_two_countries_are_compared_by_their_rows(text: str, language: str, outcome: str) -> None:
    finding = first(text, language)
    assert finding is not None
    assert (finding.rule, finding.outcome) == ("comparison", outcome)
    assert [one.code for one in finding.arithmetic].count("part") == 2


@pytest.mark.parametrize(("tonnes", "outcome"), [("315.000", "consistent"), ("305.000", "inconsistent")])
def test_countries_together_are_summed(tonnes: str, outcome: str) -> None:
    finding = first(f"Cina e Stati Uniti insieme producono {tonnes} tonnellate di terre rare")
    assert finding is not None
    assert (finding.rule, finding.outcome, step(finding, "source")) == ("total", outcome, "315000")


# Each of these is easily taken for something that the tables say.
NEVER_CONSISTENT = [
    ("La Cina consuma il 69% della produzione mondiale di terre rare", "it"),
    ("La Cina esporta il 69% della produzione mondiale di terre rare", "it"),
    ("La Cina non detiene il 69% della produzione mondiale di terre rare", "it"),
    ("La Cina potrebbe arrivare al 69% della produzione mondiale di terre rare", "it"),
    ("China Northern detiene il 69% della produzione mondiale di terre rare", "it"),
    ("La Cina detiene il 69% della produzione mondiale di magneti", "it"),
    ("La Cina detiene il 69% delle terre rare lavorate nel mondo", "it"),
    ("Dal 2020 la produzione cinese di terre rare è salita del 5,9%", "it"),
    ("Negli ultimi dieci anni la produzione cinese di terre rare è salita del 5,9%", "it"),
    ("Da quando c’è la guerra la produzione cinese di terre rare è salita del 5,9%", "it"),
    ("A gennaio la produzione cinese di terre rare è salita del 5,9%", "it"),
    ("In tre anni la produzione thailandese di terre rare è più che triplicata", "it"),
    ("Le esportazioni thailandesi di terre rare sono più che triplicate", "it"),
    ("La produzione cinese di terre rare è più cara di quella degli Stati Uniti", "it"),
    ("La produzione cinese di terre rare è meno costosa di quella del Brasile", "it"),
    ("La Cina è il maggior acquirente di terre rare del Brasile", "it"),
    ("Insieme agli alleati, la Cina produce 270.000 tonnellate di terre rare", "it"),
    ("La Russia produce meno terre rare degli Stati Uniti e della Malesia", "it"),
    ("Since 2015 Chinese rare earths output has risen by 5.9 percent", "en"),
    ("China buys 69% of world rare earths production", "en"),
    ("Chinese rare earths output is more profitable than that of Brazil", "en"),
    ("China, together with its partners, mined 270,000 tons of rare earths", "en"),
]


@pytest.mark.parametrize(("text", "language"), NEVER_CONSISTENT)
def test_what_the_tables_do_not_say_never_comes_out_consistent(text: str, language: str) -> None:
    assert all(finding.outcome != "consistent" for finding in check(read(text, language), SHIPPED))


def test_a_wrong_figure_is_told_whose_it_would_be() -> None:
    finding = first("Le riserve russe di terre rare sono di 1,9 milioni di tonnellate")
    assert finding is not None and finding.outcome == "inconsistent"
    (hint,) = [one for one in finding.hints if one.code == "would match"]
    assert (hint.values["row"], hint.values["measure"], hint.values["value"]) == (
        "United States", "reserves", "1900000",
    )  # fmt: skip


def test_the_figure_of_an_earlier_edition_is_named_first() -> None:
    finding = first("Le riserve russe di terre rare sono di 10 milioni di tonnellate")
    assert finding is not None
    hint = next(one for one in finding.hints if one.code == "would match")
    assert (hint.values["row"], hint.values["published"]) == ("Russia", "2024-01")


def test_the_sentence_shows_the_arithmetic_in_both_languages() -> None:
    finding = first("La Cina detiene il 69% della produzione mondiale di terre rare")
    assert finding is not None
    spoken = FindingWording(finding, Wording("en")).sentence
    assert spoken == "69 %; USGS 2025, China, mine production: 69.23 % (270,000 t of 390,000 t)."
    italian = FindingWording(finding, Wording("it")).sentence.replace("\u202f", " ")
    assert italian == "69 %; USGS 2025, China, produzione mineraria: 69,23 % (270 000 t su 390 000 t)."


def population(folder: Path) -> Path:
    """Write a source that the program never heard of: what it counts is named by the package alone."""
    (folder / "table.csv").write_text(
        "country,iso3166,people_2023,people_2024\nItaly,IT,58997201,58934177\nSpain,ES,48085361,48610458\n",
        "utf-8",
    )
    measures = [
        {"name": f"people_{year}", "type": "string", "measure": {
            "code": "population", "unit": "count", "basis": "resident population on 1 January", "period": year,
            "years": [year], "kind": "stock"}}
        for year in ("2023", "2024")
    ]  # fmt: skip
    names = {"commodities": {"population": ["popolazione", "abitanti", "residenti"]}}
    package = {
        "name": "office-population-2024", "title": "Population 2024", "licenses": [],
        "riscontro": {"source": "office-population", "publisher": "Office", "published": "2024-07",
                      "subject": "population", "via": "written for this test", "names": {"it": names}},
        "resources": [{"name": "table", "path": "table.csv", "title": "Population",
                       "schema": {"fields": [{"name": "country"}, {"name": "iso3166"}, *measures]},
                       "riscontro": {"subject": "population", "entity": "country", "code": "iso3166",
                                     "locator": "table 1"}}],
    }  # fmt: skip
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "outcome", "rule"),
    [
        ("L’Italia ha 58,9 milioni di abitanti", "consistent", "quantity"),
        ("L’Italia ha 60 milioni di abitanti", "inconsistent", "quantity"),
        ("L’Italia ha più abitanti della Spagna", "consistent", "comparison"),
        ("La popolazione spagnola è cresciuta dell’1,1% nel 2024", "consistent", "change"),
        ("La popolazione spagnola è calata dell’1,1% nel 2024", "inconsistent", "change"),
    ],
)
def test_a_source_brings_the_names_of_what_it_counts(
    tmp_path: Path, text: str, outcome: str, rule: str
) -> None:
    finding = check(read(text), [read_package(population(tmp_path))])[0]
    assert (finding.outcome, finding.rule) == (outcome, rule)


def test_a_measure_that_no_table_has_is_not_compared_and_the_nearest_one_stands_as_context() -> None:
    text = "La Russia vende 2 milioni di tonnellate di alluminio"
    finding = first(text, published="2026-04")
    assert finding is not None and finding.outcome == "not comparable"
    context = [one for one in finding.hints if one.code == "context"]
    assert {str(one.values["measure"]) for one in context} == {"smelter production", "capacity"}
    assert all(one.values["row"] == "Russia" for one in context)
    spoken = FindingWording(finding, Wording("en")).sentence
    assert "For context: Russia, smelter production" in spoken
