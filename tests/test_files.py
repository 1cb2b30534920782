"""Files are written whole or not at all, and named so that any system takes them."""

import os
import stat
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.errors import UserError
from workbench.files import safe_name, write_whole


def test_a_file_is_written_and_written_over_and_nothing_else_stays(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    for content in (b"one", b"two"):
        write_whole(file, content)
        assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_what_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"whole")
    with pytest.raises(TypeError):
        write_whole(file, "no bytes")  # type: ignore[arg-type]
    assert file.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    with pytest.raises(UserError, match="cannot be written: No space left"):
        write_whole(Path("/dev/full"), b"report")


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("none/report.html", "folder", "x" * 5_000, "a\0b"):
        with pytest.raises(UserError, match=r"cannot be written|no folder"):
            write_whole(tmp_path / name, b"report")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(os.name == "nt", reason="modes and links are Unix's")
def test_a_mode_and_a_link_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_bytes(b"one")
    real.chmod(0o600)
    link.symlink_to(real)
    write_whole(link, b"two")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"two")
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Terre rare: la Russia è quinta?", "Terre rare la Russia è quinta.html"),
        ("../../etc/passwd", "etc passwd.html"),
        ("con", "_con.html"),
        ("Aux.txt", "_Aux.txt.html"),
        ("LPT¹", "_LPT¹.html"),
        ("report\u202elmth.exe", "reportlmth.exe.html"),
        ("a\0b\nc\td", "ab c d.html"),
        ("-rf . ", "rf.html"),
        ("...", "riscontro.html"),
        ("\ud800", "riscontro.html"),
    ],
)
def test_any_words_become_a_name(words: str, name: str) -> None:
    assert safe_name(words, ".html") == name


@given(st.text(alphabet=st.characters(codec=None)))
@example("è" * 500)
@example("a" * 119 + " b")
@example("NUL .")
def test_a_name_is_one_part_of_a_path_on_every_system(words: str) -> None:
    name = safe_name(words, ".html")
    assert len(name.encode()) <= 130
    assert PureWindowsPath(name).name == name == Path(name).name
    assert not PureWindowsPath(name).is_reserved()
    assert name == name.strip() and name.isprintable()
    assert safe_name(name.removesuffix(".html"), ".html") == name
