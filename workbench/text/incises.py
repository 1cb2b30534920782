"""What interrupts a quotation to say who speaks: "– ha sottolineato Peskov –"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from workbench.rows import Span
from workbench.text.scan import words_of

_DASH = re.compile(
    r"""(?<=\s)(?:[-–—]|--)(?=[\s,.;:!?…»”"')\]])  # between spaces, or before a stop
      | (?<=\S)(?:—|--)(?=\S)                      # tight, the English way
      | (?<=\s)[–—] | (?<=\w)[–—](?=\s)             # a space forgotten
    """,
    re.VERBOSE,
)
_STOP = re.compile(r"[.!?…](?=\s|$)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_INCISE, _INCISE_WORDS, _OPEN_INCISE_WORDS = 200, 7, 3


@cache
def says(language: str) -> Callable[[str], bool]:
    """Return what tells whether a word can be a form of a verb of saying."""
    words = words_of(language, "quotes")
    alone = frozenset(words["saying_words"])
    stems, endings = ("|".join(map(re.escape, words[f"saying_{part}"])) for part in ("stems", "endings"))
    regular = re.compile(f"(?:{stems})(?:{endings})")

    def said(word: str) -> bool:
        return word.lower() in alone or regular.fullmatch(word.lower()) is not None

    return said


def incises(text: str, stretch: Span, language: str) -> list[Span]:
    """Return the parts of a stretch that say who speaks, dashes included ("– ha sottolineato Peskov –").

    One without its second dash ends at the next stop or with the stretch. Offsets: code points.
    """
    found: list[Span] = []
    dashes = list(_DASH.finditer(text, stretch.start, stretch.end))
    done = stretch.start
    for number, dash in enumerate(dashes):
        if dash.start() < done:
            continue
        reach = min(stretch.end, dash.end() + _LONGEST_INCISE)
        if number + 1 < len(dashes) and dashes[number + 1].start() <= reach:
            following = dashes[number + 1]
            if _speaks(text[dash.end() : following.start()], language, _INCISE_WORDS):
                found.append(Span(dash.start(), following.end()))
                done = following.end()
            continue
        stop = _STOP.search(text, dash.end(), reach)
        limit = stop.end() if stop else stretch.end
        if limit <= reach and _speaks(text[dash.end() : limit], language, _OPEN_INCISE_WORDS):
            found.append(Span(dash.start(), limit))
            done = limit
    return found


def _speaks(fragment: str, language: str, reach: int) -> bool:
    """Tell whether a verb of saying stands among the first words, and not in the speaker's own mouth."""
    words = words_of(language, "quotes")
    said = says(language)
    for number, found in enumerate(islice(_LETTERS.finditer(fragment), reach)):
        word = found[0].lower()
        if word in words["own_words"] or (number == 0 and word in words["own_openers"]):
            return False
        if said(word):
            return _STOP.search(fragment, 0, found.start()) is None
    return False
