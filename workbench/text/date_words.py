"""Cut a text into the words that dates are made of, each with the roles that a language's data gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from workbench.text.number_words import Word, vocabulary, word_meaning
from workbench.text.scan import words_of as data_of

# A blank line is a token of its own, so that no date reaches across it. Every run is taken whole: linear.
_TOKEN = re.compile(r"\n[^\S\n]*\n|[0-9]+|[^\W\d_]+|\S")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})\Z")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_LONGEST_NUMBER = 6  # tokens: "two thousand and twenty-one"
_LAST_YEAR = 2199
_LONGEST_COUNT = 3  # digits of a number that counts units or days
_MARKS = {",": "comma", ".": "dot", "/": "slash", "-": "dash", "–": "dash", "—": "dash", "−": "dash"}
_JOINED_LEFT = frozenset(".,:")
_DIRTY_LEFT = frozenset("€$£+#@_&=*")
_DIRTY_RIGHT = frozenset("%‰€$£_°ºª")

Roles = dict[str, tuple[Any, int]]  # role -> (value, how many tokens it takes)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the words of one language, ready for lookup.

    phrases: first word -> (words, role, value), longest first. settings: what the data says besides words.
    in_several_words: whether a number may be written in more than one word (twenty one). elided: number words before an
    apostrophe (trent'anni).
    """

    language: str
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    settings: dict[str, Any]
    in_several_words: bool
    elided: dict[str, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hold the tokens of one text: offsets, lower-case words with a plain apostrophe, and their roles."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    roles: list[Roles]

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, index: int) -> bool:
        """Tell whether nothing stands between a token and the one before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]


def _lower(word: str) -> str:
    return "'" if word in "’ʼ`" else word.lower()


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_lower(match.group()) for match in _TOKEN.finditer(phrase))


@cache
def words_of(language: str) -> Lexicon:
    """Return the words of a language; English ones for a language without them."""
    data = data_of(language, "dates")
    by_first: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for role, table in data["words"].items():
        for phrases, value in table.items():
            for phrase in phrases.split("|"):
                by_first.setdefault(_words(phrase)[0], []).append((_words(phrase), role, value))
    return Lexicon(
        language=language,
        phrases={first: tuple(sorted(found, key=lambda e: -len(e[0]))) for first, found in by_first.items()},
        settings=data["settings"],
        in_several_words=vocabulary(language).tens_apart,
        elided=vocabulary(language).elided,
    )


def tokens_of(text: str, language: str) -> Tokens:
    """Cut a text into tokens with their roles."""
    words = words_of(language)
    matches = list(_TOKEN.finditer(text))
    found = Tokens(
        text=text,
        starts=[match.start() for match in matches],
        ends=[match.end() for match in matches],
        words=[_lower(match.group()) for match in matches],
        roles=[],
    )
    for index in range(len(matches)):
        found.roles.append(_roles(found, index, words))
    return found


def _roles(tokens: Tokens, index: int, words: Lexicon) -> Roles:
    word = tokens.words[index]
    roles: Roles = {}
    if word in _MARKS:
        roles[_MARKS[word]] = (word, 1)
    elif word == "'" and not tokens.text[max(0, tokens.starts[index] - 1)].isalnum():
        roles["apostrophe"] = (word, 1)
    elif word[0] in "0123456789":
        _add_digits(tokens, index, words, roles)
    elif word[0].isalpha():
        _add_number_word(tokens, index, words, roles)
        if _ROMAN.match(word) and tokens.text[tokens.starts[index]].isupper():
            roles["roman"] = (_roman(word), 1)
    for phrase, role, value in words.phrases.get(word, ()):
        end = index + len(phrase)
        if role in roles and role != "nth":
            continue
        if len(phrase) > 1 and tuple(tokens.words[index:end]) != phrase:
            continue
        if role == "abbreviated":
            _add_abbreviated(tokens, index, end, value, roles)
        elif role != "capitalised" or tokens.text[tokens.starts[index]].isupper():
            roles["century_name" if role == "capitalised" else role] = (value, len(phrase))
            if role == "capitalised":
                roles.pop("year_word", None)
            if role == "unit":
                roles["one_unit"] = roles[f"unit_{value}"] = (value, len(phrase))
            elif role == "units":
                roles["unit"] = (value, len(phrase))
            elif role in ("month", "weekday"):
                roles[f"{role}_name"] = (value, len(phrase))
    return roles


def _add_abbreviated(tokens: Tokens, index: int, end: int, value: str, roles: Roles) -> None:
    """Take a short or doubtful name ("set", "mar.", "may") only with a capital or with its full stop."""
    role, number = value.split()
    dated = end < len(tokens) and len(tokens.words[end]) == 4 and tokens.words[end].isdecimal()
    dotted = end + 1 < len(tokens) and tokens.words[end] == "." and tokens.glued(end)
    after = tokens.text[tokens.starts[end + 1]] if dotted else " "
    dotted = after in "0123456789,'’" or after.islower()
    if tokens.text[tokens.starts[index]].isupper() or dotted or dated:
        roles[f"short_{role}"] = roles[f"{role}_name"] = (int(number), end - index + dotted)


def _add_digits(tokens: Tokens, index: int, words: Lexicon, roles: Roles) -> None:
    word, text = tokens.words[index], tokens.text
    start, end = tokens.starts[index], tokens.ends[index]
    roles["digits"] = (word, 1)
    if len(word) == 1:
        roles["digit"] = (int(word), 1)
    if len(word) > 4 or not _clean_left(text, start):
        return
    number, length = int(word), 1
    marked = index + 1 < len(tokens) and tokens.glued(index + 1)
    mark = tokens.words[index + 1] if marked else ""
    ordinal = (
        mark in words.settings["ordinal_marks"] and not text[end + len(mark) : end + len(mark) + 1].isalnum()
    )
    if ordinal:
        length = 2
        roles["nth"] = (number, 2)
    elif not _clean_right(text, end):
        if mark == "s" and len(word) in (2, 4):
            roles["decade_digits"] = (number, 2)
        return
    if len(word) <= 2 and 1 <= number <= 31:
        roles["day"] = (number, length)
    if ordinal:
        return
    if len(word) == 4 and 1000 <= number <= 2199:
        roles["year"] = (number, 1)
    if len(word) == 2:
        roles["two_digits"] = (number, 1)
    if len(word) <= _LONGEST_COUNT and number:
        roles["count"] = (number, 1)


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


def _add_number_word(tokens: Tokens, index: int, words: Lexicon, roles: Roles) -> None:
    """Read a number in words, in one word (millenovecentosettanta) or in several (nineteen seventy-one)."""
    total = group = 0
    end = index
    while end < min(len(tokens), index + _LONGEST_NUMBER):
        if end > index and tokens.words[end] in words.settings["number_joints"]:
            end += 1
            continue
        word = tokens.words[end]
        elided = tokens.words[end + 1 : end + 2] == ["'"] and word in words.elided
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
            _add_cardinal(number, length, roles)
        if not words.in_several_words:
            return


def _fits(group: int, value: int) -> bool:
    """Tell whether a number word goes on an earlier one: twenty one, a hundred ten, nineteen ninety."""
    if group % 100 == 0:
        return value < 100
    if value < 10:
        return group >= 20 and group % 10 == 0
    return 10 <= group < 100 and value < 100


def _add_cardinal(number: int, length: int, roles: Roles) -> None:
    if 1 <= number <= 31:
        roles["day"] = (number, length)
    if 1 <= number < 1000:
        roles["count"] = (number, length)
    if 1000 <= number <= _LAST_YEAR:
        roles["year_word"] = (number, length)
    if number in range(10, 100, 10):
        roles["tens"] = (number, length)


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
