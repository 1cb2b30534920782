"""What makes a claim's figure another thing than the source's: denial, plans, parts, changes."""

from __future__ import annotations

from workbench.checks.reading import Reading
from workbench.rows import Quantity, Span, Step


def of_claim(reading: Reading) -> tuple[Step, ...]:
    """Return what keeps anything in the claim from being compared: denied, planned, asked, or of a part only."""
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
        if name.kind == "part" and not any(span.contains(name.span) for span in named):
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
