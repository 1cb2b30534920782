"""A claim reworded so that it can be read alone, only where one reading is left; the quoted words stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from workbench.claims.clauses_words import PieceKind
from workbench.claims.standalone_nouns import Place, noun_group
from workbench.claims.standalone_subjects import defined, elided, relative, used
from workbench.claims.standalone_words import (
    Commodity,
    Restating,
    Tokens,
    joined,
    restating,
    taken,
    tokens,
    written,
)
from workbench.rows import DateMention, Quantity, Span
from workbench.text.attribution_tokens import Words

_REACH = 700  # code points of a sentence before a claim
_BEFORE = 400  # code points of the sentence before
_LONGEST = 1000  # code points of a claim
_ENDS = frozenset(".!?…")
_DAY = 10  # length of "2025-04-14"

_Earlier = Callable[[], Place | None]  # asks for the sentence before, which few claims need


@dataclass(frozen=True, slots=True)
class _Edit:
    """Hold words that stand for a stretch of the text."""

    start: int
    end: int
    words: str


def standalone(
    found: Words,
    span: Span,
    sentence: Span,
    before: Span | None,
    kind: PieceKind,
    quantities: Sequence[Quantity],
    dates: Sequence[DateMention],
    published: str | None,
    language: str,
    narrated: bool,
) -> str | None:
    """Return the claim at a span reworded so that it can be read alone; None where it can already or is not safe.

    found: the article's words. sentence: the claim's own; before: the one before it in its paragraph. kind:
    of its clause. quantities, dates: the claim's. published: "YYYY-MM-DD" makes relative days absolute.
    narrated: the narrator says it, so that a verb without a subject takes up the last one. Quoted words must
    not be passed: they are not to be reworded. A language without a folder is read with the English words.
    """
    if span.start - sentence.start > _REACH or len(span) > _LONGEST:
        return None
    words = restating(language)
    dated = published is not None and len(published) == _DAY
    days = [mention for mention in dates if mention.precision == "day"] if dated else []
    first, last = found.index(span.start), found.index(span.end)
    if first == last or (kind == "main" and not days and not _leans(found, first, last, words, narrated)):
        return None
    begun = found.index(sentence.start)
    place = Place(found.text, taken(found, begun, last), first - begun, quantities, words)
    earlier = partial(_earlier, found, before, words)
    named = _demonstratives(place, earlier)
    start = _subject(place, kind, earlier, narrated)
    if named is None or start is None:
        return None
    edits = sorted([*_days(place, days, published or ""), *named], key=lambda edit: edit.start)
    lead, body = start
    return _reworded(place, span, lead, body, edits) if lead or edits else None


def _subject(place: Place, kind: PieceKind, earlier: _Earlier, narrated: bool) -> tuple[str, int] | None:
    """Return what is to stand before a clause and the first word kept after it; None where it stays open."""
    first = place.first
    if kind == "relative":
        led = relative(place)
        return (led[0].text, led[1]) if led else None
    if kind == "participle":
        told = _participle(place)
        return (told, first + 1) if told else None
    if place.finite(first) or (place.listed(first, "negations") and place.finite(first + 1)):
        noun = elided(place, earlier()) if narrated else None
        return (noun.text, first) if noun else None
    return "", first


def _leans(found: Words, first: int, last: int, words: Restating, narrated: bool) -> bool:
    """Tell whether a clause may lean on what stands before it: by a verb of the narrator's at its beginning, or by
    a demonstrative.
    """
    if not words.demonstratives.keys().isdisjoint(found.lowers[first:last]):
        return True
    verb = int(found.lowers[first] in words.sets["negations"] and first + 1 < last)
    return narrated and words.verbal(found.lowers[first + verb])


def _reworded(place: Place, span: Span, lead: str, body: int, edits: Sequence[_Edit]) -> str | None:
    """Put the claim together; None where something in it still points outside."""
    parts: list[str] = []
    at = place.found[body].start if body < len(place.found) else span.end
    small = bool(lead) and body == place.first
    for edit in edits:
        if edit.start < at:
            return None
        parts += [place.text[at : edit.start], edit.words]
        at = edit.end
    parts.append(place.text[at : span.end])
    rest = "".join(parts)
    if small:
        rest = rest[:1].lower() + rest[1:]
    result = " ".join(f"{lead} {rest}".split())
    if "’" in place.text[place.found[0].start : span.end]:
        result = result.replace("'", "’")
    if _points_outside(result, bool(lead), place.words):
        return None
    return result[:1].upper() + result[1:]


def _points_outside(claim: str, led: bool, words: Restating) -> bool:
    """Tell whether a claim has a pronoun, or a possessive before any name, that its own words do not explain."""
    found = tokens(claim)
    named = led
    for at, token in enumerate(found):
        if token.lower in words.sets["pronouns"]:
            return True
        if token.lower in words.sets["possessives"] and not named:
            return True
        clitic = token.lower in words.sets["clitics"] and at + 1 < len(found)
        if clitic and found[at + 1].lower in words.sets["auxiliaries"]:
            return True
        named = named or (at > 0 and token.capital)
    return False


# --- the sentence before ---------------------------------------------------------------------


def _earlier(found: Words, before: Span | None, words: Restating) -> Place | None:
    """Return the sentence before, where it is one with a stop and not too long."""
    if before is None or len(before) > _BEFORE or found.text[before.end - 1] not in _ENDS:
        return None
    run = taken(found, found.index(before.start), found.index(before.end - 1))
    return Place(found.text, run, 0, (), words) if run else None


def _after(before: Place, place: Place) -> Place:
    """Return a sentence together with the one before it."""
    both = [*before.found, *place.found]
    return Place(place.text, both, len(before.found) + place.first, place.quantities, place.words)


# --- participles -----------------------------------------------------------------------------


def _participle(place: Place) -> str | None:
    """Return subject, verb and participle of a clause such as "utilizzati per ...", or None."""
    words, end = place.words, place.first
    if not place.listed(end, "uses"):
        return None
    if noun := defined(place):
        return used(place, noun)
    if end >= 2 and place.lower(end - 2) in words.demonstratives:
        commodity = _meant(place, end - 2)
        return used(place, commodity.noun()) if commodity else None
    for low, high, commodity in words.commodities_in(place.found, 0, end):
        group = noun_group(place, end) if high == end else None
        if group and group[1] == low - 1 and place.lower(end)[-1:] == commodity.ending:
            alone = not any(place.listed(at, "prepositions") for at in range(low))
            return used(place, commodity.noun()) if alone else None
    return None


# --- demonstratives --------------------------------------------------------------------------


def _demonstratives(place: Place, earlier: _Earlier) -> list[_Edit] | None:
    """Name what each "this metal" of the claim takes up; None where one of them stays open."""
    edits: list[_Edit] = []
    listed = place.words.demonstratives
    for at, token in enumerate(place.found[place.first : -1], place.first):
        if token.lower in listed:
            before = earlier()
            wide, by = (_after(before, place), len(before.found)) if before else (place, 0)
            near = place.words.commodities_in(place.found, 0, at)
            edit = _commodity_named(*((place, at) if near else (wide, at + by))) or _same_noun(wide, at + by)
            if edit is None:
                return None
            edits.append(edit)
    return edits


def _meant(place: Place, at: int) -> Commodity | None:
    """Return the one commodity that a demonstrative and its noun ("questi metalli") take up in their sentence."""
    words = place.words
    if not place.listed(at + 1, "commodity_nouns"):
        return None
    spans = words.commodities_in(place.found, 0, at)
    named = {commodity for _, _, commodity in spans}
    inside = {index for low, high, _ in spans for index in range(low, high)}
    others = any(place.listed(index, "commodity_nouns") and index not in inside for index in range(at))
    if len(named) != 1 or others:
        return None
    (commodity,) = named
    return commodity if words.demonstratives[place.lower(at)][0] == commodity.number else None


def _commodity_named(place: Place, at: int) -> _Edit | None:
    words = place.words
    commodity = _meant(place, at)
    if commodity is None or not _closed(place, at + 2):
        return None
    before, after = place.lower(at - 1), place.found[at + 1].end
    if before in words.sets["bare_after"]:
        return _Edit(place.found[at].start, after, commodity.name)
    if at > place.first or words.demonstratives[place.lower(at)][1] != commodity.ending:
        return None
    return _Edit(place.found[at].start, after, commodity.noun().text)


def _closed(place: Place, at: int) -> bool:
    """Tell whether a noun group ends before a word, so that no adjective there has to agree with it."""
    if at >= len(place.found) or not place.found[at].letters:
        return True
    return place.finite(at) or any(place.listed(at, name) for name in ("prepositions", "conjunctions"))


def _same_noun(place: Place, at: int) -> _Edit | None:
    """Name "questo ponte" by the one earlier "il ponte Morandi" of the same sentence."""
    words, noun = place.words, place.lower(at + 1)
    earlier = [index for index in range(at) if place.lower(index) == noun]
    if len(earlier) != 1 or not place.found[at + 1].letters or not _closed(place, at + 2):
        return None
    (head,) = earlier
    article = words.article(place.lower(head - 1)) if head else ""
    end = _named_end(place.found, head + 1, words)
    if not article or end == head + 1 or end > at:
        return None
    name = joined(article, written(place.text, place.found, head, end))
    return _after_preposition(place, at, place.found[at + 1].end, name, article)


def _named_end(found: Tokens, at: int, words: Restating) -> int:
    """Return where the name that follows a noun ends ("ponte Morandi", "ponte di Genova"); there itself for none."""
    start = at
    if at < len(found) and (found[at].lower in words.definition["of"] or found[at].lower in words.joined):
        at += 1
    named = at
    while named < len(found) and found[named].letters and found[named].capital:
        named += 1
    return named if named > at else start


def _after_preposition(place: Place, at: int, end: int, name: str, article: str) -> _Edit:
    """Replace a group, joining its new article with a preposition before it ("in questo ponte": "nel ponte")."""
    both = place.words.joins.get((place.lower(at - 1), article)) if at > place.first else None
    if both is None:
        return _Edit(place.found[at].start, end, name)
    return _Edit(place.found[at - 1].start, end, joined(both, name[len(article) :].strip()))


# --- days ------------------------------------------------------------------------------------


def _days(place: Place, dates: Sequence[DateMention], published: str) -> list[_Edit]:
    """Write relative days out, where one day only can be meant."""
    return [edit for mention in dates if (edit := _day(place, mention, published))]


def _day(place: Place, mention: DateMention, published: str) -> _Edit | None:
    words, days = place.words, place.words.days
    if mention.first != mention.last or len(mention.candidates) > 1:
        return None
    said = mention.span.of(place.text)
    at = next((i for i, token in enumerate(place.found) if token.start == mention.span.start), None)
    lower = said.lower().replace("’", "'")
    if at is None or at < place.first or (said[0].isupper() and at > place.first):
        return None
    before = place.lower(at - 1) if at > place.first else ""
    done = at - 2 if before == days["before"] else at - 1
    told = place.lower(done).endswith(words.participle_endings) and any(
        place.lower(i) in days["past"] for i in (done - 1, done - 2)
    )
    last = lower in days["weekdays"] and mention.first.isoformat() < published
    if not (lower in days["relative"] or (told and (last or lower in days["today"]))):
        return None
    if words.article(before) or place.text[mention.span.end : mention.span.end + 1] in {"'", "’"}:
        return None
    return _dated(place, at, mention, before)


def _dated(place: Place, at: int, mention: DateMention, before: str) -> _Edit:
    words, days = place.words, place.words.days
    day: date = mention.first
    number = days["first"] if day.day == 1 else str(day.day)
    plain = days["pattern"].format(day=number, month=days["months"][day.month - 1], year=day.year)
    article = days["elided" if day.day in days["elided_days"] else "before"]
    if days["drop_before_after_preposition"] and before in words.sets["prepositions"]:
        return _Edit(mention.span.start, mention.span.end, plain)
    return _after_preposition(place, at, mention.span.end, joined(article, plain), article)
