"""Where sentences begin and end.

A paragraph is cut at its stops. A stop is no end after an abbreviation, an initial or the number of a list's
item, inside a bracket, or where the text goes on in lower case. Quotations are cut inside as well: a closing
mark stays with the sentence before it, and `”, ha detto X` belongs to the sentence that it closes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from workbench.rows import Span
from workbench.text.header import header
from workbench.text.incises import says
from workbench.text.scan import paragraphs, trimmed, words_of

_OPEN_QUOTES = "«“„‟\"‘'‹"
_CLOSE_QUOTES = "»”“\"’'›"
_CLOSERS = re.escape(_CLOSE_QUOTES + ")]}")
_STOP = re.compile(rf"(?P<marks>[.!?…‽。！？]+)(?P<closers>[{_CLOSERS}]*(?:[.!?…]+[{_CLOSERS}]*)?)")
_SPACED_CLOSER = re.compile(r"\s{1,2}[»”›)\]]+(?:[.!?…]+)?(?=\s|$)")
_LEAD = re.compile(rf"(?:[{re.escape(_OPEN_QUOTES)}(\[{{¿¡•·▪■►●*–—-]|\s)*")
_BRACKET = re.compile("[()]")
_DASH = re.compile("[-–—]")
# The last word before an offset, read backwards.
_TOKEN = re.compile(r"\n?([^\W_]+(?:\.[^\W_]+)*)")
_ACRONYM = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")
_ROMAN = re.compile(r"[IVXLCDM]+\b")
_WORD = re.compile(r"[^\W\d_]+")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,4}(?:\.\d{1,3}){0,3}|[^\W\d_]|[IVXLC]{1,6})")
_GLUED = re.compile(r"[^\W\d_a-z]['’]?[^\W\d_A-Z][\w'’]*(?=[\s,;:])|È(?=\s)")
_TOKEN_REACH, _BRACKET_REACH, _SAYING_REACH = 40, 300, 60
_LONGEST_ITEM, _LONGEST_ENUMERATOR, _HEADER_REACH = 2, 20, 300


@dataclass(frozen=True, slots=True)
class _Rules:
    """Hold the words of one language that decide about a stop."""

    language: str
    never: frozenset[str]
    before_number: frozenset[str]
    before_starter: frozenset[str]
    closing: frozenset[str]
    starters: frozenset[str]
    particles: frozenset[str]
    endings: str
    length: int

    def whole(self, word: str) -> bool:
        """Tell whether the word is a whole one by its length and its last letter; a figure of an item is short."""
        if word[-1:].isdigit():
            return len(word) > _LONGEST_ITEM
        return len(word) >= self.length and word[-1].lower() in self.endings


@cache
def _rules(language: str) -> _Rules:
    words = words_of(language, "sentences")
    return _Rules(
        language=language,
        never=frozenset(words["never"]),
        before_number=frozenset(words["before_number"]),
        before_starter=frozenset(words["before_starter"]),
        closing=frozenset(words["closing"]),
        starters=frozenset(words["starters"]),
        particles=frozenset(words["name_particles"]),
        endings=words["whole_word_endings"],
        length=words["whole_word_length"],
    )


def sentences(text: str, language: str) -> list[Span]:
    """Return the sentences of a text: in order, trimmed, together covering all but white space.

    A header ("date 2025-04", a dateline), headlines and items of a list are sentences of their own. A
    language without words of its own is read with the English ones. Offsets: code points.
    """
    return divided(text, paragraphs(text), header(text).span.end, language)


def divided(text: str, blocks: Sequence[Span], body: int, language: str) -> list[Span]:
    """Return the sentences of a text whose paragraphs are known already, and where its body starts."""
    rules = _rules(language)
    found: list[Span] = []
    for paragraph in blocks:
        start = paragraph.start
        # Under a headline a dateline stands in a later paragraph; there only an agency tells it from a list.
        ahead = max(body, start)
        if body <= start:
            dispatch = header(text[start : min(paragraph.end, start + _HEADER_REACH)])
            ahead += dispatch.span.end if dispatch.agency else 0
        if start < ahead:
            found.append(trimmed(text, start, min(ahead, paragraph.end)))
            start = ahead
        found.extend(_cut(text, start, paragraph.end, rules))
    return found


def _cut(text: str, start: int, end: int, rules: _Rules) -> Iterator[Span]:
    brackets = _brackets(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and (spaced := _SPACED_CLOSER.match(text, after, end)):
            after = spaced.end()
        if after >= end or stop.start() < start:
            continue
        if not text[after].isspace():
            if not _glued(text, stop, end, rules):
                continue
        elif not _ends(text, start, stop, after, end, rules):
            continue
        if _inside(brackets, start, stop.start()):
            continue
        yield Span(start, after)
        start = after
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)


def _brackets(text: str, start: int, end: int) -> list[Span]:
    """Return the outermost round brackets that close soon."""
    found: list[Span] = []
    opened, depth = -1, 0
    for mark in _BRACKET.finditer(text, start, end):
        at = mark.start()
        if depth and at - opened > _BRACKET_REACH:
            depth = 0
        if mark[0] == "(":
            opened = opened if depth else at
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(Span(opened, at))
    return found


def _inside(brackets: list[Span], start: int, at: int) -> bool:
    """Tell whether a bracket that interrupts the sentence is still open at the position."""
    index = bisect_right(brackets, at, key=lambda bracket: bracket.start) - 1
    return index >= 0 and start < brackets[index].start and at < brackets[index].end - 1


def _glued(text: str, stop: re.Match[str], end: int, rules: _Rules) -> bool:
    """Tell whether a space was forgotten after the stop ("ai giornalisti.Il presidente")."""
    if not _GLUED.match(text, stop.end(), min(end, stop.end() + _TOKEN_REACH)):
        return False
    if stop["closers"]:
        return any(mark in "»”" for mark in stop["closers"])
    word = _token(text, stop.start())
    return word.isalpha() and word.islower() and rules.whole(word) and word not in rules.never


def _token(text: str, end: int) -> str:
    found = _TOKEN.match(text[max(0, end - _TOKEN_REACH) : end][::-1])
    return found[1][::-1] if found else ""


def _ends(text: str, start: int, stop: re.Match[str], after: int, end: int, rules: _Rules) -> bool:
    """Tell whether the sentence that begins at `start` ends with this stop; white space follows it."""
    lead = _LEAD.match(text, after, end)
    first = lead.end() if lead else after
    if first >= end:
        return True
    following, between = text[first], text[after:first]
    quoted_next = any(mark in _OPEN_QUOTES for mark in between)
    if following in ",;:%)]}»”":
        return False
    if stop["marks"] == ".":
        word = _token(text, stop.start())
        short = stop.start() - start <= _LONGEST_ENUMERATOR
        if short and _ENUMERATOR.fullmatch(text, start, stop.start()):
            return False
        decided = _after_word(text, word, first, quoted_next, rules)
        if decided is not None:
            return decided
        if following.islower():
            whole = rules.whole(word) if word else text[stop.start() - 1] in ")]"
            return not stop["closers"] and not _DASH.search(between) and (quoted_next or whole)
        return True
    if following.islower():
        return quoted_next and not stop["closers"] and not between.strip().endswith(("'", "’"))
    if any(mark in _CLOSE_QUOTES for mark in stop["closers"]) and not quoted_next:
        return not _said_next(text, first, end, rules)
    return True


def _after_word(text: str, word: str, first: int, quoted_next: bool, rules: _Rules) -> bool | None:
    """Tell whether a stop after this word ends a sentence, or None where the word is no abbreviation."""
    if not word:
        return None
    forms = {word} if len(word) == 1 else {word, word.lower()}
    following = text[first]
    if forms & rules.never:
        return False
    if forms & rules.before_number:
        return False if following.isdigit() or _ROMAN.match(text, first) or following.islower() else None
    if forms & rules.closing:
        return following.isupper() or quoted_next
    initial = len(word) == 1 and word.isalpha()
    if forms & rules.before_starter or initial or _ACRONYM.fullmatch(word):
        return quoted_next or _begins(text, first, rules)
    return None


def _begins(text: str, first: int, rules: _Rules) -> bool:
    """Tell whether a word that begins sentences stands here, and not the first word of a name (La Russa)."""
    word = _WORD.match(text, first)
    if word is None or not word[0][0].isupper() or word[0].lower() not in rules.starters:
        return False
    if word[0].lower() not in rules.particles:
        return True
    following = text[word.end() : word.end() + 2].lstrip(" '’")
    return following[:1].islower()


def _said_next(text: str, first: int, end: int, rules: _Rules) -> bool:
    """Tell whether a name and a verb of saying follow (`“What?” Vance asked`)."""
    words = _WORD.findall(text[first : min(end, first + _SAYING_REACH)])
    said = says(rules.language)
    for before, word in pairwise(words[:5]):
        if said(word):
            return before[0].isupper() or before in words[1:2]
    return False
