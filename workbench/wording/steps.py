"""The sentence for each thing that a finding assumed or hints at.

A step is a code with values. The sentence is the first one of its code whose values are all there; each value
is spoken by what it is: a number, a unit, a country, a code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.rows import Step
from workbench.wording.catalogue import mark
from workbench.wording.wording import Wording

# code: pairs of (the values it needs, its words), the most particular first
ASSUMED: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "basis": ((("basis",), mark("basis: {basis}")),),
    "period": ((("period",), mark("period: {period}")),),
    "subject": ((("code", "from"), mark("subject: {code} ({from})")),),
    "entity": ((("code", "from"), mark("country: {code} ({from})")),),
    "measure": (
        (("source",), mark("measure: {source}")),
        (("code", "from"), mark("measure: {code} ({from})")),
    ),
    "scope": (((), mark("among all countries")),),
    "modality": (((), mark("the conditional taken as a statement")),),
    "no date": (((), mark("the article is not dated, so the newest edition counts")),),
}

HINTS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "later edition": (
        (("edition", "published"), mark("{edition} is of {published}, later than the article.")),
    ),
    "edition": (
        (("edition", "published"), mark("{edition} came out in {published}, as the article did.")),
        ((), mark("Several editions could have been in force.")),
    ),
    "no edition": (((), mark("The library has no edition of that date.")),),
    "no subject": (((), mark("Nothing in the library is about what this figure measures.")),),
    "no figure": (((), mark("No table of the library has this figure.")),),
    "missing": ((("printed",), mark("The source has no figure there ({printed}).")),),
    "withheld": ((("printed",), mark("The source withholds the figure ({printed}).")),),
    "unit": (
        (("claimed", "source"), mark("The units differ: {claimed} in the article, {source} in the source.")),
        (("source",), mark("The article gives no unit; the source counts in {source}.")),
    ),
    "measure": (
        (("claimed", "source"), mark("The article speaks of {claimed}; the source has {source}.")),
        (("code",), mark("It could be: {code}.")),
        ((), mark("What is measured is not said.")),
    ),
    "basis": (
        (("claimed", "source"), mark("The basis differs: {claimed} in the article, {source} in the source.")),
    ),
    "period": (
        (("claimed", "source"), mark("The period differs: {claimed} in the article, {source} in the source.")),
        (("code",), mark("It could be: {code}.")),
    ),
    "entity": (
        (("code",), mark("It could be: {code}.")),
        ((), mark("Whose figure it is is not said.")),
    ),
    "subject": ((("code",), mark("It could be: {code}.")),),
    "candidate": (
        (("row", "measure", "period", "value", "unit"), mark("Candidate: {row}, {measure}, {period}: {value} {unit}.")),
        (("row", "measure", "period", "printed"), mark("Candidate: {row}, {measure}, {period}: {printed}.")),
    ),
    "context": (
        (("row", "measure", "period", "value", "unit"),
         mark("For context: {row}, {measure}, {period}: {value} {unit}.")),
    ),
    "row": ((("code",), mark("The table has no row for {code}.")),),
    "complete above": (
        (("value", "unit"), mark("The table is complete only above {value} {unit}.")),
    ),
    "aggregate": (
        (("row", "value", "unit"), mark("“{row}” ({value} {unit}) is a sum and is not ranked.")),
    ),
    "tie": ((("rows",), mark("Tied: {rows}.")),),
    "scope": ((("scope",), mark("The ranking is not the world's ({scope}).")),),
    "lowest": ((("word",), mark("The ranking begins at the lowest (“{word}”).")),),
    "negated": (((), mark("The claim denies it.")),),
    "modality": (((), mark("The claim speaks of what may be, not of what is.")),),
    "part": ((("word",), mark("The claim speaks of a part only (“{word}”).")),),
    "change": ((("word",), mark("The figure is a change, not a level (“{word}”).")),),
    "hedge": ((("word",), mark("“{word}” goes beyond what a figure can be compared with.")),),
    "on the bound": (((), mark("The source stands exactly on the bound.")),),
    "bound": (((), mark("The source gives only a bound.")),),
    "two periods": (
        (("claimed", "source"),
         mark("The source does not have both periods of the change ({claimed}); it has {source}.")),
        (("source",), mark("A change needs two periods; the source has {source}.")),
    ),
    "stretch": ((("word",), mark("The change is over another time (“{word}”) than the source's.")),),
    "from zero": (((), mark("The source's figure to start from is zero.")),),
    "would match": (
        (("row", "measure", "period", "published"),
         mark("The claimed figure is that of {row}, {measure}, {period} (edition of {published}).")),
    ),
}  # fmt: skip

_FROM = {
    "context": mark("from the text before"),
    "standalone": mark("from the claim's own wording"),
    "capital": mark("the capital for its government"),
    "chosen": mark("chosen by the reviewer"),
}


class StepWording:
    """Say steps in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def assumed(self, step: Step) -> str:
        """Return what was taken for granted, as a phrase; empty for a code without words."""
        return self._spoken(step, ASSUMED)

    def hint(self, step: Step) -> str:
        """Return a hint as a sentence; empty for a code without words."""
        return self._spoken(step, HINTS)

    def _spoken(self, step: Step, table: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]) -> str:
        for needed, message in table.get(step.code, ()):
            if all(step.values.get(key) is not None for key in needed):
                return self._wording.say(message, **{key: self._value(step, key) for key in needed})
        return ""

    def _value(self, step: Step, key: str) -> str:
        value = str(step.values[key])
        wording = self._wording
        speak: dict[str | tuple[str, str], Callable[[str], str]] = {
            "value": wording.number,
            "unit": wording.unit,
            ("unit", "claimed"): wording.unit,
            ("unit", "source"): wording.unit,
            "published": wording.published,
            ("entity", "code"): wording.territory,
            ("row", "code"): wording.territory,
            "from": lambda code: wording.say(_FROM.get(code, code)),
            "basis": wording.label,
            "measure": self._labels,
            ("basis", "claimed"): wording.label,
            ("basis", "source"): wording.label,
            ("measure", "claimed"): self._labels,
            ("measure", "source"): self._labels,
            ("measure", "code"): self._labels,
            ("subject", "code"): wording.label,
            ("scope", "scope"): wording.territory,
            ("period", "claimed"): wording.label,
        }
        spoken = speak.get((step.code, key)) or speak.get(key)
        return spoken(value) if spoken else value

    def _labels(self, codes: str) -> str:
        return ", ".join(self._wording.label(code) for code in codes.split(", "))
