"""Where an article's body starts: a leading "date 2025-04", a dateline with its agency, place and day.

The words (agencies, months) are data; those of all languages are read together, because the header is read
before the language is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from workbench import data
from workbench.rows import Span

_REACH = 200  # a header is short: nothing past so many code points belongs to it
_HEADLINES = 2  # lines that may stand above a dateline
_ANY_DASH = re.compile("[-–—]")
_DASH = re.compile(r"\s{0,4}(?:-{1,2}|[–—])(?=\s|$)\s*")
_GAP = re.compile(r"[\s,./:]{0,6}")
_PLACE = re.compile(r"[A-ZÀ-Ý][\w’'.]{1,30}(?:[ /-][A-ZÀ-Ý][\w’'.]{0,30}){0,4}")


@dataclass(frozen=True, slots=True)
class Header:
    """Hold what stands before an article's body.

    span: from 0 to where the body starts. published: "YYYY-MM-DD" or "YYYY-MM", or None where the header
    gives no year. agency, place: as written, or None. headline: the first line, where it stands above a
    dateline, or None.
    """

    span: Span
    published: str | None = None
    agency: str | None = None
    place: str | None = None
    headline: str | None = None


_NONE = Header(Span(0, 0))


@dataclass(frozen=True, slots=True)
class _Words:
    label: re.Pattern[str]
    bracketed: re.Pattern[str]
    agency: re.Pattern[str]
    day: re.Pattern[str]
    note: re.Pattern[str]
    months: dict[str, int]


@cache
def _words() -> _Words:
    files = [data.lexicon(language, "headers") for language in data.languages() if _has_headers(language)]
    months = {
        name: int(number) for file in files for number, names in file["months"].items() for name in names
    }

    def any_of(words: list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))

    agencies = any_of([name for file in files for name in file["agencies"]])
    labels = any_of([name for file in files for name in file["labels"]])
    notes = any_of([name for file in files for name in file["notes"]])
    names = any_of(list(months))
    iso = r"(?P<iso>\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?!\d)"
    number = r"(?P<day>\d{1,2})(?:°|º|st|nd|rd|th)?"
    day = (
        rf"(?:{number}[ /-](?P<month>{names})|(?P<month_first>{names})\.?[ ](?P<day_last>\d{{1,2}}))"
        r"(?!\w)\.?(?:,?[ /-](?P<year>(?:19|20)\d\d)(?!\d))?"
    )
    return _Words(
        label=re.compile(rf"\s{{0,20}}(?:{labels})\s{{0,2}}:?\s{{1,3}}{iso}", re.IGNORECASE),
        bracketed=re.compile(
            rf"[(\[](?P<agency>{agencies})(?:[ /-][^()\[\]\n]{{0,30}})?[)\]]", re.IGNORECASE
        ),
        agency=re.compile(rf"(?P<agency>{agencies})(?=\s{{0,3}}[-–—]\s)", re.IGNORECASE),
        day=re.compile(day, re.IGNORECASE),
        note=re.compile(rf"\(?(?:{notes})\)?(?!\w)\.?", re.IGNORECASE),
        months=months,
    )


def _has_headers(language: str) -> bool:
    try:
        return bool(data.lexicon(language, "headers"))
    except LookupError:
        return False


def header(text: str) -> Header:
    """Return what stands before the text's body; an empty span where the body starts at once.

    Offsets: code points. A dateline counts only when it ends in a dash and names an agency, or writes its
    place in capitals or before a comma and a day, or is a whole date; so "Roma - Lazio 2-1" stays in the
    body. A headline above a dateline belongs to the header.
    """
    start = len(text) - len(text.lstrip()) if text[:1].isspace() else 0
    # Every header has a dash: after the dateline, or inside the labelled date.
    if not _ANY_DASH.search(text, start, start + _REACH * (_HEADLINES + 1)):
        return Header(Span(0, start)) if start else _NONE
    top = _read(text, start)
    if top.span.end > start:
        return top
    for at in _below(text, start):
        if (read := _read(text, at)).span.end > at:
            return replace(read, headline=text[start : text.index("\n", start)].strip())
    return top


def _below(text: str, start: int) -> list[int]:
    """Return where the lines below a headline and its subtitle begin; a line that ends a sentence is none."""
    lines: list[int] = []
    for _ in range(_HEADLINES):
        end = text.find("\n", start, start + _REACH)
        if end < 0 or text[start:end].rstrip().endswith((".", "…")):
            break
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
        lines.append(start)
    return lines


def _read(text: str, start: int) -> Header:
    """Read the label and the dateline that begin at an offset."""
    words = _words()
    published = None
    if labelled := words.label.match(text, start, start + _REACH):
        published = _valid(labelled["iso"])
        start = labelled.end() if published else start
    end, agency, place, spoken = start, None, None, None
    dashed = _ANY_DASH.search(text, start, start + _REACH)
    if dashed and (dateline := _dateline(text[: start + _REACH], start, words)):
        end, agency, place, spoken = dateline
    while end < len(text) and text[end].isspace():
        end += 1
    return Header(Span(0, end), _merged(published, spoken), agency, place)


_Day = tuple[int | None, int, int]  # year, month, day
_Dateline = tuple[int, str | None, str | None, _Day | None]  # its end, agency, place, day


def _dateline(text: str, start: int, words: _Words) -> _Dateline | None:
    """Read agency, place and day in any order; the last dash that closes them ends the dateline."""
    agency = place = None
    day: _Day | None = None
    at, closed, trusted, comma = start, None, False, False
    for _ in range(10):
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        if found := words.bracketed.match(text, at) or (
            None if agency else words.agency.match(text, at) if at == start or closed == at else None
        ):
            if agency:
                break
            agency, at, trusted = found["agency"], found.end(), True
        elif found := words.day.match(text, at):
            month = words.months[(found["month"] or found["month_first"]).lower()]
            day = (
                int(found["year"]) if found["year"] else None,
                month,
                int(found["day"] or found["day_last"]),
            )
            at = found.end()
            trusted = trusted or comma or (start == found.start() and day[0] is not None)
        elif (found := words.note.match(text, at)) and found.group().isupper():
            at = found.end()
        elif place is None and (found := _PLACE.match(text, at)) and _leads(text, found.end(), words):
            place, at = found.group(), found.end()
            trusted = trusted or place.isupper()
            comma = text[at : at + 1] == ","
        elif not (found := _DASH.match(text, at)):
            break
        if dash := _DASH.match(text, at):
            at = dash.end()
            if trusted:
                closed = at
    return None if closed is None else (closed, agency, place, day)


def _leads(text: str, at: int, words: _Words) -> bool:
    """Tell whether a dash, a day or an agency follows: only then capitalised words are a dateline's place."""
    gap = _GAP.match(text, at)
    after = gap.end() if gap else at
    return bool(_DASH.match(text, at) or words.bracketed.match(text, after) or words.day.match(text, after))


def _valid(iso: str) -> str | None:
    try:
        date.fromisoformat(iso if len(iso) == 10 else f"{iso}-01")
    except ValueError:
        return None
    return iso


def _merged(labelled: str | None, spoken: _Day | None) -> str | None:
    """Join the labelled month with the dateline's day where they agree."""
    if spoken is None:
        return labelled
    year, month, day = spoken
    if labelled is None:
        return _valid(f"{year:04d}-{month:02d}-{day:02d}") if year else None
    if len(labelled) == 7 and labelled[5:] == f"{month:02d}" and year in (None, int(labelled[:4])):
        return _valid(f"{labelled}-{day:02d}") or labelled
    return labelled
