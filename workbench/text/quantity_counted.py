"""What a quantity counts: the noun behind it, as written."""

from __future__ import annotations

from workbench.text.number_reader import HYPHENS
from workbench.text.quantity_words import Around, word_at

_OPENING = '“«"‘'
_CLOSING = "”\"»’')"
_MOST_WORDS = 3


def counted(text: str, end: int, words: Around, *, linked: bool, several: bool = False) -> str | None:
    """Return the noun that a number before an offset counts, as written, or None where it cannot be told.

    linked: a unit or a magnitude stands between, so that the noun must follow a word such as "di". A closing
    quotation mark may stand between too. several: the number is no ordinal and not one, so that a verb ("i due
    restano") or a noun in the singular ("800 l'anno") is not what it counts.
    """
    position, of, following, word = _link(text, end, words)
    if linked and not of:
        return None
    for _ in range(_MOST_WORDS):
        if not word:
            position = _opened(text, position)
            following, word = word_at(text, position)
        low = word.casefold()
        if not word:
            return None
        if low in words.pair_starts:
            pair_end, second = word_at(text, following)
            if f"{low} {second.casefold()}" in words.pairs:
                return text[following - len(word) : pair_end]
        if low in words.of_skip_two:
            position, _ = word_at(text, following)
        elif low in words.of_skip:
            position = following + (text[following : following + 1] in ("'", "’") and following < len(text))
        else:
            break
        word = ""
    else:
        return None
    if low in words.of_never or low in words.of or low in words.context["months"]:
        return None
    if several and not of and (low in words.of_not_plural or low.endswith(words.of_verb_ends)):
        return None
    if not words.noun_last:
        return word
    return _noun(text, following - len(word), words)


def _opened(text: str, position: int) -> int:
    # il 17% dei “metalli”
    quoted = text[position : position + 1].isspace() and text[position + 1 : position + 2] in _OPENING
    return position + 2 if quoted and position + 1 < len(text) else position


def _link(text: str, end: int, words: Around) -> tuple[int, bool, int, str]:
    """Return where the noun may begin, whether "of" was read, and the end and the word that were seen if not."""
    position = end
    if text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].isalpha():
        return end + 1, False, end, ""  # a 27-nation bloc
    while position < end + 2 and text[position : position + 1] in _CLOSING and position < len(text):
        position += 1
    following, word = word_at(text, position)
    if not word or word.casefold() not in words.of:
        return position, False, following, word
    if text[following : following + 1] in ("'", "’") and following < len(text):
        following += 1
    return following, True, following, ""


def _noun(text: str, start: int, words: Around) -> str | None:
    """Return the words up to the first plural, or the first word where no plural comes soon."""
    position = start
    for _ in range(_MOST_WORDS):
        end, word = word_at(text, position)
        low = word.casefold()
        if not word or low in words.of_never or low in words.of:
            break
        if low in words.plurals or low.endswith(words.plural_ends):
            return text[start:end]
        position = end
    end, word = word_at(text, start)
    following = word_at(text, end)[1].casefold()
    # 22 million destined for the plant
    left = word.endswith(words.participle_ends) and (following in words.of_never or following in words.of)
    return None if left else text[start:end]
