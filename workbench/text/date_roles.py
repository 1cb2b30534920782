"""Tell which roles a token may have in a date, from its own form and from its neighbours."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from workbench.text.date_numeric import numeric
from workbench.text.date_words import DIGITS, MARKS, Roles, Tokens
from workbench.text.number_words import Word, roman, word_meaning

_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})\Z")
_LONGEST_NUMBER = 6  # tokens: "two thousand and twenty-one"
_LAST_YEAR = 2199
_LONGEST_COUNT = 3  # digits of a number that counts units or days
_LONGEST_YEAR = 4  # digits
_JOINED_LEFT = frozenset(".,:")
_DIRTY_LEFT = frozenset("€$£+#@_&=*")
_DIRTY_RIGHT = frozenset("%‰€$£_°ºª")
_LONG_DIGITS = Roles.of({"digits": (0, 1)})

Found = dict[str, tuple[Any, int]]  # role -> (value, how many tokens it takes)


def roles_at(tokens: Tokens, index: int) -> Roles:
    """Return the roles of a token among its neighbours."""
    word = tokens.forms[index].word
    if word[0] in DIGITS:
        roles = _digits_at(tokens, index)
        if word not in tokens.words.phrases:
            return roles
        found: Found = dict(roles)
    else:
        found = {}
    if word in MARKS:
        found[MARKS[word]] = (word, 1)
    elif word == "'" and not tokens.text[max(0, tokens.start(index) - 1)].isalnum():
        found["apostrophe"] = (word, 1)
    elif word[0].isalpha():
        _add_number_word(tokens, index, found)
        if _ROMAN.match(word) and _capital(tokens, index):
            found["roman"] = (roman(word), 1)
    _add_phrases(tokens, index, found)
    return Roles.of(found)


def _capital(tokens: Tokens, index: int) -> bool:
    return tokens.text[tokens.start(index)].isupper()


def _add_phrases(tokens: Tokens, index: int, roles: Found) -> None:
    phrases = tokens.words.phrases.get(tokens.forms[index].word)
    if phrases is None:
        return
    for phrase, role, value in (*phrases.get(tokens.word(index + 1), ()), *phrases.get("", ())):
        length = len(phrase)
        if role in roles and role != "nth":
            continue
        if length > 2 and any(tokens.word(index + place) != phrase[place] for place in range(2, length)):
            continue
        if role == "abbreviated":
            _add_abbreviated(tokens, index, index + length, value, roles)
        elif role != "capitalised" or _capital(tokens, index):
            roles["century_name" if role == "capitalised" else role] = (value, length)
            if role == "capitalised":
                roles.pop("year_word", None)
            if role == "unit":
                roles["one_unit"] = roles[f"unit_{value}"] = (value, length)
            elif role == "units":
                roles["unit"] = (value, length)
            elif role in ("month", "weekday"):
                roles[f"{role}_name"] = (value, length)


def _add_abbreviated(tokens: Tokens, index: int, end: int, value: str, roles: Found) -> None:
    """Take a short or doubtful name ("set", "mar.", "may") only with a capital or with its full stop."""
    role, number = value.split()
    dated = len(tokens.word(end)) == _LONGEST_YEAR and tokens.word(end).isdecimal()
    dotted = end + 1 < len(tokens) and tokens.word(end) == "." and tokens.glued(end)
    after = tokens.text[tokens.start(end + 1)] if dotted else " "
    dotted = after in "0123456789,'’" or after.islower()
    if _capital(tokens, index) or dotted or dated:
        roles[f"short_{role}"] = roles[f"{role}_name"] = (int(number), end - index + dotted)


def _digits_at(tokens: Tokens, index: int) -> Roles:
    word, text = tokens.forms[index].word, tokens.text
    start, end = tokens.start(index), tokens.end(index)
    if len(word) > _LONGEST_YEAR:
        return _LONG_DIGITS
    mark, shape = tokens.word(index + 1) if index + 1 < len(tokens) and tokens.glued(index + 1) else "", ""
    if mark in tokens.words.settings["ordinal_marks"]:
        behind = end + len(mark)
        shape = "" if text[behind : behind + 1].isalnum() else "ordinal"
    if not shape and not _clean_right(text, end):
        shape = "decade" if mark in tokens.words.settings["decade_marks"] else "dirty"
    roles = _digit_roles(word, shape, _clean_left(text, start))
    date = numeric(tokens, index)
    return Roles.of({**roles, date[0]: date[1:]}) if date else roles


@lru_cache(maxsize=40_000)
def _digit_roles(word: str, shape: str, clean: bool) -> Roles:
    """Return the roles of a number; shape: "ordinal" or "decade" with its mark, "dirty", or empty."""
    number, size = int(word), len(word)
    roles: Found = {"digits": (word, 1)}
    if size == 1:
        roles["digit"] = (number, 1)
    length = 2 if shape == "ordinal" else 1
    if clean and shape == "ordinal":
        roles["nth"] = (number, 2)
    if clean and shape == "decade" and size in (2, 4):
        roles["decade_digits"] = (number, 2)
    if clean and shape in ("", "ordinal") and size <= 2 and 1 <= number <= 31:
        roles["day"] = (number, length)
    if clean and not shape:
        if size == _LONGEST_YEAR and 1000 <= number <= _LAST_YEAR:
            roles["year"] = (number, 1)
        if size == 2:
            roles["two_digits"] = (number, 1)
        if size <= _LONGEST_COUNT and number:
            roles["count"] = (number, 1)
    return Roles.of(roles)


def _clean_left(text: str, start: int) -> bool:
    """Tell whether a number begins here: not "3,8", not "€5", not "F16"."""
    before = text[start - 1] if start else " "
    if before in _JOINED_LEFT:
        return start < 2 or not text[start - 2].isdigit()
    return not (before.isalnum() or before in _DIRTY_LEFT)


def _clean_right(text: str, end: int) -> bool:
    """Tell whether a number ends here: not "3,8", not "15%", not "5G"."""
    after = text[end] if end < len(text) else " "
    if after in _JOINED_LEFT:
        return end + 1 >= len(text) or not text[end + 1].isdigit()
    return not (after.isalnum() or after in _DIRTY_RIGHT)


def _add_number_word(tokens: Tokens, index: int, roles: Found) -> None:
    """Read a number in words, in one word (millenovecentosettanta) or in several (nineteen seventy-one)."""
    words = tokens.words
    total = group = 0
    end = index
    while end < min(len(tokens), index + _LONGEST_NUMBER):
        word = tokens.forms[end].word
        if end > index and word in words.settings["number_joints"]:
            end += 1
            continue
        elided = word in words.elided and tokens.word(end + 1) == "'"
        known = Word("cardinal", Decimal(words.elided[word])) if elided else None
        meaning = known or word_meaning(word, words.language)
        if meaning is None or meaning.value > _LAST_YEAR:
            return
        value = int(meaning.value)
        if meaning.role == "multiplier" and group:
            total, group = (total + group * value, 0) if value == 1000 else (total, group * value)
        elif group and meaning.role in ("cardinal", "one", "ordinal"):
            if not _fits(group, value):
                return
            group = group * 100 + value if value >= 10 and 10 <= group < 100 else group + value
        elif total == 0 or value < 1000:
            group = value
        end += 1 + elided
        number, length = total + group, end - index
        if meaning.role == "ordinal":
            roles["nth"] = (number, length)
            if 1 <= number <= words.settings["ordinal_days"]:
                roles["day"] = (number, length)
            return
        if meaning.role == "one" and end == index + 1:
            roles["count"] = (number, length)
        elif meaning.role in ("cardinal", "multiplier", "one"):
            _add_cardinal(number, length, words.settings["day_words"], roles)
        if not words.in_several_words:
            return


def _fits(group: int, value: int) -> bool:
    """Tell whether a number word goes on an earlier one: twenty one, a hundred ten, nineteen ninety."""
    if group % 100 == 0:
        return value < 100
    if value < 10:
        return group >= 20 and group % 10 == 0
    return 10 <= group < 100 and value < 100


def _add_cardinal(number: int, length: int, may_be_day: bool, roles: Found) -> None:
    if may_be_day and 1 <= number <= 31:
        roles["day"] = (number, length)
    if 1 <= number < 1000:
        roles["count"] = (number, length)
    if 1000 <= number <= _LAST_YEAR:
        roles["year_word"] = (number, length)
    if number in range(10, 100, 10):
        roles["tens"] = (number, length)
