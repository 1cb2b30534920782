"""From bytes to the draft of an article."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import seed

from workbench import intake
from workbench.errors import InputError
from workbench.intake.draft import normalised


def test_the_april_seed_is_dated_by_its_header_and_claims_begin_after_it() -> None:
    draft = seed(0)
    assert (draft.published, draft.agency, draft.language) == ("2025-04", "", "it")
    assert draft.text[draft.header.end :].startswith("Lunedì il Cremlino")


def test_the_february_seed_names_its_agency() -> None:
    draft = seed(1)
    assert (draft.published, draft.agency) == ("2025-02", "Adnkronos")
    assert draft.text[draft.header.end :].startswith("Russia e Usa verso")


def test_a_headline_is_the_title() -> None:
    draft = intake.draft("Terre rare, la Russia è quinta\n\nSecondo lo Usgs le riserve sono cresciute.\n")
    assert draft.title == "Terre rare, la Russia è quinta"


def test_a_headline_above_a_dateline_is_the_title() -> None:
    draft = intake.draft(
        "Terre rare, intesa vicina\n\nRoma, 10 dicembre 2024 – Il ministro ha firmato ieri.\n"
    )
    assert (draft.title, draft.published) == ("Terre rare, intesa vicina", "2024-12-10")


def test_without_a_headline_the_title_is_the_first_sentence_shortened_at_a_word() -> None:
    title = seed(0).title
    assert title.startswith("Lunedì il Cremlino ha dichiarato")
    assert title.endswith("…")
    assert len(title) <= 91


def test_line_ends_byte_order_mark_surrogates_and_nuls_are_normalised_once() -> None:
    assert normalised("\ufeffuno\r\ndue\rtre\ud800\0") == "uno\ndue\ntre\ufffd\ufffd"


@given(st.text(alphabet=st.characters(codec=None)))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalised(text).removeprefix("\ufeff")
    assert normalised(once) == once.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes("È così: “perché” costa 3 €.".encode(encoding))
    assert intake.read(file).removeprefix("\ufeff") == "È così: “perché” costa 3 €."


def test_a_picture_an_empty_file_and_a_missing_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "empty.txt").write_text(" \n")
    with pytest.raises(InputError, match="not a text file"):
        intake.read(tmp_path / "picture.txt")
    with pytest.raises(InputError, match="is empty"):
        intake.read(tmp_path / "empty.txt")
    with pytest.raises(InputError, match="no file"):
        list(intake.walk([tmp_path / "missing.txt"]))


@pytest.mark.parametrize(
    "content",
    [b"\x01\x02\x03" * 100, bytes(range(1, 256)) * 4, "perché".encode("utf-16-le"), "perché".encode("utf-32"), b"a\0"],
    ids=["controls", "every byte", "UTF-16 without its mark", "UTF-32", "NUL"],
)  # fmt: skip
def test_what_is_no_text_is_told(content: bytes) -> None:
    with pytest.raises(InputError, match="not a text file"):
        intake.decode(content, "file.txt")


def test_a_broken_byte_leaves_the_rest_of_a_text_readable() -> None:
    whole = "La città è così: perché no?".encode()
    assert intake.decode(whole + b"\xe2\x80", "file.txt") == "La città è così: perché no?\ufffd"
    assert intake.decode("La città è così".encode("cp1252"), "file.txt") == "La città è così"


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_text_that_can_be_stored_or_one_sentence(content: bytes) -> None:
    try:
        text = intake.draft(intake.decode(content, "file.txt"), language="it").text
    except InputError as error:
        assert "file.txt" in str(error)
    else:
        assert text.encode().decode() == text
        assert "\0" not in text


def test_a_text_beyond_the_bound_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as opened:
        opened.truncate(100_000_000)  # of which no more than the bound is ever read
    with pytest.raises(InputError, match="larger than 5 MB"):
        intake.read(file)
    with pytest.raises(InputError, match="longer than 5000000 characters"):
        intake.draft("parola " * 1_000_000)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no file without an end")
def test_a_file_without_an_end_is_one_sentence() -> None:
    with pytest.raises(InputError, match="larger than"):
        intake.read(Path("/dev/zero"))


def test_a_name_that_no_file_can_have_is_one_sentence() -> None:
    for name in ("a\0b.txt", "x" * 5_000):
        with pytest.raises(InputError, match=r"no file|cannot be read"):
            intake.read(Path(name))
        with pytest.raises(InputError, match=r"no file|cannot be read"):
            list(intake.walk([Path(name)]))


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.jpg"):
        (tmp_path / name).write_text("text")
    assert [file.name for file in intake.walk([tmp_path])] == ["a.txt", "b.txt"]
