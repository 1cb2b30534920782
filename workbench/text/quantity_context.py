"""What is no quantity though it looks like one: dates, times, labels, scores, names, verbs, idioms."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.text.number_reader import Numeral
from workbench.text.quantity_words import Around, Beside, nearest_before, plural_noun, stands

_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n•])[\s“\"«‘(–—-]{0,6}$|[“\"«‘–—][ \u00a0]?$")
_LIST_END = re.compile(r"[.)][ \t]+\S")
_WORD_BACKWARDS = re.compile(r"[^\W\d_]{1,30}")
_HOUR = re.compile(r"[0-2]?[0-9][.,][0-5][0-9]")
_ADDED_MINUTES = frozenset(("'+", "’+", "′+"))  # 90'+3'
_PARENTHESIS = frozenset("([")


def _integral(value: Decimal) -> bool:
    """Tell whether a number of any length is whole; a remainder of more digits than are reckoned with would raise."""
    return value == value.to_integral_value()


def whole(numeral: Numeral) -> bool:
    """Tell whether a number is whole and written without a magnitude."""
    return numeral.form in ("digits", "words") and numeral.scale == 1 and _integral(numeral.value)


def sentence_start(text: str, start: int) -> bool:
    """Tell whether a sentence, a quotation or a line begins at an offset."""
    return _SENTENCE_START.search(text[max(0, start - 10) : start]) is not None


def is_no_count(text: str, numeral: Numeral, near: Beside, words: Around, *, capital_is_name: bool) -> bool:
    """Tell whether a bare number (no unit beside it) is a date, a time, a label, a name or a verb."""
    before, following = (near.last, near.other), near.following
    counts = plural_noun(following, words)
    if numeral.form == "words":
        return _word_is_none(text, numeral, before, following, words, capital_is_name)
    if numeral.form != "digits":
        return False
    # The commonest first.
    if whole(numeral) and (
        _is_year(text, numeral, before, counts, words) or _is_day(numeral, before, counts, words)
    ):
        return True
    return (
        _is_label(text, numeral, before, following, counts, words)
        or is_month_day(text, numeral, words)
        or _is_clock(text, numeral, before, counts, words)
        or _is_list_mark(text, numeral)
        or text[max(0, numeral.start - 2) : numeral.start] in _ADDED_MINUTES
    )


def is_month_day(text: str, numeral: Numeral, words: Around) -> bool:
    """Tell whether a number or an ordinal up to 31 is the day of a month that is named beside it."""
    if not 0 < numeral.value <= 31:
        return False
    if not _integral(numeral.value):  # il 7/8 luglio
        days = "/" in text[numeral.start : numeral.end]
        return days and words.days_before_month.match(text, numeral.end) is not None
    if words.days_before_month.match(text, numeral.end):
        return True
    near = text[max(0, numeral.start - 48) : numeral.start]
    return words.days_after_month is not None and words.days_after_month.search(near) is not None


def _word_of(before: tuple[str, str]) -> str:
    # "l'8": the word is what lost its vowel
    last, other = before
    return other or last if last == "'" else last


def _is_list_mark(text: str, numeral: Numeral) -> bool:
    indent = text[max(0, numeral.start - 5) : numeral.start].rstrip(" \t")
    if numeral.value > 99 or (indent and indent[-1] != "\n"):
        return False
    return _LIST_END.match(text, numeral.end) is not None


def _is_label(
    text: str, numeral: Numeral, before: tuple[str, str], following: str, counts: bool, words: Around
) -> bool:
    """Tell whether a number is part of a name: art. 3, legge 104, iPhone 15, Rai 3, Boeing 737 Max."""
    last, other = before
    if not last:
        return False
    if last in ".º°#":
        last = other or last
    if last in words.context["label_before"] and not counts:
        return True
    previous = _previous_word(text, numeral.start) if not counts else None
    if previous is None or not any(map(str.isupper, previous[1])):
        return False
    # iPhone 15; Boeing 737 Max, also where a sentence begins
    between = following[:1].isupper() and not plural_noun(following.casefold(), words)
    return between or not previous[1][0].isupper() or not sentence_start(text, previous[0])


def _previous_word(text: str, start: int) -> tuple[int, str] | None:
    if not start or text[start - 1] not in " \u00a0":
        return None
    found = _WORD_BACKWARDS.match(text[max(0, start - 31) : start - 1][::-1])
    return (start - 1 - found.end(), found[0][::-1]) if found else None


def looks_year(numeral: Numeral, text: str) -> bool:
    """Tell whether a number is written like a year: four digits and nothing else, 1000 to 2100."""
    written = text[numeral.start : numeral.end]
    return len(written) == 4 and written.isdecimal() and 1000 <= numeral.value <= 2100


def is_verb_after_year(text: str, numeral: Numeral, sign: str, words: Around) -> bool:
    """Tell whether what could be a unit's sign is a verb that follows a year: "nel 2023 ha raggiunto"."""
    return (
        sign in words.context["verbs_like_units"]
        and looks_year(numeral, text)
        and _word_of(nearest_before(text, numeral.start)) in words.context["year_before"]
    )


def _is_year(text: str, numeral: Numeral, before: tuple[str, str], counts: bool, words: Around) -> bool:
    last = _word_of(before)
    if 10 <= numeral.value <= 99 and last in words.context["short_year_before"]:
        return not counts
    if not looks_year(numeral, text):
        return False
    if last in words.context["year_before"] or last in words.context["months"]:
        return True
    if last in _PARENTHESIS and not counts:
        return True
    return not counts and numeral.value >= 1100


def _is_day(numeral: Numeral, before: tuple[str, str], counts: bool, words: Around) -> bool:
    if not 1 <= numeral.value <= 31 or counts:
        return False
    last = _word_of(before)
    return last in words.context["day_before"] or last in words.context["weekdays"]


def _is_clock(text: str, numeral: Numeral, before: tuple[str, str], counts: bool, words: Around) -> bool:
    if not 0 <= numeral.value <= 24:
        return False
    last, other = before
    if last in words.context["clock_always"] and not other.isdecimal():
        return True
    clock = words.phrases["clock_after"].pattern
    if clock.match(text, numeral.end) or clock.match(text, numeral.end + 1):
        return True
    if counts or words.month_first:
        return False
    timed = last in words.context["clock_minutes"] and _HOUR.fullmatch(text, numeral.start, numeral.end)
    return last in words.context["clock_before"] or bool(timed)


def is_time(text: str, hour: Numeral, minutes: Numeral, words: Around) -> bool:
    """Tell whether two numbers with "e" between them are a time of day: alle 7 e 30."""
    if not whole(hour) or not whole(minutes) or not (0 <= hour.value <= 24 and 1 <= minutes.value <= 59):
        return False
    context, last = words.context, nearest_before(text, hour.start)[0]
    return any(last in context[key] for key in ("clock_before", "clock_always", "clock_minutes"))


def _word_is_none(
    text: str, numeral: Numeral, before: tuple[str, str], following: str, words: Around, capital_is_name: bool
) -> bool:
    written = text[numeral.start : numeral.end]
    if stands(text, numeral.start, numeral.end, words.phrases["idioms"]):
        return True
    homograph = words.homographs.get(written.casefold())
    if homograph is not None:
        never_after, never_before, counts_only = homograph
        if before[0] in never_after or following.casefold() in never_before:
            return True
        if counts_only and (before[0] or following) and not plural_noun(following, words):
            return True
    if capital_is_name and written[0].isupper() and not sentence_start(text, numeral.start):
        return True
    if _is_clock(text, numeral, before, plural_noun(following, words), words):
        return True
    if 20 <= numeral.value <= 900 and numeral.value % 10 == 0:
        return _word_of(before) in words.context["decade_before"] and not plural_noun(following, words)
    return False


def is_past_date(text: str, end: int, words: Around) -> bool:
    """Tell whether a length of time is counted back from now: "due settimane fa", "3 years ago"."""
    ago = words.phrases["ago"].pattern
    return (ago.match(text, end + 1) or ago.match(text, end)) is not None
