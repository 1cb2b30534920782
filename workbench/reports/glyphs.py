"""What the report's own fonts can print, so that a page looks the same on every machine.

A PDF/UA has to name a glyph for every character; a character without one would stop the whole report.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

REPLACEMENT = "\ufffd"

# One family after the other; both weights of a family print the same characters.
_FAMILIES = (
    (
        Path(font_source_serif_pro.font_directory),
        ("SourceSerifPro-Regular.otf", "SourceSerifPro-Semibold.otf"),
    ),
    (Path(font_source_sans_pro.font_directory), ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf")),
)
# Signs of the program's own that these families lack; the typesetter's built-in fonts have them.
_BUILT_IN = frozenset("✕○∥" + REPLACEMENT)

_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt): characters that are never seen.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_HYPHENS = str.maketrans({"\u2011": "-"})  # no family has the hyphen that does not break

_LONG_RUN = re.compile(r"\S{65,}")
_BREAK_EVERY = 32
_BREAK_HERE = "\u200b"


def files() -> tuple[Path, ...]:
    """Return the font files of the report: the families' regular and semibold weights."""
    return tuple(folder / name for folder, names in _FAMILIES for name in names)


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as the fonts can print it, and the characters replaced, each once, in their order.

    Line breaks become spaces, unseen characters (soft hyphens, joiners, marks of direction) are left out; a
    run of more than 64 characters without a space may break every 32, so that none leaves the page.
    """
    seen = _UNSEEN.sub("", _BREAKS.sub(" ", text)).translate(_HYPHENS)
    if _simple().issuperset(seen):
        return _LONG_RUN.sub(_with_breaks, seen), ()
    printed = [_printed(cluster) for cluster in _clusters(seen)]
    missing = dict.fromkeys(character for _, lacking in printed for character in lacking)
    return _LONG_RUN.sub(_with_breaks, "".join(kept for kept, _ in printed)), tuple(missing)


@cache
def families() -> tuple[frozenset[str], ...]:
    """Return the characters of each family, the most wanted first."""
    own = (
        frozenset.intersection(*(_characters(folder / name) for name in names)) for folder, names in _FAMILIES
    )
    return (*own, _BUILT_IN)


@cache
def _simple() -> frozenset[str]:
    """Return the characters that need no closer look: the first family's letters, without the marks."""
    return frozenset(character for character in families()[0] if not _is_mark(character))


def _clusters(text: str) -> Iterator[str]:
    """Give each character together with the combining marks that follow it."""
    start = 0
    for at, character in enumerate(text):
        if at and not _is_mark(character):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


@cache
def _is_mark(character: str) -> bool:
    return character > "\u02ff" and unicodedata.category(character).startswith("M")


@lru_cache(maxsize=4096)
def _printed(cluster: str) -> tuple[str, str]:
    """Return the cluster as one family can print it, and what was replaced in it.

    It is one family because a mark of another one cannot be set on its letter.
    """
    for form in (cluster, unicodedata.normalize("NFC", cluster), unicodedata.normalize("NFD", cluster)):
        if any(family.issuperset(form) for family in families()):
            return form, ""
    if len(cluster) == 1 and unicodedata.category(cluster) == "Zs":
        return " ", ""
    family = next((family for family in families() if cluster[0] in family), families()[0])
    kept = "".join(character if character in family else REPLACEMENT for character in cluster)
    return kept, "".join(character for character in cluster if character not in family)


def _with_breaks(run: re.Match[str]) -> str:
    clusters = list(_clusters(run[0]))
    chunks = (clusters[at : at + _BREAK_EVERY] for at in range(0, len(clusters), _BREAK_EVERY))
    return _BREAK_HERE.join(map("".join, chunks))


def _characters(file: Path) -> frozenset[str]:
    """Return the characters that a font file maps to a glyph (OpenType's table cmap, format 4)."""
    font = file.read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4s4xLL", font, 12 + 16 * n) for n in range(tables))
    cmap = next(font[offset : offset + length] for tag, offset, length in records if tag == b"cmap")
    (encodings,) = struct.unpack_from(">H", cmap, 2)
    offsets = (struct.unpack_from(">HHL", cmap, 4 + 8 * n) for n in range(encodings))
    windows = next(offset for platform, encoding, offset in offsets if (platform, encoding) == (3, 1))
    return frozenset(map(chr, _format_4(cmap[windows:])))


def _format_4(table: bytes) -> Iterator[int]:
    """Give the code points of a format 4 subtable that have a glyph other than 0; controls are left out."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", table, 14 + skipped + 2 * count * n)
        for n, skipped in enumerate((0, 2, 2, 2))
    )
    for segment, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(max(first, 0x20), min(last, 0xFFFE) + 1):
            glyph = code
            if ranges[segment]:
                at = 16 + 6 * count + 2 * segment + ranges[segment] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", table, at)
            if (glyph + deltas[segment]) & 0xFFFF and not 0x7F <= code < 0xA0:
                yield code
