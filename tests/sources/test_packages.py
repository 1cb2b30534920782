"""Reading a Data Package folder: what fits is read, what does not is named by file, row and column."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench import data
from workbench.errors import InputError
from workbench.sources import read_package

NAME = "usgs-mcs-2025-rare-earths"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data.resources() / "sources" / NAME, tmp_path / NAME))


def change(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    edit(package)
    path.write_text(json.dumps(package), encoding="utf-8")


def rewrite(folder: Path, old: str, new: str) -> None:
    path = folder / "table.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problem(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_package(folder)
    return str(caught.value)


def test_a_package_of_ones_own_is_read(folder: Path) -> None:
    change(folder, lambda package: package.update(name="ours", title="Ours"))
    edition = read_package(folder)
    assert (edition.id, edition.title, len(edition.tables[0].entries)) == ("ours", "Ours", 18)


def test_another_figure_makes_another_hash(folder: Path) -> None:
    before = read_package(folder)
    rewrite(folder, "3800000", "3900000")
    assert read_package(folder).sha256 != before.sha256


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(folder: Path) -> None:
    before = read_package(folder)
    path = folder / "table.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_package(folder) == before


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("3800000", "3.8 million", ["row 13", "reserves_t", "'3.8 million'"]),
        ("3800000", "3,800,000", ["row 13", "8 values for 6 columns"]),
        ("3800000", "-1", ["row 13", "reserves_t"]),
        ("Russia,RU", "Russia,RUS", ["row 13", "'RUS'"]),
        ("Russia,RU", "Russia,US", ["row 13", "'US'", "twice"]),
        ("South Africa,ZA", "Russia,ZA", ["row 14", "'Russia'", "twice"]),
        ("country,iso3166", "land,iso3166", ["header"]),
        ("3800000", '"3800000', ["not CSV"]),
    ],
)
def test_a_wrong_row_is_named(folder: Path, old: str, new: str, words: list[str]) -> None:
    rewrite(folder, old, new)
    message = problem(folder)
    assert "table.csv" in message
    assert all(word in message for word in words), message


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        (lambda package: package.pop("riscontro"), "riscontro"),
        (lambda package: package.pop("title"), "title"),
        (lambda package: package["riscontro"].update(published="January 2025"), "YYYY-MM"),
        (lambda package: package["riscontro"].update(published="2025-02-30"), "YYYY-MM"),
        (lambda package: package["riscontro"].update(published="2025-13"), "YYYY-MM"),
        (lambda package: package.update(resources={}), "resources"),
        (lambda package: package["resources"].append("x"), "object"),
        (lambda package: package["resources"][0].update(path="../../secret.csv"), "leaves"),
        (lambda package: package["resources"][0].update(path="/etc/passwd"), "leaves"),
        (lambda package: package["resources"][0].update(path="none.csv"), "none.csv"),
        (lambda package: package["resources"][0]["riscontro"].update(entity="land"), "'land'"),
        (
            lambda package: package["resources"][0]["schema"]["fields"][2]["measure"].update(unit="barrel"),
            "barrel",
        ),
        (
            lambda package: package["resources"][0]["schema"]["fields"][2]["measure"].update(kind="x"),
            "flow or stock",
        ),
        (
            lambda package: package["resources"][0]["schema"]["fields"][2]["measure"].update(multiplier="k"),
            "'k'",
        ),
        (lambda package: package["resources"][1]["data"].append({"text": "alone"}), "section"),
    ],
)
def test_a_wrong_description_is_named(folder: Path, edit: Callable[[Any], object], word: str) -> None:
    change(folder, edit)
    message = problem(folder)
    assert "datapackage.json" in message or "none.csv" in message
    assert word in message


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"name": 1}'])
def test_what_is_no_package_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "datapackage.json").write_bytes(content)
    assert "datapackage.json" in problem(tmp_path)


@pytest.mark.parametrize("name", ["table.csv", "datapackage.json"])
def test_a_link_that_leaves_the_folder_is_refused(folder: Path, name: str) -> None:
    (folder / name).rename(folder.parent / name)
    (folder / name).symlink_to(folder.parent / name)
    assert "leaves the package's folder" in problem(folder)


def test_a_folder_inside_that_is_a_link_is_refused(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir()
    (folder / "table.csv").rename(folder.parent / "elsewhere" / "table.csv")
    (folder / "inside").symlink_to(folder.parent / "elsewhere")
    change(folder, lambda package: package["resources"][0].update(path="inside/table.csv"))
    assert "leaves the package's folder" in problem(folder)


def test_links_within_the_folder_and_to_it_are_followed(folder: Path) -> None:
    before = read_package(folder)
    (folder / "table.csv").rename(folder / "figures.csv")
    (folder / "table.csv").symlink_to(folder / "figures.csv")
    (folder.parent / "link").symlink_to(folder)
    assert read_package(folder.parent / "link") == before


def test_links_that_lead_to_each_other_are_refused(folder: Path) -> None:
    (folder / "table.csv").unlink()
    (folder / "table.csv").symlink_to(folder / "other.csv")
    (folder / "other.csv").symlink_to(folder / "table.csv")
    assert "table.csv" in problem(folder)
    (folder.parent / "a").symlink_to(folder.parent / "b")
    (folder.parent / "b").symlink_to(folder.parent / "a")
    assert "no folder" in problem(folder.parent / "a")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "table.csv").unlink()
    os.mkfifo(folder / "table.csv")
    assert "cannot be read" in problem(folder)


def test_files_beyond_the_bounds_are_refused(folder: Path) -> None:
    header = (folder / "table.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "table.csv").write_text(header + "\n" * 5_010)
    assert "more than 5000 rows" in problem(folder)
    for name, size in (("table.csv", 5_000_001), ("datapackage.json", 2_000_001)):
        os.truncate(folder / name, size)
        assert f"{name} is larger than" in problem(folder)


@pytest.mark.parametrize("title", ["\ud800", "a\0b"])
def test_a_text_that_nothing_could_store_is_refused(folder: Path, title: str) -> None:
    change(folder, lambda package: package["resources"][0].update(title=title))
    assert "datapackage.json" in problem(folder)
    rewrite(folder, "Russia", "Rus\0sia")
    change(folder, lambda package: package["resources"][0].update(title="a"))
    assert "table.csv is not a text file" in problem(folder)


def test_a_message_shows_no_more_of_a_value_than_can_be_read(folder: Path) -> None:
    change(folder, lambda package: package["riscontro"].update(published="9" * 100_000))
    assert len(problem(folder)) < 500


def test_an_empty_folder_is_no_package(tmp_path: Path) -> None:
    assert "datapackage.json" in problem(tmp_path)


@given(text=st.text(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_read_or_refused_in_one_sentence(folder: Path, text: str) -> None:
    header = (folder / "table.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "table.csv").write_bytes(f"{header}\n{text}".encode("utf-8", "surrogatepass"))
    try:
        read_package(folder)
    except InputError as error:
        assert "table.csv" in str(error)
    finally:
        (folder / "table.csv").write_text(header + "\n", encoding="utf-8")
