"""What stands between a subject and its verb of saying: insets between dashes, relatives, a fronted predicate."""

from __future__ import annotations

from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import Words

_RELATIVE_NEAR = 8  # words between a relative and its verb
_FOCUS = 6  # words before "anche il presidente"


def inset(found: Words, first: int, verb: int) -> int | None:
    """Return the dash that opens what a dash before the verb closes ("I due – venuti dal Mali – hanno detto")."""
    flags, close = found.flags, verb - 1
    if close - first < 3 or not flags[close] & bit.DASH or not _spaced(found, close):
        return None
    return next((i for i in range(close - 2, first, -1) if flags[i] & bit.DASH and _spaced(found, i)), None)


def relative_comma(found: Words, first: int, verb: int) -> int | None:
    """Return the comma before the relative whose verb this is ("Neri, il quale", "Neri, che per il 2026")."""
    flags, lowers = found.flags, found.lowers
    for index in range(verb - 1, max(first + 1, verb - _RELATIVE_NEAR), -1):
        own = flags[index]
        if own & bit.RELATIVE and not flags[index - 1] & bit.PREPOSITION:
            before = index - 2 if flags[index - 1] & bit.ARTICLE else index - 1
            return before if before > first and lowers[before] == "," else None
        if own & (bit.VERB | bit.MARK | bit.SAY):
            return None
    return None


def past_focus(found: Words, first: int, last: int) -> int:
    """Go past what a clause without a verb has before its subject ("Presente in tribuna anche il presidente")."""
    flags = found.flags
    for index in range(first, min(first + _FOCUS, last - 1)):
        if flags[index] & (bit.RELATIVE | bit.ANTECEDENT):
            break
        if index > first + 1 and flags[index] & bit.ARTICLE and flags[index - 1] & bit.LISTED_ADVERB:
            return index
    return first


def _spaced(found: Words, index: int) -> bool:
    return found.ends[index - 1] < found.starts[index] and found.ends[index] < found.starts[index + 1]
