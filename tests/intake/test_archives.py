"""Articles in a .zip archive are read as if it were a folder; nothing is unpacked, nothing leaves it."""

import stat
import zipfile
from pathlib import Path

import pytest
from hostile import archive, swollen

from workbench import intake
from workbench.errors import InputError
from workbench.limited import bounds


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        list(intake.walk([path]))
    return str(caught.value)


def test_its_text_files_are_found_in_order_and_read(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "news.zip", ("b/due.txt", "È la seconda.".encode()), ("a.txt", b"La prima."), ("c.jpg", b"\xff"),
        ("inside.zip", b"PK"), ("__MACOSX/a.txt", b"\0\1"), ("b/._due.txt", b"\0\1"),
    )  # fmt: skip
    found = list(intake.walk([path]))
    assert [file.name for file in found] == ["a.txt", "due.txt"]
    assert [intake.read(file) for file in found] == ["La prima.", "È la seconda."]


@pytest.mark.parametrize(
    "name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:/out.txt", "..\\out.txt", "\\\\a\\out.txt"],
)  # fmt: skip
def test_a_name_that_leaves_it_refuses_the_whole_archive(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "news.zip", ("a.txt", b"good"), (name, b"bad"))
    assert "leaves the archive" in refused(path)
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_name_that_leaves_it_reads_nothing_either(tmp_path: Path) -> None:
    path = archive(tmp_path / "news.zip", ("a.txt", b"good"))
    (tmp_path / "out.txt").write_text("secret")
    for name in ("../out.txt", "b.txt"):
        with pytest.raises(InputError, match="no file"):
            intake.read(path / name)


def test_a_link_in_it_is_no_text(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as packed:
        packed.writestr(link, "/etc/passwd")
    assert "no text file" in refused(tmp_path / "news.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_one_sentence(tmp_path: Path) -> None:
    assert "two files named a.txt" in refused(
        archive(tmp_path / "news.zip", ("a.txt", b"one"), ("a.txt", b"two"))
    )


def test_what_unpacks_beyond_the_bounds_is_one_sentence(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "bomb.zip", ("a.txt", b"a"), ("b.bin", b"\0" * 1_000))
    assert "too large once it is unpacked" in refused(swollen(bomb, 201_000_000))
    long = archive(tmp_path / "long.zip", ("a.txt", b"a" * (intake.LIMIT + 1)))
    with pytest.raises(InputError, match=r"a\.txt is larger than 5 MB"):
        intake.read(long / "a.txt")
    many = [(f"{number}.txt", b"") for number in range(bounds.MEMBERS + 1)]
    assert "more than 1000 text files" in refused(archive(tmp_path / "many.zip", *many))


def test_a_size_that_the_archive_states_wrongly_helps_nobody(tmp_path: Path) -> None:
    path = archive(tmp_path / "news.zip", ("a.txt", b"a" * 100_000))
    content = path.read_bytes()
    path.write_bytes(content.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(InputError, match="no archive that can be read"):
        intake.read(path / "a.txt")


def test_an_encrypted_file_in_it_is_one_sentence(tmp_path: Path) -> None:
    path = archive(tmp_path / "news.zip", ("a.txt", b"secret"))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(content)
    assert "encrypted" in refused(path)


def test_a_file_without_a_name_is_left_out(tmp_path: Path) -> None:
    path = archive(tmp_path / "news.zip", ("a.txt", b"good"), ("bb", b"bad"))
    content = path.read_bytes()
    at = content.rindex(b"PK\1\2")
    nameless = (
        content[at : at + 28] + b"\0\0" + b"\2\0" + content[at + 32 :]
    )  # its name becomes an extra field
    path.write_bytes(content[:at] + nameless)
    assert [file.name for file in intake.walk([path])] == ["a.txt"]


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"text", b"PK\5\6" + b"\0" * 18])
def test_what_is_no_archive_or_holds_nothing_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "news.zip").write_bytes(content)
    assert "news.zip" in refused(tmp_path / "news.zip")
