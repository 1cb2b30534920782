"""Whose row it is: a country by its name or code, the world, or an aggregate of its own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.core import get_global

from workbench import data
from workbench.sources.imports.figures import superscript
from workbench.sources.model import WORLD
from workbench.sources.names import COUNTRY, mentions

Status = Literal["country", "world", "aggregate", "ambiguous"]

_LONGEST = 120  # code points; a longer text names no country
_WORD = re.compile(r"\w+")
_LEADER = re.compile(r"(?: ?[.·…]){2,}$|[ …]+$| \.$")
_GLUED = re.compile(r"(?<=[^\W\d_])(\d{1,2}(?:, ?\d{1,2}){0,3})$", re.ASCII)
_MARK = re.compile(r"(?:[*†‡§]| ?[(\[]\d{1,2}[)\]]| [a-z])$")
_BRACKET = re.compile(r"^([^()]{2,80}) ?\(([^()]{1,80})\)$")
_ALPHA_2 = re.compile(r"[A-Z]{2}", re.ASCII)
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "QO", "ZZ"})


@dataclass(frozen=True, slots=True)
class Entity:
    """Hold whom a row is about. name: without its footnote marks. codes: the candidates where it is ambiguous.

    glued: the marks were plain digits at the name's end ("China12").
    """

    name: str
    status: Status
    code: str | None = None
    codes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    glued: bool = False


@lru_cache(maxsize=20_000)
def resolve(written: str) -> Entity:
    """Say whom a row's name means; what no lexicon has is an aggregate."""
    name, marks, glued = _clean(written)
    if len(name) > _LONGEST:
        return Entity(name, "aggregate", marks=marks, glued=glued)
    if is_total(name):
        return Entity(name, "world", WORLD, marks=marks, glued=glued)
    for form in _forms(name):
        codes = _codes(form)
        if len(codes) > 1:
            return Entity(name, "ambiguous", codes=codes, marks=marks, glued=glued)
        if codes:
            status: Status = "country" if is_country(codes[0]) else "aggregate"
            return Entity(name, status, codes[0] if status == "country" else None, marks=marks, glued=glued)
    return Entity(name, "aggregate", marks=marks, glued=glued)


def is_country(code: str) -> bool:
    """Tell whether a code is a country's or a territory's: two letters, and no union's."""
    return bool(_ALPHA_2.fullmatch(code)) and code not in _NOT_COUNTRIES


@lru_cache(maxsize=20_000)
def country_code(written: str) -> str | None:
    """Return the two letters for an ISO 3166 code of two or three letters or digits; None for anything else."""
    code = written.strip().upper()
    if code in _territories() and is_country(code):
        return code
    if len(code) == 3 and code.isascii() and code.isalnum():
        aliases = get_global("territory_aliases").get(code, ())
        if len(aliases) == 1 and is_country(aliases[0]):
            return str(aliases[0])
    return None


def is_total(name: str) -> bool:
    """Tell whether a name is the total's: "World total (rounded)", "Totale"."""
    words = _WORD.findall(name.casefold())
    return bool(words) and len(words) <= 6 and all(word in _totals() for word in words)


def is_bare_total(name: str) -> bool:
    """Tell whether a total does not say of what it is."""
    return not any(word in _worlds() for word in _WORD.findall(name.casefold()))


def _clean(written: str) -> tuple[str, tuple[str, ...], bool]:
    """Return a name without dotted leaders and marks, the marks, and whether they were plain digits."""
    raised = "".join(one for one in written if superscript(one))
    marks = [unicodedata.normalize("NFKC", raised)]
    name = "".join(one for one in written if not superscript(one)) if raised else written
    name = _LEADER.sub("", name.rstrip(", "))
    while (match := _MARK.search(name)) and match.start() > 1:
        marks.append(match[0].strip(" ()[]"))
        name = name[: match.start()].rstrip(", ")
    glued = _GLUED.search(name)
    if glued:
        marks.append(glued[1])
        name = name[: glued.start()]
    return name.strip(), tuple(mark for mark in marks if mark), glued is not None


def _forms(name: str) -> tuple[str, ...]:
    """Return a name in the forms that a table may turn around: "Korea, Republic of", "Iran (Islamic Republic of)"."""
    name = name.title() if name.islower() else name
    forms = [name]
    before, comma, after = name.partition(", ")
    if comma:
        forms.append(f"{after} {before}")
        after_of = after.removesuffix(" of").removesuffix(" the")
        forms += [f"{after_of} of {before}", f"{after_of} {before}", f"{before} {after}"]
    if match := _BRACKET.match(name):
        forms += [f"{match[2]} {match[1]}", match[1].strip()]
    return (*forms, before) if comma else tuple(forms)


def _codes(form: str) -> tuple[str, ...]:
    """Return what a whole text names, a country or a region; empty where it says anything else too."""
    for language in data.languages():
        for mention in mentions(form, language):
            whole = not _WORD.search(form[: mention.span.start]) and not _WORD.search(
                form[mention.span.end :]
            )
            if mention.kind == COUNTRY and mention.how == "name" and whole:
                return mention.codes
    return ()


@cache
def _territories() -> frozenset[str]:
    return frozenset(Locale.parse("en").territories)


@cache
def _totals() -> frozenset[str]:
    return _row_words("total") | _worlds()


@cache
def _worlds() -> frozenset[str]:
    return _row_words("world")


def _row_words(section: str) -> frozenset[str]:
    """Return every language's words of a kind of row; a table's own language is not known."""
    forms = (
        form for language in data.languages() for form in data.lexicon(language, "imports")["rows"][section]
    )
    return frozenset(word for form in forms for word in _WORD.findall(form.casefold()))
