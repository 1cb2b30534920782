"""The editions that come with the program: complete, unaltered, and honest about where they were read."""

from __future__ import annotations

import csv
import hashlib
import json
from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from workbench import data
from workbench.sources import WORLD, Edition, Table, digest, load_shipped

SHIPPED = load_shipped()
BY_ID = {edition.id: edition for edition in SHIPPED}
TABLES = [(edition, table) for edition in SHIPPED for table in edition.tables]

# SHA-256 of each table as it was checked by hand.
TABLE_HASHES = {
    "usgs-mcs-2023-rare-earths": "e54659796682750a0d073d221b520791e71762a3d74508fde91ada66fa8d3ed0",
    "usgs-mcs-2024-rare-earths": "631a85fcc0c826baed520565880b02f27c09798eeedfd3494be64d7bb6242c7b",
    "usgs-mcs-2025-rare-earths": "04f2de560bb787a6a5c27bc633c23890e6803d4caadf82b5776d625ad4bc8d98",
    "usgs-mcs-2026-aluminum": "259d279d6e1bdeed24175bad21e03bf6a83a43585a19eb7395955cc485570ee5",
    "usgs-mcs-2026-cobalt": "a79cf6ee47d4dabb9678bdb10656aac8b32da913f61692823449c3a0e5e8e516",
    "usgs-mcs-2026-lithium": "1f70dc8d12bfec0c058d887eaddaaa0fb956278788bcf9d3125157159b5b767b",
}


def table(edition: str) -> Table:
    return BY_ID[edition].tables[0]


def cell(edition: str, code: str, column: str) -> tuple[str, str, Decimal | None]:
    place = [measure.column for measure in table(edition).measures].index(column)
    entry = table(edition).entry(code)
    assert entry is not None
    found = entry.cells[place]
    return found.printed, found.status, found.value


def test_seven_editions_are_shipped() -> None:
    assert sorted(BY_ID) == [
        "usgs-mcs-2023-rare-earths",
        "usgs-mcs-2024-rare-earths",
        "usgs-mcs-2025-rare-earths",
        "usgs-mcs-2026-aluminum",
        "usgs-mcs-2026-cobalt",
        "usgs-mcs-2026-lithium",
        "usgs-rare-earths-article",
    ]


@pytest.mark.parametrize("edition", TABLE_HASHES)
def test_no_figure_differs_from_the_table_checked_by_hand(edition: str) -> None:
    content = (data.resources() / "sources" / edition / "table.csv").read_bytes()
    assert hashlib.sha256(content).hexdigest() == TABLE_HASHES[edition]


@pytest.mark.parametrize("edition", SHIPPED, ids=lambda edition: edition.id)
def test_an_edition_survives_the_stores_json_unchanged(edition: Edition) -> None:
    adapter = TypeAdapter(Edition)
    again = adapter.validate_json(adapter.dump_json(edition))
    assert again == edition
    assert digest(again) == edition.sha256


@pytest.mark.parametrize(("edition", "shown"), TABLES, ids=lambda value: getattr(value, "id", ""))
def test_every_printed_figure_is_the_csvs(edition: Edition, shown: Table) -> None:
    with (data.resources() / "sources" / edition.id / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [entry.name for entry in shown.entries] == [row["country"] for row in rows]
    for entry, row in zip(shown.entries, rows, strict=True):
        assert [one.printed for one in entry.cells] == [row[measure.column] for measure in shown.measures]


@pytest.mark.parametrize("edition", SHIPPED, ids=lambda edition: edition.id)
def test_every_edition_says_where_it_was_read_and_under_which_licence(edition: Edition) -> None:
    assert edition.via and edition.licence and edition.publisher
    assert edition.url.startswith("https://")


def test_secondary_reports_and_transcriptions_are_called_so() -> None:
    assert "not in the sheet itself" in BY_ID["usgs-mcs-2023-rare-earths"].via
    assert "not in the sheet itself" in BY_ID["usgs-mcs-2024-rare-earths"].via
    assert "not the sheet itself" in BY_ID["usgs-mcs-2025-rare-earths"].via


def test_russias_reserves_are_three_figures_in_three_editions() -> None:
    printed = [cell(f"usgs-mcs-{year}-rare-earths", "RU", "reserves_t")[0] for year in (2023, 2024, 2025)]
    assert printed == ["21000000", "10000000", "3800000"]


def test_missing_withheld_zero_and_bound_are_four_things() -> None:
    assert cell("usgs-mcs-2025-rare-earths", "MM", "reserves_t") == ("NA", "missing", None)
    assert cell("usgs-mcs-2026-lithium", "US", "mine_production_2025_t") == ("W", "withheld", None)
    assert cell("usgs-mcs-2025-rare-earths", "CA", "mine_production_2024_t") == ("0", "value", Decimal(0))
    total = table("usgs-mcs-2025-rare-earths").entry(WORLD)
    assert total is not None
    assert (total.cells[2].bound, total.cells[2].value, total.aggregate) == (
        "more than",
        Decimal(90000000),
        True,
    )


def test_rows_without_a_country_are_aggregates() -> None:
    aggregates = {entry.name for _, shown in TABLES for entry in shown.entries if entry.aggregate}
    assert aggregates == {"Other", "Other countries", "World total (rounded)"}


def test_only_the_table_of_2024_ends_at_a_threshold() -> None:
    ends = {edition.id: shown.complete_above for edition, shown in TABLES if shown.complete_above}
    assert ends == {"usgs-mcs-2024-rare-earths": Decimal(1000000)}


def test_aluminum_is_in_thousand_tons() -> None:
    assert {(one.unit, one.multiplier) for one in table("usgs-mcs-2026-aluminum").measures} == {
        ("metric_ton", Decimal(1000))
    }


def test_the_article_has_passages_only() -> None:
    article = BY_ID["usgs-rare-earths-article"]
    assert (article.tables, len(article.passages), article.published) == ((), 2, "2018-06-14")
    assert article.passages[0].counts == ("17",)


@pytest.mark.parametrize("edition", BY_ID)
def test_every_package_keeps_to_the_data_package_standard(edition: str) -> None:
    folder = data.resources() / "sources" / edition
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["name"] == edition
    assert package["resources"]
    for resource in package["resources"]:
        assert resource["name"] and resource["schema"]["fields"]
        assert ("path" in resource) != ("data" in resource)
