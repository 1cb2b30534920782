"""Sources from tables and documents on the command line: what is shown, what is imported, how it exits."""

import json
from pathlib import Path

import openpyxl
import pytest

from workbench.cli import main

TABLE = """"Reserves of lithium, in metric tons of lithium content",
Country,Reserves
Argentina,"4,000,000"
Australia,"7,000,000"
Chile,"9,300,000"
World total (rounded),"20,000,000"
"""
SAID = ["--source", "usgs-mcs", "--title", "Lithium 2025", "--publisher", "USGS", "--published", "2025-01"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "lithium.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "desk.riscontro")


def test_without_enough_of_a_mapping_the_guess_is_shown_and_nothing_imported(
    table: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "add", str(table), "-w", file]) == 2
    shown = capsys.readouterr()
    assert "reserves" in shown.out and "metric_ton" in shown.out and "Say who published it." in shown.out
    assert "Nothing was imported" in shown.err and not Path(file).exists()


def test_a_table_is_imported_by_what_is_said_of_it(
    table: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "add", str(table), *SAID, "-w", file]) == 0
    assert "Edition usgs-mcs-2025-01-lithium added" in capsys.readouterr().out
    assert main(["sources", "show", "usgs-mcs-2025-01-lithium", "-w", file]) == 0
    assert "9,300,000" in capsys.readouterr().out


def test_the_next_table_of_a_source_needs_only_its_date(
    table: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["sources", "add", str(table), *SAID, "-w", file])
    table.write_text(TABLE.replace("9,300,000", "9,400,000"))
    assert main(["sources", "add", str(table), "--published", "2026-01", "-w", file]) == 0
    assert "usgs-mcs-2026-01-lithium" in capsys.readouterr().out


def test_a_preview_shows_the_edition_and_imports_nothing(
    table: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "add", str(table), *SAID, "--preview", "-w", file]) == 0
    assert "Argentina" in capsys.readouterr().out and not Path(file).exists()


def test_a_cell_that_is_no_figure_is_named_and_corrected_in_the_mapping(
    table: Path, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(TABLE.replace("7,000,000", "127,000,00"))
    saved = tmp_path / "mapping.json"
    assert main(["sources", "add", str(table), *SAID, "--save-mapping", str(saved), "-w", file]) == 3
    assert "B4" in capsys.readouterr().out
    mapping = json.loads(saved.read_text())
    mapping["corrections"] = [{"row": 3, "column": 1, "printed": "7,000,000", "before": "127,000,00"}]
    saved.write_text(json.dumps(mapping))
    assert main(["sources", "add", str(table), "--mapping", str(saved), "-w", file]) == 0


def test_the_same_again_adds_nothing_and_other_figures_are_refused(
    table: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "add", str(table), *SAID, "-w", file]) == 0
    assert main(["sources", "add", str(table), *SAID, "-w", file]) == 0
    assert "nothing was added" in capsys.readouterr().out
    table.write_text(TABLE.replace("9,300,000", "9,200,000"))
    assert main(["sources", "add", str(table), *SAID, "-w", file]) == 2
    assert "other content" in capsys.readouterr().err


def test_a_text_is_imported_as_passages(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Substitutes are available for many applications but generally are less effective.")
    assert main(["sources", "add", str(note), *SAID, "-w", file]) == 2
    assert "Say its subject." in capsys.readouterr().out
    assert main(["sources", "add", str(note), *SAID, "--subject", "rare earths", "-w", file]) == 0
    assert main(["sources", "show", "usgs-mcs-2025-01-rare-earths", "-w", file]) == 0
    assert "Substitutes are available" in capsys.readouterr().out


def test_a_sheet_that_is_not_there_is_named(
    table: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Country", "Reserves (t)"])
    book.create_sheet("Other").append(["Chile", 5])
    book.save(table.with_suffix(".xlsx"))
    assert main(["sources", "add", str(table.with_suffix(".xlsx")), "--sheet", "Third", "-w", file]) == 2
    assert "Sheet, Other" in capsys.readouterr().err
