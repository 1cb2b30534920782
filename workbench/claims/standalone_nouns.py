"""A sentence as a rewording reads it, and the noun groups of it that can be a subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.claims.standalone_words import SINGULAR, Noun, Restating, Tokens, joined, written
from workbench.rows import Quantity

GROUP = 5  # words of a noun group without its article
_CHAIN = 24  # words before a noun group among which its heads are looked for
_COUNTRY = 5  # words of a country's name
_LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})  # Pint's units of time
_BREAKS = frozenset(',;:–—()“”«»"')


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a sentence up to a claim's end; first: the claim's first word among `found`."""

    text: str
    found: Tokens
    first: int
    quantities: Sequence[Quantity]
    words: Restating

    def lower(self, at: int) -> str:
        """Return a word in lower case; empty outside the sentence."""
        return self.found[at].lower if 0 <= at < len(self.found) else ""

    def listed(self, at: int, name: str) -> bool:
        """Tell whether a word is in one of the language's lists."""
        return self.lower(at) in self.words.sets[name]

    def finite(self, at: int) -> bool:
        """Tell whether a word is a finite verb."""
        return 0 <= at < len(self.found) and self.words.finite(self.found, at)

    def figure(self, at: int) -> Quantity | None:
        """Return the figure that starts at a word."""
        start = self.found[at].start if at < len(self.found) else -1
        return next((quantity for quantity in self.quantities if quantity.span.start == start), None)

    def determiner(self, at: int) -> bool:
        """Tell whether a word is an article or a preposition, after which a noun group begins."""
        word = self.lower(at)
        return (
            bool(self.words.article(word)) or word in self.words.indefinite or self.listed(at, "prepositions")
        )

    def participle(self, at: int) -> bool:
        """Tell whether a word looks like a past participle."""
        word = self.lower(at)
        return len(word) > 3 and word.endswith(self.words.participle_endings) and self.figure(at) is None

    def past_adverbs(self, at: int) -> int:
        """Return the first word from here that is neither an adverb nor a hedge."""
        while self.listed(at, "adverbs") or self.listed(at, "hedges"):
            at += 1
        return at

    def refers(self, first: int, last: int) -> bool:
        """Tell whether words hold a pronoun or a possessive."""
        return any(self.listed(at, name) for at in range(first, last) for name in ("pronouns", "possessives"))

    def names(self, first: int, last: int) -> bool:
        """Tell whether capitalised words name somebody by themselves: two words, an acronym, or a known name."""
        if self.refers(first, last) or any(self.listed(at, "no_names") for at in range(first, last)):
            return False
        if last - first > 1:
            office = ("persons", "prepositions")
            return not any(self.listed(at, name) for at in range(first, last) for name in office)
        acronym = self.found[first].text.isupper() and len(self.found[first].text) > 1
        return acronym or self.lower(first) in self.words.aliases


def plural_figure(place: Place, at: int) -> bool:
    """Tell whether a figure above one follows: beside a singular verb it can only be the object."""
    figure = place.figure(at)
    if figure is None or figure.kind not in {"number", "measure", "currency"} or figure.value < 2:
        return False
    return figure.unit not in _LENGTHS or place.listed(at - 1, "lasting")


def noun_group(place: Place, end: int) -> tuple[Noun, int, bool] | None:
    """Return the noun group that ends before a word, where it starts, and whether it is a country.

    It needs a definite article, or to be a name that stands without one.
    """
    words = place.words
    for length in range(min(_COUNTRY, end), 0, -1):
        first = end - length
        article = words.countries.get(tuple(word.lower for word in place.found[first:end]))
        if article is not None and place.found[first].capital:
            if first > 1 and place.found[first - 1].capital:
                return None  # "Nuova Russia" is another name
            start = first - 1 if place.lower(first - 1) in words.articles else first
            number, ending = words.articles.get(article, (SINGULAR, ""))
            name = written(place.text, place.found, first, end)
            return Noun(joined(article, name), number, ending), start, True
    first = end
    while first > 0 and end - first < GROUP and in_group(place, first - 1):
        first -= 1
    if first == end:
        return None
    before = place.lower(first - 1)
    name = written(place.text, place.found, first, end)
    head = end - 1 if words.head_last else first
    if article := words.article(before) if first else "":
        if place.refers(first, end):
            return None
        number = words.noun_number(place.lower(head), before)
        return Noun(joined(article, name), number, words.articles[article][1]), first - 1, False
    if not all(word.capital for word in place.found[first:end]) or before in words.sets["article_lost_after"]:
        return None
    if not place.names(first, end):
        return None
    return Noun(name, SINGULAR), first, False


def in_group(place: Place, at: int) -> bool:
    """Tell whether a word may be a noun or an adjective of a noun group."""
    word = place.found[at]
    other = any(place.listed(at, name) for name in ("conjunctions", "adverbs", "subordinators"))
    return word.letters and not other and not place.determiner(at) and not place.finite(at)


def alone(place: Place, start: int, number: str, owner: bool) -> bool:
    """Tell whether no noun that the group hangs on agrees with the verb ("le miniere della società, che ha").

    owner: the verb says who owns, so that happenings and commodities do not count.
    """
    words = place.words
    commodities = [span[:2] for span in words.commodities_in(place.found, 0, start)]
    for at in range(start - 1, max(-1, start - 1 - _CHAIN), -1):
        word = place.found[at]
        if word.text in _BREAKS or place.finite(at) or place.listed(at, "subordinators"):
            return True
        if place.listed(at, "coordinators"):
            return False
        opens = at == 0 or place.determiner(at - 1) or words.head_last
        if not word.letters or place.determiner(at) or not opens:
            continue
        if owner and (
            word.lower.endswith(words.abstract_endings) or any(low <= at < high for low, high in commodities)
        ):
            continue
        own = words.noun_number(word.lower, place.lower(at - 1))
        if not own or not number or own == number:
            return False
    return start <= _CHAIN
