"""What a figure of a claim is about: whose, of what, measured how, and when.

Everything is read in the figure's own clause first, then in the whole claim, then in the claim's standalone
wording and its context; what came from further away than the claim is an assumption that the finding states.
"""

from __future__ import annotations

import re

from workbench.checks.edition import interval
from workbench.checks.reading import NEAREST, Found, Reading, codes_of
from workbench.rows import Span
from workbench.sources.model import WORLD
from workbench.sources.names import COUNTRY, Mention

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)", re.ASCII)
_WORD = re.compile(r"\w+")
_KNOWN = frozenset({COUNTRY, "world", "commodity", "measure", "basis", "organisation", "anaphor", "hedge"})
_PART_OF_YEAR = frozenset({"month", "quarter", "season", "part"})


def commodities(reading: Reading, at: Span | None) -> Found:
    """Find what a figure is of; nothing where the claim names something that no source here knows."""
    if reading.choice.subject:
        return Found((reading.choice.subject,), how="chosen")
    near = _near(reading, "commodity", at)
    if near.codes or unknown_subject(reading, at):
        return near
    return reading.elsewhere("commodity", NEAREST)


def _near(reading: Reading, kind: str, at: Span | None) -> Found:
    """Look right after the figure ("tonnellate di alluminio"), in its clause, then in the whole claim."""
    if at and (names := _attached(reading, kind, at)):
        return Found(codes_of(names))
    for where, span in reading.around(at):
        if codes := codes_of(reading.within(kind, span)):
            return Found(codes, where)
    return Found(())


def _attached(reading: Reading, kind: str, at: Span) -> tuple[Mention, ...]:
    links = {name.span.start: name.span.end for name in reading.names if name.kind in ("of", "article")}
    place, linked = at.end, False
    for _ in range(3):
        place += len(reading.text[place:]) - len(reading.text[place:].lstrip(" \xa0’'”»\""))
        if linked and (
            names := tuple(name for name in reading.names if name.span.start == place and name.kind == kind)
        ):
            return names
        if place not in links:
            break
        place, linked = links[place], True
    return ()


def unknown_subject(reading: Reading, at: Span | None) -> str | None:
    """Return the word after "of" that names a thing no lexicon has ("tonnellate di ghisa"), or None."""
    clause = reading.clause(at)
    ends = [(name.span.end, 3) for name in reading.within("measure", clause)] + ([(at.end, 1)] if at else [])
    known = {name.span.start for name in reading.names if name.kind in _KNOWN}
    known |= {span.start for span in reading.at if span}
    skip = {name.span.start for name in reading.names if name.kind == "article"}
    of = {name.span.start for name in reading.names if name.kind == "of"}
    for end, reach in ends:
        words = list(_WORD.finditer(reading.text, end, min(end + 80, clause.end)))
        for index, word in enumerate(words[:reach]):
            if word.start() in of:
                after = next((one for one in words[index + 1 :] if one.start() not in skip), None)
                if after and after.start() not in known and not after[0].isdecimal():
                    return after[0]
                break
    return None


def measures(reading: Reading, at: Span | None) -> Found:
    """Find what is measured; never beyond the claim and its standalone wording."""
    if reading.choice.measure:
        return Found((reading.choice.measure,), how="chosen")
    near = _near(reading, "measure", at)
    return near if near.codes else reading.elsewhere("measure", 0)


def entities(reading: Reading, at: Span | None, world: bool, but: tuple[Mention, ...] = ()) -> Found:
    """Find whose figure it is.

    world: whether the whole world counts; the world of a rank ("the world's largest") never does. but: names
    that only serve the comparison.
    """
    if reading.choice.entity:
        return Found((reading.choice.entity,), how="chosen")
    for where, span in reading.around(at):
        names = tuple(name for name in reading.within(COUNTRY, span) if name not in but)
        if world:
            names += tuple(name for name in reading.within("world", span) if not _is_scope(reading, name))
        if names:
            capitals = all(name.how == "capital" for name in names)
            return Found(codes_of(names), where, "capital" if capitals else "name")
    if reading.led and not reading.claim.standalone:
        return Found(reading.led.codes, "context")
    return reading.elsewhere(COUNTRY, 2)


def _is_scope(reading: Reading, name: Mention) -> bool:
    clause = reading.clause(name.span)
    ordinal = any(
        quantity.kind == "ordinal" and at and clause.contains(at)
        for quantity, at in zip(reading.claim.quantities, reading.at, strict=True)
    )
    return ordinal or bool(reading.within("largest", clause))


def bases(reading: Reading, at: Span | None) -> tuple[str, ...]:
    """Find which bases the claim states ("in metallo")."""
    return codes_of(reading.within("basis", reading.clause(at))) or codes_of(
        reading.within("basis", Span(0, len(reading.text)))
    )


def years(reading: Reading, at: Span | None) -> tuple[str, ...]:
    """Find the years that the claim states for a figure, those of its own clause first.

    The year in a publication's name ("Mineral Commodity Summaries 2025") is not one.
    """
    if reading.choice.period:
        return (reading.choice.period,)
    stated: list[tuple[str, Span]] = []
    publications = [name.span.end for name in reading.names if name.kind == "organisation"]
    figures = [span for span in reading.at if span]
    for match in _YEAR.finditer(reading.text):
        span = Span(*match.span())
        if not any(span.overlaps(one) and one != span for one in figures) and not any(
            0 <= span.start - end <= 2 for end in publications
        ):
            stated.append((match[0], span))
    for mention in reading.claim.dates:
        start = mention.span.start - reading.claim.span.start
        if mention.precision == "year" and 0 <= start <= len(reading.text):
            stated.append((str(mention.first.year), Span(start, start + len(mention.span))))
    article = interval(reading.claim.published)
    if article is not None:
        year = str(article[0].year - 1)
        stated += [(year, name.span) for name in reading.names if name.kind == "last_year"]
    clause = reading.clause(at)
    if own := _year_after(reading, at, clause, stated):
        return own
    near = dict.fromkeys(year for year, span in stated if clause.contains(span))
    return tuple(near or dict.fromkeys(year for year, _ in stated))


def _year_after(
    reading: Reading, at: Span | None, clause: Span, stated: list[tuple[str, Span]]
) -> tuple[str, ...]:
    """Return the year between a figure and the next, where every figure of a clause has its year after it."""
    figures = sorted(span for span in reading.at if span and clause.contains(span))
    if (
        at is None
        or len(figures) < 2
        or any(span.end <= figures[0].start for _, span in stated if clause.contains(span))
    ):
        return ()
    end = min((span.start for span in figures if span.start >= at.end), default=clause.end)
    own = tuple(dict.fromkeys(year for year, span in stated if at.end <= span.start and span.end <= end))
    return own if len(own) == 1 else ()


def part_of_year(reading: Reading) -> bool:
    """Tell whether the claim speaks of a part of a year, or of more than a year."""
    if reading.has("rate"):
        return True
    attribution = reading.claim.attribution
    for mention in reading.claim.dates:
        said_when = attribution is not None and not attribution.content.contains(mention.span)
        longer = mention.precision in ("decade", "century")
        if longer or (mention.precision in _PART_OF_YEAR and not said_when):
            return True
    return False


def is_world(code: str) -> bool:
    """Tell whether a code names the world or one of its regions, not a country."""
    return code == WORLD or code.isdecimal() or code == "EU"
