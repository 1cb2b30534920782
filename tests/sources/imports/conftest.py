"""Tables and documents as a reviewer has them: written to real files by each test."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from workbench.sources.imports import About, Mapping, Sheet, guess, read_sheets

USGS = """"World mine production and reserves of rare earths, in metric tons of REO equivalent",,,
,Mine production,,Reserves
Country,2022,2023ᵉ,
United States,"42,000","43,000","1,800,000"
Australia,"18,000","18,000","5,700,000"
Brazil,80,80,"21,000,000"
Burma,"12,000","38,000",NA
Canada,—,—,"830,000"
China,"210,000","240,000","44,000,000"
India,"2,900","2,900","6,900,000"
Russia,"2,600","2,600","10,000,000"
Vietnam,"1,200",600,"22,000,000"
World total (rounded),"289,000","345,000",">110,000,000"
"""

ABOUT = About(
    source="usgs-mcs", title="Mineral Commodity Summaries 2022, Rare Earths", publisher="USGS",
    published="2022-01", subject="rare earths",
)  # fmt: skip

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text to a file of the test's own."""

    def written(text: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return written


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook, one list of rows for each sheet."""

    def written(**sheets: list[list[object]]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "book.xlsx"
        book.save(path)
        return path

    return written


@pytest.fixture
def usgs(write: Write) -> tuple[Sheet, Mapping]:
    """The table of a year that the library does not have, with the mapping that is proposed for it."""
    (sheet,) = read_sheets(write(USGS))
    return sheet, replace(guess(sheet), about=ABOUT)
