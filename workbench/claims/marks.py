"""What the cues tell of an article's words, read once: its verbs, where it may be cut, what makes a claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from workbench.claims.cues import (
    AUXILIARY,
    BEFORE_NOUN,
    BREAK,
    CLITIC,
    CLITIC_VERB,
    COMMA,
    CONDITIONAL,
    CUE,
    ENDED,
    FINITE,
    FORM,
    FUTURE,
    GOVERNOR,
    NO_VERB,
    PARTICIPLE,
    PAUSE,
    PERSONAL,
    STOP,
    TELLING,
    VERB,
    Cues,
)
from workbench.rows import Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import Words, having

_VERBAL = AUXILIARY | FINITE | ENDED | CLITIC
_PARTING = GOVERNOR | BREAK
_SUBJECT = 14  # words of a subject, or of what a participle tells of it
_STOPS = frozenset('.;:?!"“”')
_COMPOUND = 5  # words within which an auxiliary's participle stands
_OPENING = frozenset("(“«[")

Cue = tuple[int, int, str]  # first word, word after the last one, code


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold an article's words with what the cues tell of them; all indices are of words, in their order.

    flags: the bits of `cues`. finite: finite verbs. governors: words that make a clause lean on another.
    breaks: where a clause may end. pauses: commas, colons and their like. cues: as found, longest first where
    several begin together. events: each compound verb's auxiliary and participle. figure_starts, figure_ends: code
    points of quantities and dates. dated: where the dates start.
    """

    found: Words
    flags: Sequence[int]
    finite: Sequence[int]
    governors: Sequence[int]
    breaks: Sequence[int]
    pauses: Sequence[int]
    cues: Sequence[Cue]
    events: Sequence[tuple[int, int]]
    figure_starts: Sequence[int]
    figure_ends: Sequence[int]
    dated: Set[int]

    def finite_in(self, first: int, last: int) -> bool:
        """Tell whether a finite verb stands in a run of words."""
        return _holds(self.finite, first, last)

    def capital_in(self, first: int, last: int) -> bool:
        """Tell whether a capitalised word stands in a run of words."""
        return _holds(self.found.capitals, first, last)

    def digit_in(self, first: int, last: int) -> bool:
        """Tell whether a number in digits stands in a run of words."""
        return _holds(self.found.digits, first, last)

    def stated(self, first: int, last: int) -> bool:
        """Tell whether a run of words has a main verb: more finite verbs than words that make one lean."""
        finite = bisect_left(self.finite, last) - bisect_left(self.finite, first)
        return finite > bisect_left(self.governors, last) - bisect_left(self.governors, first)

    def happened(self, first: int, last: int) -> bool:
        """Tell whether a run of words holds a compound verb that tells of something done."""
        place = bisect_left(self.events, (first,))
        return place < len(self.events) and self.events[place][1] < last

    def inside_figure(self, index: int) -> bool:
        """Tell whether a word stands within a quantity or a date ("tra il 3% e il 5%")."""
        at = self.found.starts[index]
        place = bisect_left(self.figure_starts, at) - 1
        return place >= 0 and self.figure_ends[place] > at

    def pause(self, first: int, last: int) -> int:
        """Return the next comma, colon, semicolon or dash of a run of words; its end where there is none."""
        place = bisect_left(self.pauses, first)
        return min(self.pauses[place], last) if place < len(self.pauses) else last

    def figure(self, first: int, last: int) -> bool:
        """Tell whether a run of words begins with its next quantity or date whole."""
        if first >= last:
            return False
        place = bisect_left(self.figure_starts, self.found.starts[first])
        return place < len(self.figure_ends) and self.figure_ends[place] <= self.found.ends[last - 1]


def _holds(indices: Sequence[int], first: int, last: int) -> bool:
    place = bisect_left(indices, first)
    return place < len(indices) and indices[place] < last


def marks(found: Words, counted: Iterable[Span], dated: Iterable[Span], lexicon: Cues) -> Marks:
    """Read an article's words; counted, dated: its quantities and dates."""
    lowers = found.lowers
    flags, final = list(map(lexicon.flags.__getitem__, lowers)), len(lowers) - 1
    finite: list[int] = []
    governors: list[int] = []
    breaks: list[int] = []
    pauses: list[int] = []
    cued: list[Cue] = []
    events: list[tuple[int, int]] = []
    for index in having(flags, TELLING):
        own = flags[index]
        if own & CUE:
            begun = lexicon.begun[lowers[index]]
            longer = begun.rests.get(lowers[index + 1]) if index < final else None
            if longer:
                _add_longer(cued, lowers, index, longer)
            for code in begun.codes:
                cued.append((index, index + 1, code))
        if own & _VERBAL:
            apposed = lexicon.passive and own & PARTICIPLE and _apposed(found, flags, index, finite)
            if own & VERB and not apposed and _finite(found, flags, index, lexicon):
                finite.append(index)
            if own & ENDED:
                cued += [(index, index + 1, code) for code in _ended(own, found.flags[index])]
            if own & AUXILIARY and (participle := _participle(found, flags, index)):
                events.append((index, participle))
            # Half of all words could be verbs after a clitic: they are looked at only there.
            after = flags[index + 1] if own & CLITIC and index + 1 < len(flags) else 0
            if after & CLITIC_VERB and not after & _VERBAL and _finite(found, flags, index + 1, lexicon):
                finite.append(index + 1)
        if own & PAUSE and found.flags[index] & bit.DASH and _sign(found, index):
            own &= ~PAUSE
            flags[index] = own
        if own & STOP and _timed(found, index):
            own &= ~BREAK
            flags[index] = own
        if own & _PARTING:
            if own & GOVERNOR:
                governors.append(index)
            if own & BREAK:
                breaks.append(index)
                if own & (PAUSE | STOP):
                    pauses.append(index)
    days = list(dated)
    spans = sorted([*counted, *days], key=lambda span: (span.start, span.end))
    return Marks(
        found=found,
        flags=flags,
        finite=finite,
        governors=governors,
        breaks=breaks,
        pauses=pauses,
        cues=cued,
        events=events,
        figure_starts=[span.start for span in spans],
        figure_ends=[span.end for span in spans],
        dated={span.start for span in days},
    )


def _sign(found: Words, dash: int) -> bool:
    """Tell whether a dash is the sign of a number: after a blank or an opening mark, tight before a digit."""
    start, end, text = found.starts[dash], found.ends[dash], found.text
    opens = not start or text[start - 1].isspace() or text[start - 1] in _OPENING
    return opens and text[end : end + 1].isdecimal()


def _timed(found: Words, colon: int) -> bool:
    """Tell whether a mark stands tight between digits ("a lap of 1:09.954")."""
    start, end, text = found.starts[colon], found.ends[colon], found.text
    return text[max(0, start - 1) : start].isdecimal() and text[end : end + 1].isdecimal()


def _finite(found: Words, flags: Sequence[int], at: int, lexicon: Cues) -> bool:
    """Tell whether a word is a finite verb; forms that are nouns too count only without an article."""
    own = flags[at]
    if own & AUXILIARY:  # but "in May"
        return not (at and found.flags[at] & bit.CAPITAL and found.flags[at - 1] & bit.PREPOSITION)
    before = flags[at - 1] if at else 0
    if not own & FINITE and not before & CLITIC:
        return False
    if own & NO_VERB and _noun(found, at, lexicon):
        return False
    if not own & FINITE:
        return bool(own & CLITIC_VERB)
    if not at:
        return True
    if lexicon.passive and own & FORM and _counted(found, at):
        return False
    if own & PARTICIPLE and lexicon.passive and _passive(found, at, lexicon):
        return False
    if before & BEFORE_NOUN and own & FORM:
        return False  # "la nuova legge"
    known = found.flags[at - 1]
    inside = (
        found.flags[at] & bit.CAPITAL and known & bit.LETTER and found.ends[at - 1] + 1 == found.starts[at]
    )
    return not (known & (bit.ARTICLE | bit.PREPOSITION) or inside)


def _counted(found: Words, at: int) -> bool:
    """Tell whether a form that could be a noun has a figure with its article before it ("a 1.1% rise")."""
    flags = found.flags
    figure = at - 1 if flags[at - 1] & bit.DIGIT else at - 2
    return figure > 0 and bool(flags[figure] & bit.DIGIT and flags[figure - 1] & bit.ARTICLE)


def _passive(found: Words, at: int, lexicon: Cues) -> bool:
    """Tell whether a participle that could be a verb in the past has its agent after it ("published by the bank").

    "Rose by 3%" has none, and who stands before a verb as a pronoun does it.
    """
    lowers, flags = found.lowers, found.flags
    if at + 2 >= len(lowers) or lowers[at + 1] not in lexicon.passive:
        return False
    return not flags[at + 2] & bit.DIGIT and not flags[at - 1] & bit.PRONOUN


def _apposed(found: Words, flags: Sequence[int], at: int, finite: Sequence[int]) -> bool:
    """Tell whether a form after a comma only tells of its noun ("The study, published in May, found ...").

    So it is where no verb stands before it in the sentence and one comes right after its own comma.
    """
    if not at or not flags[at - 1] & COMMA or not found.flags[at + 1 : at + 2] or flags[at] & AUXILIARY:
        return False
    if not found.flags[at + 1] & bit.PREPOSITION:
        return False
    begin = max(0, at - _SUBJECT)
    stops = [index for index in range(begin, at) if found.lowers[index] in _STOPS]
    if finite and finite[-1] >= (stops[-1] if stops else begin):
        return False
    close = next((i for i in range(at + 1, min(at + _SUBJECT, len(flags) - 2)) if flags[i] & COMMA), None)
    return close is not None and any(own & VERB for own in flags[close + 1 : close + 3])


def _noun(found: Words, at: int, lexicon: Cues) -> bool:
    """Tell whether a verb's form is something else beside its neighbour ("un anno fa", "parte del tetto")."""
    lowers = found.lowers
    if at and f"{lowers[at - 1]} {lowers[at]}" in lexicon.no_verbs:
        return True
    return at + 1 < len(lowers) and f"{lowers[at]} {lowers[at + 1]}" in lexicon.nouns


def _add_longer(
    cued: list[Cue], lowers: Sequence[str], at: int, longer: Sequence[tuple[list[str], str]]
) -> None:
    """Add the cues that begin with a word and the next one, the longest first; longer: how they go on."""
    for rest, code in longer:
        end = at + 2 + len(rest)
        if not rest or lowers[at + 2 : end] == rest:
            cued.append((at, end, code))


def _ended(own: int, known: int) -> Iterable[str]:
    """Yield the codes of what a word's ending tells."""
    if own & CONDITIONAL:
        yield "conditional ending"
    if own & FUTURE and not known & bit.CAPITAL:
        yield "future ending"
    if own & PERSONAL:
        yield "personal ending"


def _participle(found: Words, flags: Sequence[int], auxiliary: int) -> int | None:
    """Return the participle of a compound verb ("ha anche firmato", "è stato arrestato")."""
    for index in range(auxiliary + 1, min(auxiliary + _COMPOUND, len(flags))):
        if flags[index] & PARTICIPLE and not found.flags[index] & bit.CAPITAL:
            return index
        if not (found.flags[index] & bit.ADVERB or flags[index] & AUXILIARY):
            return None
    return None


def _done(read: Marks, index: int) -> bool:
    """Tell whether a word is a participle, no name and no noun."""
    beside = read.found.flags[index - 1] if index else 0
    plain = not read.found.flags[index] & bit.CAPITAL and not beside & (bit.ARTICLE | bit.PREPOSITION)
    return plain and bool(read.flags[index] & PARTICIPLE)


class Clause(NamedTuple):
    """Hold one piece of a sentence: its words' indices, half-open, and the first cue of each code in it.

    event: the first compound verb that tells of something done.
    """

    marks: Marks
    first: int
    last: int
    cues: Mapping[str, Cue]
    event: Span | None

    def cue(self, code: str) -> Span | None:
        """Return the words of the first cue of a code."""
        found = self.cues.get(code)
        return self.marks.found.span(found[0], found[1]) if found else None


def clause(read: Marks, first: int, last: int, lent: bool = False) -> Clause:
    """Return a piece with its cues; lent: the piece before lends its auxiliary to a participle."""
    cues: dict[str, Cue] = {}
    place = bisect_left(read.cues, (first,))
    while place < len(read.cues) and (cue := read.cues[place])[0] < last:
        if cue[1] <= last:
            cues.setdefault(cue[2], cue)
        place += 1
    event = None
    place = bisect_left(read.events, (first,))
    while event is None and place < len(read.events) and (told := read.events[place])[0] < last:
        if told[1] < last:
            event = read.found.span(told[0], told[1] + 1)
        place += 1
    if event is None and lent:
        near = range(first, min(first + _COMPOUND, last))
        event = next((read.found.span(at, at + 1) for at in near if _done(read, at)), None)
    return Clause(read, first, last, cues, event)
