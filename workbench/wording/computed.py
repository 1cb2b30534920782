"""The result of a finding that is computed from several cells, and the arithmetic that leads to it."""

from __future__ import annotations

from decimal import Decimal

from workbench.rows import Finding, Step
from workbench.wording.wording import Wording

_PLACES = 2  # decimals of a share, a change or a factor


class Computed:
    """Say what came out of a share, a change, a comparison or a total, and how, in one language."""

    def __init__(self, finding: Finding, wording: Wording) -> None:
        self._steps = finding.arithmetic
        self._rule = finding.rule
        self._hedge = finding.claimed.hedge if finding.claimed else None
        self._wording = wording

    @property
    def applies(self) -> bool:
        """Tell whether the finding was computed from several cells."""
        return self._rule in ("share", "change", "comparison", "total") and bool(self._steps)

    @property
    def claimed(self) -> str:
        """What the article claims, where no figure of its own says it: "more than Brazil", "× 2"."""
        step = self._step("claimed")
        assert step is not None
        way, value = step.values.get("way"), step.values.get("value")
        if self._rule == "change" and step.values.get("unit"):
            return self._percent(step, signed=True)
        if self._rule == "change" or (self._rule == "comparison" and value is not None):
            hedge = self._wording.label(self._hedge) if self._hedge else ""
            return f"{hedge} × {self._wording.number(str(value))}".strip()
        if self._rule != "comparison":
            return ""
        row = str(self._parts()[1].values["row"])
        if way == "less":
            return self._wording.say("less than {row}", row=row)
        return self._wording.say("more than {row}", row=row)

    @property
    def result(self) -> str:
        """What the source's cells give: "69.23 %", "× 1.81", "315 000 t"."""
        if share := self._step("share"):
            bound = {"more than": "> ", "less than": "< "}.get(str(share.values.get("bound")), "")
            return bound + self._percent(share)
        if changed := self._step("changed"):
            return self._percent(changed, signed=True)
        if times := self._step("times"):
            return f"× {self._wording.number(str(times.values['value']), _PLACES)}"
        if self._rule == "comparison":
            one, two = self._parts()[:2]
            sign = _compared(one, two)
            return f"{self._amount(one)} {sign} {self._amount(two)}"
        source = self._step("source")
        return self._amount(source) if source else ""

    @property
    def arithmetic(self) -> str:
        """The cells that it comes from: "270 000 t of 390 000 t"."""
        parts, say = self._parts(), self._wording.say
        whole, before, after = (self._step(code) for code in ("whole", "before", "after"))
        if whole:
            bound = {"more than": "> ", "less than": "< "}.get(str(whole.values.get("bound")), "")
            return say("{part} of {whole}", part=self._amount(parts[0]), whole=bound + self._amount(whole))
        if before and after:
            return say(
                "from {before} ({first}) to {after} ({last})",
                before=self._amount(before), first=before.values["period"],
                after=self._amount(after), last=after.values["period"],
            )  # fmt: skip
        named = [f"{part.values['row']} {self._amount(part)}" for part in parts]
        return (" + " if self._rule == "total" else "; ").join(named)

    def _percent(self, step: Step, signed: bool = False) -> str:
        value = Decimal(str(step.values["value"]))
        sign = "+" if signed and value > 0 else ""
        return f"{sign}{self._wording.number(value, _PLACES)} %".replace("-", "−")

    def _amount(self, step: Step) -> str:
        unit = self._wording.unit(str(step.values["unit"]))
        return f"{self._wording.number(str(step.values['value']))} {unit}".strip()

    def _step(self, code: str) -> Step | None:
        return next((step for step in self._steps if step.code == code), None)

    def _parts(self) -> list[Step]:
        return [step for step in self._steps if step.code == "part"]


def _compared(one: Step, two: Step) -> str:
    first, second = (Decimal(str(step.values["value"])) for step in (one, two))
    return ">" if first > second else "<" if first < second else "="
