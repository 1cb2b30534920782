"""One printed figure: its number in the table's convention, its bound, and the marks that stand at it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from workbench import data
from workbench.sources.model import Cell, CellBound, CellStatus

Convention = Literal["point", "comma"]
"""The decimal mark."""
EXAMPLES: Mapping[Convention, str] = {"point": "1,234.5", "comma": "1.234,5"}
Dash = Literal["zero", "missing"]

LONGEST = 80  # code points; longer text is no figure
_DIGITS = 30
_SPACES = " \u00a0\u2009\u202f"
_MINUS = "-−–"
_DASHES = frozenset({"-", "--", "–", "—", "−"})
_SYMBOLS = "*†‡§#"
_NUMBER = re.compile(rf"[{_MINUS}]?\d[\d.,'’{_SPACES}]*", re.ASCII)
_GROUPING = {"point": ",", "comma": "."}
_DECIMAL = {"point": ".", "comma": ","}
_PLAIN = re.compile(r"(-?)(\d{1,30})(?:\.(\d{1,30}))?%?", re.ASCII)
# Single letters are marks, but for those that may stand for a multiple: 5k, 5m, 5b, 5t.
_LETTERS = "ac-fhijln-su-z"
_MARK = rf"[{_SYMBOLS}]|[(\[][\da-z]{{1,3}}[)\]]|[{_LETTERS}]"
_MARK_BEFORE = re.compile(rf"(?:{_MARK})(?=[ \d<>]) ?")
_MARK_AFTER = re.compile(rf" ?(?:{_MARK})$")
_WORD_BEFORE = re.compile(r"\(?([a-z]{2,12}\.?)\)? ?(?=[\d<>])", re.IGNORECASE)
_WORD_AFTER = re.compile(r" ?\(?([a-z]{2,12}\.?)\)?$", re.IGNORECASE)
_MOST_MARKS = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one cell as read.

    marks: footnote marks, "e" among them. dash: whether a lone dash stands there. percent: whether a percent
    sign stands at it.
    """

    cell: Cell
    marks: tuple[str, ...] = ()
    dash: bool = False
    percent: bool = False


@lru_cache(maxsize=100_000)  # a mapping is tried again and again on one table
def read_figure(
    printed: str, convention: Convention, dash: Dash = "zero", plain: bool = False
) -> Figure | None:
    """Read a cell; None where it is no figure in the convention.

    plain: the text is a plain decimal that a workbook holds as a number. The status says what NA, W and an
    empty cell are; a bound keeps its value apart from its sign.
    """
    text = printed.strip()
    if plain and _PLAIN.fullmatch(text):
        return Figure(Cell(printed, "value", Decimal(text.rstrip("%"))), percent=text.endswith("%"))
    if status := _status(text):
        return Figure(Cell(printed, status))
    if len(text) > LONGEST:
        return None
    text, marks = unmarked(text)
    if text in _DASHES:
        cell = Cell(printed, "value", Decimal(0)) if dash == "zero" else Cell(printed, "missing")
        return Figure(cell, marks, dash=True)
    if status := _status(text):
        return Figure(Cell(printed, status), marks)
    bound, text = _bound(text)
    percent = text.endswith("%")
    number = value_of(_without_currency(text.removesuffix("%").rstrip(_SPACES)), convention)
    if number is None:
        return None
    return Figure(Cell(printed, "value", number, bound), marks, percent=percent)


@lru_cache(maxsize=100_000)
def core_of(printed: str) -> str:
    """Return what is left of a cell without marks, bound and currency, be it a figure or not."""
    text = unmarked(printed.strip()[:LONGEST])[0]
    return _without_currency(_bound(text)[1].removesuffix("%").rstrip(_SPACES))


def value_of(text: str, convention: Convention) -> Decimal | None:
    """Return the number that digits and separators make in a convention; None where they cannot be one.

    Groups of a thousand have three digits, the first one to three.
    """
    if not _NUMBER.fullmatch(text):
        return None
    sign, digits = (-1, text[1:]) if text[0] in _MINUS else (1, text)
    whole, mark, rest = digits.partition(_DECIMAL[convention])
    if mark and not (rest.isdecimal() and rest.isascii()):
        return None
    groups = ungrouped(whole, convention)
    if groups is None or (len(groups) > 1 and not well_grouped(groups)):
        return None
    joined = "".join(groups)
    if not joined or len(joined) > _DIGITS or len(rest) > _DIGITS:
        return None
    return sign * Decimal(f"{joined}.{rest}" if rest else joined)


def ungrouped(whole: str, convention: Convention) -> list[str] | None:
    """Return the groups of digits of a whole number, None where its separators are mixed."""
    separators = {character for character in whole if not character.isdecimal()}
    if not separators:
        return [whole]
    if len(separators) > 1 or not separators <= {_GROUPING[convention], "'", "’", *_SPACES}:
        return None
    return whole.split(separators.pop())


def well_grouped(groups: list[str]) -> bool:
    """Tell whether groups of digits can be thousands."""
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def is_estimate(mark: str) -> bool:
    """Tell whether a mark says that a figure is an estimate."""
    return mark.casefold() in _words().estimated


def unmarked(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the footnote marks at its ends, and the marks in their order.

    Superscripts, symbols, single small letters, short marks in brackets, and words for an estimate.
    """
    text, marks = _without_superscripts(text)
    if text.isascii() and text.replace(".", "", 1).isdecimal():
        return text, tuple(marks)
    after: list[str] = []
    for _ in range(_MOST_MARKS):
        if not any(character.isdigit() for character in text) and text not in _DASHES and len(text) < 4:
            break
        if before := _mark(text, _MARK_BEFORE.match(text), _WORD_BEFORE.match(text)):
            marks.append(before[0])
            text = text[before[1] :]
        if behind := _mark(text, _MARK_AFTER.search(text), _WORD_AFTER.search(text)):
            after.append(behind[0])
            text = text[: len(text) - behind[1]].rstrip(", ")
        if not before and not behind:
            break
    return text, tuple(marks + after[::-1])


def _mark(text: str, one: re.Match[str] | None, word: re.Match[str] | None) -> tuple[str, int] | None:
    """Return a mark that does not take the whole text, and how long it is with its space."""
    for match in (one, word if word and is_estimate(word[1]) else None):
        if match and len(match[0]) < len(text):
            return match[0].strip(" ()[]"), len(match[0])
    return None


def superscript(character: str) -> bool:
    """Tell whether a character is set as a superscript: ¹, ᵉ."""
    return unicodedata.decomposition(character).startswith("<super>")


def _without_superscripts(text: str) -> tuple[str, list[str]]:
    """Take superscripts out; those that stand together are one mark, a comma between them parts two."""
    if text.isascii() or not any(superscript(character) for character in text):
        return text, []
    marks, kept, current = [], "", ""
    for place, character in enumerate(text):
        if superscript(character):
            current += unicodedata.normalize("NFKC", character)
            continue
        if current:
            marks.append(current)
            current = ""
            if character == "," and superscript(text[place + 1 : place + 2] or " "):  # "²,³"
                continue
        kept += character
    if current:
        marks.append(current)
    return kept.strip(), marks


def _status(text: str) -> CellStatus | None:
    """Return what stands there instead of a figure, None where it may be one."""
    if not text or text.casefold() in _words().missing:
        return "missing"
    return "withheld" if text in _words().withheld else None


def _bound(text: str) -> tuple[CellBound | None, str]:
    if text[:1].isdigit():
        return None, text
    low = text.casefold()
    for word, bound in _words().bounds:
        if low.startswith(word) and (not word[-1].isalpha() or low[len(word) : len(word) + 1] in _SPACES):
            return bound, text[len(word) :].lstrip(_SPACES)
    return None, text


def _without_currency(text: str) -> str:
    for end in (0, -1):
        if text and unicodedata.category(text[end]) == "Sc":
            text = (text[1:] if end == 0 else text[:-1]).strip(_SPACES)
    return text


@dataclass(frozen=True, slots=True)
class _Words:
    missing: frozenset[str]
    withheld: frozenset[str]
    estimated: frozenset[str]
    bounds: tuple[tuple[str, CellBound], ...]


@cache
def _words() -> _Words:
    """Return the words of every language at once: a table's own language is not known."""
    lexicons = [data.lexicon(language, "imports") for language in data.languages()]
    cells = [lexicon["cells"] for lexicon in lexicons]
    bounds = {
        word.casefold(): bound
        for lexicon in lexicons
        for bound, words in lexicon["bounds"].items()
        for word in words
    }
    return _Words(
        missing=frozenset(word.casefold() for one in cells for word in one["missing"]),
        withheld=frozenset(word for one in cells for word in one["withheld"]),
        estimated=frozenset(word.casefold() for one in cells for word in one["estimated"]),
        bounds=tuple(sorted(bounds.items(), key=lambda pair: -len(pair[0]))),
    )
