"""Where a date may stand: what must not follow a day or a year, so that no quantity is read as a date."""

from __future__ import annotations

from workbench.text.date_parser import Place

_CLAUSE_ENDS = ',;:!?)»”"\n'
_UNIT_SIGNS = frozenset("%‰€$£°")
_JOINTS = frozenset(("dash", "slash"))
# After "il bilancio 2023" these go on with the sentence; a noun would be counted ("2000 migranti").
_SMALL = frozenset(
    ("after_day", "joint", "of", "in", "the", "article", "range_start", "range_end", "between")
)


def ends_clause(place: Place) -> bool:
    """Tell whether nothing follows that the number could count ("il 15 per cento", "il 15 giocatore")."""
    if place.end >= len(place.tokens):
        return True
    roles = place.tokens.roles(place.end)
    return "dot" in roles or "after_day" in roles or place.tokens.word(place.end)[0] in _CLAUSE_ENDS


def not_counting(place: Place) -> bool:
    """Tell whether the number is not that of a percentage, an amount or counted things."""
    tokens, end = place.tokens, place.end
    return tokens.word(end) not in _UNIT_SIGNS and "counted" not in tokens.roles(end)


def not_in_chain(place: Place) -> bool:
    """Tell whether no further number hangs on by dash or slash (a telephone number, law 190/2012)."""
    tokens, start, end = place.tokens, place.start, place.end
    if start > 0 and tokens.glued(start) and not _JOINTS.isdisjoint(tokens.roles(start - 1)):
        return False
    joined = end + 1 < len(tokens) and tokens.glued(end) and "digits" in tokens.roles(end + 1)
    return not (joined and not _JOINTS.isdisjoint(tokens.roles(end))) and not_counting(place)


def lone_year(place: Place) -> bool:
    """Tell whether a year is none of several numbers (06 1234 5678) and no amount ("2000 to 3000 people")."""
    if not not_in_chain(place):
        return False
    tokens, start, end = place.tokens, place.start, place.end
    if (start and "digits" in tokens.roles(start - 1)) or "digits" in tokens.roles(end):
        return False
    behind = tokens.roles(end + 1)
    # but "fino al 2028 a 3 milioni"
    return not ("range_end" in tokens.roles(end) and "digits" in behind and len(tokens.word(end + 1)) > 2)


def bare_year(place: Place) -> bool:
    """Tell whether a year without a word that asks for one is one after all: of our times, and nothing counted."""
    if not (lone_year(place) and "19" <= place.tokens.word(place.start)[:2] <= "20"):
        return False
    word = place.tokens.word(place.end)
    return not word[:1].isalpha() or not _SMALL.isdisjoint(place.tokens.roles(place.end))


def no_date_follows(place: Place) -> bool:
    """Tell whether no further words say which one is meant ("il weekend del 2-3 aprile")."""
    return "of" not in place.tokens.roles(place.end)


def not_habitual(place: Place) -> bool:
    """Tell whether a weekday has no article ("il lunedì" is every Monday)."""
    return place.start == 0 or "article" not in place.tokens.roles(place.start - 1)


def after_range_start(place: Place) -> bool:
    """Tell whether a range begins just before."""
    return place.start > 0 and "range_start" in place.tokens.roles(place.start - 1)


def after_year_lead(place: Place) -> bool:
    """Tell whether the word before asks for a year ("nel '68")."""
    return place.start > 0 and "year_lead" in place.tokens.roles(place.start - 1)
