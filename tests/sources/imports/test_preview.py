"""A mapping is proposed from words and look, and the preview shows the edition and all that is in its way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from workbench.errors import InputError
from workbench.sources import WORLD, digest
from workbench.sources.imports import About, Mapping, Sheet, guess, preview, read_sheets
from workbench.sources.imports.mapping import from_json, to_json

Write = Callable[..., Path]
Usgs = tuple[Sheet, Mapping]
ITALIAN = """Paese;Codice ISO;Produzione 2023 (migliaia di tonnellate);Riserve (t);Note
Russia;RU;2,5;10.000.000;nota 3
Stati Uniti;US;43,1;1.800.000;
Altri Paesi;;1,2;280.000;
Totale mondiale;;46,8;12.080.000;
"""


def messages(found: tuple[object, ...]) -> list[str]:
    return [one.message for one in found]  # type: ignore[attr-defined]


def test_a_table_is_understood_by_its_words(usgs: Usgs) -> None:
    mapping = usgs[1]
    first, second, third = mapping.columns
    assert (mapping.heading, mapping.entity, mapping.convention) == (2, 0, "point")
    assert (first.code, first.unit, first.period, first.kind) == (
        "mine production",
        "metric_ton",
        "2022",
        "flow",
    )
    assert (second.period, second.estimated) == ("2023", True)
    assert (third.code, third.kind, third.basis) == ("reserves", "stock", "rare-earth-oxide equivalent")


def test_an_italian_table_is_understood_too(write: Write) -> None:
    (sheet,) = read_sheets(write(ITALIAN))
    mapping = guess(sheet)
    production, reserves = mapping.columns
    assert (mapping.code, mapping.note, mapping.convention) == (1, 4, "comma")
    assert (production.code, production.unit, production.multiplier) == ("production", "metric_ton", 1000)
    assert (reserves.code, reserves.unit, reserves.multiplier) == ("reserves", "metric_ton", 1)


def test_the_edition_that_would_come(usgs: Usgs) -> None:
    edition = preview(*usgs, today=date(2026, 1, 2)).edition
    (table,) = edition.tables
    assert (edition.id, edition.retrieved) == ("usgs-mcs-2022-01-rare-earths", "2026-01-02")
    assert usgs[0].sha256 in edition.via and "table.csv" in edition.via
    assert edition.sha256 == digest(edition)
    assert [entry.code for entry in table.entries][-2:] == ["VN", WORLD]
    assert table.measures[2].period == "2022" and table.measures[2].years == ("2021", "2022")
    canada = next(entry for entry in table.entries if entry.code == "CA")
    assert canada.cells[0].value == 0
    assert [cell.bound for cell in table.entries[-1].cells] == [None, None, "more than"]


def test_a_dash_is_said_to_be_zero(usgs: Usgs) -> None:
    made = preview(*usgs)
    assert messages(made.warnings).count("Dashes read as zero: {count}.") == 2
    missing = preview(usgs[0], replace(usgs[1], dash="missing"))
    canada = next(entry for entry in missing.edition.tables[0].entries if entry.code == "CA")
    assert canada.cells[0].value is None


def test_marks_go_to_the_rows_note(write: Write) -> None:
    (sheet,) = read_sheets(write('Country,Reserves 2023 (t)\nChina¹²,"44,000²"\nIndia,"3,800e"\n'))
    entries = preview(sheet, guess(sheet)).edition.tables[0].entries
    assert [entry.note for entry in entries] == ["12; Reserves 2023 (t): 2", "Reserves 2023 (t): e"]
    assert entries[1].cells[0].printed == "3,800e"


def test_a_column_of_estimates_is_one(write: Write) -> None:
    (sheet,) = read_sheets(write('Country,Output 2023 (t)\nChina,"44,000e"\nIndia,"3,800 e"\n'))
    (measure,) = preview(sheet, guess(sheet)).edition.tables[0].measures
    assert measure.estimated


def test_what_is_lacking_is_asked_for(usgs: Usgs) -> None:
    made = preview(usgs[0], replace(usgs[1], about=About()))
    assert len(messages(made.problems)) == 5 and all(one.row is None for one in made.problems)


@pytest.mark.parametrize("published", ["2024-13", "yesterday", "24", "2024-02-30"])
def test_a_date_that_does_not_exist_is_in_the_way(usgs: Usgs, published: str) -> None:
    about = replace(usgs[1].about, published=published)
    assert any(
        "is not a date" in one for one in messages(preview(usgs[0], replace(usgs[1], about=about)).problems)
    )


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ('Congo,"5"', "may be any of"),
        ('China,"5"', "stands there twice"),
        ('PRC,"x"', "is no figure"),
        (',"5"', "no name"),
        ('Mali,"5%"', "is a percentage"),
    ],
)
def test_what_is_wrong_in_a_row_is_in_the_way_of_the_whole(write: Write, row: str, what: str) -> None:
    (sheet,) = read_sheets(write(f"Country,Reserves (t)\nChina,44\nIndia,6\nItaly,1\nSpain,2\n{row}\n"))
    (problem,) = preview(sheet, replace(guess(sheet), about=About("a", "b", "c", "2024", "lithium"))).problems
    assert what in problem.message and problem.row == 5


def test_an_ambiguous_name_is_settled_by_a_code(write: Write) -> None:
    (sheet,) = read_sheets(write("Country,Reserves (t)\nChina,44\nCongo,6\n"))
    mapping = replace(guess(sheet), about=About("a", "b", "c", "2024", "lithium")).corrected(
        2, 0, "CD", "Congo"
    )
    made = preview(sheet, mapping)
    assert not made.problems and made.edition.tables[0].entries[1].code == "CD"


def test_a_code_wins_over_the_name_and_says_so(write: Write) -> None:
    (sheet,) = read_sheets(
        write("Country,ISO,Reserves (t)\nChina,CHN,44\nKorea,KOR,6\nGeorgia,US,1\nMali,,2\n")
    )
    made = preview(sheet, guess(sheet))
    assert [entry.code for entry in made.edition.tables[0].entries] == ["CN", "KR", "US", "ML"]
    assert [one.row for one in made.warnings if "as its code says" in one.message] == [3]


def test_an_unknown_code_of_a_country_is_in_the_way(write: Write) -> None:
    (sheet,) = read_sheets(write("Country,ISO,Reserves (t)\nChina,CN,44\nIndia,IN,44\nMali,QX,6\n"))
    assert any("ISO 3166" in one.message for one in preview(sheet, guess(sheet)).problems)


def test_a_figure_that_reads_in_two_ways_is_told(write: Write) -> None:
    (sheet,) = read_sheets(write("Country;Reserves (t)\nChina;1.234\nIndia;2.500\n"))
    made = preview(sheet, guess(sheet))
    assert made.edition.tables[0].entries[0].cells[0].value == Decimal(1234)
    assert any("two ways" in one.message for one in made.warnings)


def test_columns_that_would_say_the_same_are_in_the_way(usgs: Usgs) -> None:
    first, second, third = usgs[1].columns
    same = replace(usgs[1], columns=(first, replace(second, period="2022"), third))
    assert any("the same as" in one for one in messages(preview(usgs[0], same).problems))


def test_a_unit_that_nothing_compares_is_in_the_way(usgs: Usgs) -> None:
    first, *others = usgs[1].columns
    odd = replace(usgs[1], columns=(replace(first, unit="stone's throw"), *others))
    assert any("no unit" in one for one in messages(preview(usgs[0], odd).problems))


def test_a_subject_that_no_lexicon_has_brings_its_own_word(usgs: Usgs) -> None:
    about = replace(usgs[1].about, subject="unobtainium")
    edition = preview(usgs[0], replace(usgs[1], about=about)).edition
    assert {(name.kind, name.form) for name in edition.names} == {("commodity", "unobtainium")}


def test_next_years_table_takes_over_what_was_said_of_the_last(usgs: Usgs, write: Write) -> None:
    first, *others = usgs[1].columns
    taught = replace(usgs[1], columns=(replace(first, basis="ore", equivalents=("rock",)), *others))
    later = Path(write("").parent / "later.csv")
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in usgs[0].rows)
    later.write_text(text.replace("2022", "2024").replace("2023", "2025"))
    (sheet,) = read_sheets(later)
    mapping = guess(sheet, taught)
    assert [column.period for column in mapping.columns] == ["2024", "2025", ""]
    assert (mapping.columns[0].basis, mapping.columns[0].equivalents) == ("ore", ("rock",))
    assert (mapping.about.source, mapping.about.published) == ("usgs-mcs", "")


def test_another_subjects_table_does_not_take_over_the_basis(usgs: Usgs, write: Write) -> None:
    (sheet,) = read_sheets(
        write("Lithium,,\nCountry,Mine production 2022,Reserves\nChile,49,9\nChina,41,4\n")
    )
    mapping = guess(sheet, usgs[1])
    assert mapping.about.subject == "lithium"
    assert [column.basis for column in mapping.columns] == ["", ""]


def test_a_mapping_is_the_same_after_json(usgs: Usgs) -> None:
    mapping = usgs[1].corrected(4, 1, "16,000", "1216,000")
    assert from_json(to_json(mapping), "m.json") == mapping


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"headings": 1}', '{"heading": -1}', '{"heading": "1"}', '{"convention": "odd"}',
     '{"columns": {}}', '{"columns": [{"heading": "x"}]}', '{"columns": [{"column": 1, "multiplier": "x"}]}',
     '{"columns": [{"column": 1, "multiplier": "1e999999"}]}', '{"columns": [{"column": 1, "kind": "odd"}]}',
     '{"corrections": [{"row": 1}]}', '{"about": {"source": 1}}', "[" * 5_000],
)  # fmt: skip
def test_a_mapping_that_is_not_understood_is_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"m\.json"):
        from_json(text, "m.json")
