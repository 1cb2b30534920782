"""Where somebody is quoted: the marks of quotation, nested ones, and the incises that interrupt them.

Marks are paired paragraph by paragraph with a stack, so that a mark that lacks its partner is dropped at
the paragraph's end and spoils nothing after it. A quotation that runs on opens every paragraph anew, or
closes some paragraphs later.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from workbench.rows import Quote, Span
from workbench.text.incises import incises, says
from workbench.text.scan import paragraphs, trimmed, words_of

# One class first, which is looked for quickly; doubled ones are a mark of their own.
_MARK = re.compile(r"[<>`«»“”„‟\"‹›‘’'‚](?:(?<=<)<|(?<=>)>|(?<=`)`|(?<=')')?")
_OPENING = {
    "«": "«", "<<": "«", "‹": "‹", "„": "„", "‟": "“", "“": "“", "``": "“", "”": "“", '"': '"', "''": "'",
    "‘": "‘", "‚": "‘", "'": "‘",
}  # fmt: skip
# What a closing mark can close, best first: careless texts mix straight and curly marks.
_CLOSING = {
    "»": "«", ">>": "«", "›": "‹", "”": '“„"', "“": "„“", '"': '"“„', "''": "'“", "’": "‘", "'": "‘",
}  # fmt: skip
_ALWAYS_OPEN = frozenset({"«", "<<", "‹", "„", "``"})
_BOTH_WAYS = frozenset({'"', "''", "“", "'"})
_BEFORE_OPENING = "([{<—–-/«“„‘\"'’|>*_…"
_AFTER_CLOSING = ".,;:!?…)]}>—–-/»”’\"'|<*_"
_SINGLES = frozenset({"‘", "’", "'", "‚"})
_NO_MARKS = frozenset("<>`")
_DEEPEST, _REACH_BACK, _LONGEST_SINGLE = 8, 30, 1000
_PARAGRAPHS_AHEAD, _REACH_AHEAD, _MARKS_AHEAD = 8, 6000, 100

_ANY_DASH = re.compile("[-–—]")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_TAIL, _TAIL_WORDS = 200, 7


class _Mark(NamedTuple):
    """Hold one mark of quotation as its neighbours show it; a weak one may be an apostrophe or an inch."""

    at: int
    end: int
    form: str
    opens: bool
    closes: bool
    weak: bool


class _Open(NamedTuple):
    """Hold an opening mark that waits for its partner; `kind` is one character per pair of marks."""

    at: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Apostrophes:
    before: frozenset[str]
    endings: tuple[str, ...]
    after: frozenset[str]


@cache
def _apostrophes(language: str) -> _Apostrophes:
    words = words_of(language, "quotes")
    return _Apostrophes(
        before=frozenset(words["before_apostrophe"]),
        endings=tuple(words["accented_endings"]),
        after=frozenset(words["after_apostrophe"]),
    )


def quotes(text: str, language: str) -> list[Quote]:
    """Return the quotations of a text in the order of their opening marks, nested ones after their outer one.

    An incise between dashes ("– ha sottolineato Peskov –") belongs to no part, nor do the marks that a
    quotation repeats at its paragraphs' starts. A language without words of its own is read with the English
    ones. Offsets: code points.
    """
    return quoted(text, paragraphs(text), language)


def quoted(text: str, blocks: Sequence[Span], language: str) -> list[Quote]:
    """Return the quotations of a text whose paragraphs are known already."""
    marks = [_marks(text, block, language) for block in blocks]
    pairs: list[tuple[_Open, _Mark]] = []
    carried: _Open | None = None
    until = -1
    for index, block in enumerate(blocks):
        again = carried is not None and _again(marks[index], block, carried.kind)
        found, left = _pair(marks[index][again:], [carried] if carried else [])
        pairs.extend(found)
        if carried in left and index < until:
            continue
        carried, until = _running_on(text, blocks, marks, index, left, language)
    return _built(text, blocks, pairs, language)


def _marks(text: str, block: Span, language: str) -> list[_Mark]:
    """Return the marks of a paragraph without its apostrophes and its marks for inches."""
    apostrophes = _apostrophes(language)
    found: list[_Mark] = []
    for match in _MARK.finditer(text, block.start, block.end):
        at, end, form = match.start(), match.end(), match[0]
        before = text[at - 1] if at > block.start else " "
        after = text[end] if end < block.end else " "
        if form in _NO_MARKS or (form in _SINGLES and before.isalnum() and after.isalnum()):
            continue
        opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        weak = False
        if form in _SINGLES:
            opens = opens and not _elided_after(text, end, apostrophes)
            weak = before in "sSxXzZ" or _elided_before(text, block.start, at, apostrophes)
        elif form == '"':
            weak = before.isdigit()
        found.append(_Mark(at, end, form, opens, closes, weak))
    return _without_doubles(text, found)


def _elided_before(text: str, start: int, at: int, apostrophes: _Apostrophes) -> bool:
    found = _WORD_BEFORE.search(text[max(start, at - _REACH_BACK) : at])
    word = found[0].lower() if found else ""
    return word in apostrophes.before or word.endswith(apostrophes.endings)


def _elided_after(text: str, end: int, apostrophes: _Apostrophes) -> bool:
    found = _WORD.match(text, end, end + _REACH_BACK)
    word = found[0].lower() if found else ""
    return word in apostrophes.after or word[:2].isdigit()


def _without_doubles(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Drop a weak mark ("the dogs' owners", "un po' di", 19") where a better closing one still follows."""
    kept: list[_Mark] = []
    better = {True: False, False: False}
    for mark in reversed(marks):
        single = mark.form in _SINGLES
        if mark.weak and mark.closes and better[single] and text[mark.end : mark.end + 1].isspace():
            continue
        if single or mark.form == '"':
            better[single] = mark.closes and not mark.opens and not (single and mark.weak)
        kept.append(mark)
    return kept[::-1]


def _pair(marks: list[_Mark], stack: list[_Open]) -> tuple[list[tuple[_Open, _Mark]], list[_Open]]:
    """Return the pairs of a paragraph by their closing marks, and the opening marks left over."""
    pairs: list[tuple[_Open, _Mark]] = []
    for mark in marks:
        opened = _partner(mark, stack)
        if opened is not None:
            del stack[stack.index(opened) :]
            pairs.append((opened, mark))
        elif kind := _opens(mark):
            stack.append(_Open(mark.at, mark.end, kind))
            del stack[:-_DEEPEST]
    return pairs, stack


def _partner(mark: _Mark, stack: list[_Open]) -> _Open | None:
    """Return the opening mark that this one closes."""
    either = mark.form in _BOTH_WAYS
    if either and mark.opens and not mark.closes:
        return None
    if mark.form in _SINGLES and not mark.closes:
        return None
    kinds = _CLOSING.get(mark.form, "")
    if either and (mark.opens or mark.weak):
        kinds = kinds[:1]
    for kind in kinds:
        for opened in reversed(stack):
            if opened.kind == kind and (kind != "‘" or mark.at - opened.at <= _LONGEST_SINGLE):
                return opened
    return None


def _opens(mark: _Mark) -> str | None:
    """Return the kind of quotation that this mark opens."""
    if mark.form in _ALWAYS_OPEN:
        return _OPENING[mark.form]
    unclear = mark.form in _BOTH_WAYS and mark.form not in _SINGLES and not mark.closes and not mark.weak
    return _OPENING.get(mark.form) if mark.opens or unclear else None


def _again(marks: list[_Mark], block: Span, kind: str) -> bool:
    """Tell whether the paragraph begins with a mark that only says that the quotation goes on."""
    return bool(marks) and marks[0].at == block.start and _repeats(marks[0].form, kind)


def _repeats(form: str, kind: str) -> bool:
    """Tell whether the mark, at a paragraph's start, can repeat the one that opened the quotation."""
    return _OPENING.get(form) == kind or kind in _CLOSING.get(form, "")


def _running_on(
    text: str, blocks: Sequence[Span], marks: list[list[_Mark]], index: int, left: list[_Open], language: str
) -> tuple[_Open | None, int]:
    """Return the mark left open in a paragraph that a later one closes, and that one's index."""
    opened = next((mark for mark in reversed(left) if mark.kind not in "‘'"), None)
    if opened is None or _attributed(text, Span(opened.end, blocks[index].end), language):
        return None, -1
    if index + 1 == len(blocks):
        return None, -1
    repeating = _again(marks[index + 1], blocks[index + 1], opened.kind)
    for number in range(index + 1, min(index + 1 + _PARAGRAPHS_AHEAD, len(blocks))):
        block = blocks[number]
        if block.start > blocks[index].end + _REACH_AHEAD:
            break
        if repeating and not _again(marks[number], block, opened.kind):
            break
        pairs, remaining = _pair(marks[number][repeating:_MARKS_AHEAD], [opened])
        same = [pair[0] for pair in pairs if pair[0].kind == opened.kind]
        if opened not in remaining:
            return (opened, number) if repeating or same[:1] == [opened] else (None, -1)
        if same and not repeating:
            break
    return None, -1


def _attributed(text: str, rest: Span, language: str) -> bool:
    """Tell whether the paragraph ends with who said it: then only the closing mark was forgotten."""
    tail = text[max(rest.start, rest.end - _TAIL) : rest.end]
    _, comma, clause = tail.rpartition(",")
    return bool(comma) and any(map(says(language), _LETTERS.findall(clause)[:_TAIL_WORDS]))


def _built(text: str, blocks: Sequence[Span], pairs: list[tuple[_Open, _Mark]], language: str) -> list[Quote]:
    found: list[Quote] = []
    around: list[int] = []
    for opened, mark in sorted(pairs, key=lambda pair: pair[0].at):
        inner = Span(opened.end, mark.at)
        if not text[inner.start : inner.end].strip():
            continue
        while around and around[-1] <= opened.at:
            around.pop()
        parts = tuple(_parts(text, blocks, inner, opened.kind, language))
        found.append(Quote(Span(opened.at, mark.end), inner, parts, len(around)))
        around.append(mark.end)
    return found


def _parts(text: str, blocks: Sequence[Span], inner: Span, kind: str, language: str) -> Iterator[Span]:
    """Yield what is quoted, paragraph by paragraph, without incises."""
    index = bisect_right(blocks, inner.start, key=lambda block: block.start) - 1
    while index < len(blocks) and blocks[index].start < inner.end:
        block = blocks[index]
        start, end = max(block.start, inner.start), min(block.end, inner.end)
        if start > inner.start and (mark := _MARK.match(text, start, end)) and _repeats(mark[0], kind):
            start = mark.end()
        dashed = _ANY_DASH.search(text, start, end) is not None
        for cut in incises(text, Span(start, end), language) if dashed else ():
            if part := _part(text, start, cut.start):
                yield part
            start = cut.end
            while start < end and (text[start].isspace() or text[start] in ",.;:"):
                start += 1
        if part := _part(text, start, end):
            yield part
        index += 1


def _part(text: str, start: int, end: int) -> Span | None:
    part = trimmed(text, start, max(start, end))
    return part if len(part) else None
