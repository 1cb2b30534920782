"""What makes a claim's figure another thing than the source's: denial, plans, parts, changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.checks.reading import Found, Reading
from workbench.rows import Quantity, Span, Step
from workbench.sources.names import COUNTRY

_NAME = re.compile(r"[^\W\d_]{2,}")
_OPENS = re.compile(r"[.!?:“«\"][ \xa0]?$")


def of_claim(reading: Reading, but: Sequence[Span] = ()) -> tuple[Step, ...]:
    """Return what keeps anything in the claim from being compared: denied, planned, asked, or of a part only.

    but: words that are no part of it here, because they are what is claimed ("a third of").
    """
    steps: list[Step] = []
    harmless = [name.span for name in reading.names if name.kind == "not_negation"]
    named = [
        name.span for name in reading.names if name.kind in ("measure", "organisation", "commodity", "topic")
    ]
    denied = [
        name
        for name in reading.names
        if name.kind == "negation" and not any(span.contains(name.span) for span in harmless)
    ]
    if denied or reading.claim.polarity == "negated":
        steps.append(Step("negated", {"word": denied[0].span.of(reading.text) if denied else None}))
    plan = reading.has("plan")
    if plan or reading.claim.modality in ("possible", "planned", "asked"):
        word = plan.span.of(reading.text) if plan else None
        steps.append(Step("modality", {"modality": reading.claim.modality, "word": word}))
    for name in reading.names:
        if name.kind == "part" and not (
            any(span.contains(name.span) for span in named) or any(span.overlaps(name.span) for span in but)
        ):
            steps.append(Step("part", {"word": name.span.of(reading.text)}))
            break
    return tuple(steps)


def of_figure(reading: Reading, figure: Quantity, at: Span | None) -> tuple[Step, ...]:
    """Return what makes the figure a change or a comparison instead of a level ("aumentate di", "in più")."""
    if at is None:
        return ()
    clause = reading.clause(at)
    before, after = Span(clause.start, at.start), Span(at.end, max(at.end, clause.end))
    steps: list[Step] = []
    change = reading.within("change", before)
    if change and not _is_level(reading, at):
        steps.append(Step("change", {"word": change[-1].span.of(reading.text)}))
    more = reading.within("difference", after)
    if more:
        steps.append(Step("change", {"word": more[0].span.of(reading.text)}))
    beyond = reading.within("beyond", before)
    if beyond and figure.hedge is None:
        steps.append(Step("hedge", {"word": beyond[-1].span.of(reading.text)}))
    return tuple(steps)


def of_name(reading: Reading, entity: Found, at: Span | None) -> str | None:
    """Return a proper name that may hold the figure instead of the country ("Russia's Rusal"), or None.

    One in the clause of the figure or of a country is enough; the first word of a claim is only suspected
    where its country was found elsewhere, for most first words have a capital anyway.
    """
    clauses = [reading.clause(at)] + [
        reading.clause(name.span) for name in reading.names if name.kind == COUNTRY
    ]
    known = [name.span for name in reading.names] + [span for span in reading.at if span]
    start = reading.claim.span.start
    known += [mention.span.moved(-start) for mention in reading.claim.dates if mention.span.start >= start]
    said = reading.claim.attribution
    if said is not None:
        known += [part.moved(-start) for part in (said.source, said.cue) if part and part.start >= start]
    taken = {spot for span in known for spot in range(span.start, min(span.end, len(reading.text)))}
    first = True
    for word in _NAME.finditer(reading.text):
        opens = first or _OPENS.search(reading.text, max(0, word.start() - 3), word.start()) is not None
        first = False
        elsewhere = entity.where in ("standalone", "context")
        suspected = word[0][0].isupper() and word.start() not in taken and (elsewhere or not opens)
        if suspected and any(clause.contains(Span(*word.span())) for clause in clauses):
            return word[0]
    return None


def _is_level(reading: Reading, at: Span) -> bool:
    """Tell whether the words right before a figure lead to a level: "a", "fino a", "to about"."""
    end = at.start
    for _ in range(6):
        end = len(reading.text[:end].rstrip())
        here = [name for name in reading.names if name.span.end == end and name.kind in ("level", "hedge")]
        if not here:
            return False
        if any(name.kind == "level" for name in here):
            return True
        end = here[0].span.start
    return False
