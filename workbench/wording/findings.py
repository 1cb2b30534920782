"""A finding in words: its sentence, its figures side by side, its ranking, what it assumed and hints at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workbench.rows import CellRef, Finding, PassageRef, Quantity, Step
from workbench.wording.computed import Computed
from workbench.wording.elsewhere import Elsewhere
from workbench.wording.steps import StepWording
from workbench.wording.wording import Wording

_SIGNS = {"consistent": "=", "inconsistent": "≠", "not comparable": "∥", "ambiguous": "?", "no source": "–"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold the claimed figure and the source's, ready to stand side by side."""

    claimed: str
    range: str
    sign: str
    where: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one line of a ranking; place is empty for an unranked row, `here` marks the claim's own."""

    place: str
    row: str
    value: str
    here: bool


class FindingWording:
    """Say one finding in one language."""

    def __init__(self, finding: Finding, wording: Wording) -> None:
        self.finding = finding
        self.current = finding.current
        self.passages: tuple[PassageRef, ...] = finding.passages
        self.css = finding.outcome.replace(" ", "_")
        self._wording = wording
        self._say = wording.say
        self._steps = StepWording(wording)
        self._computed = Computed(finding, wording)
        self._elsewhere = Elsewhere(finding, wording)

    @property
    def outcome(self) -> str:
        """The outcome in a word or two."""
        return self._wording.label(self.finding.outcome)

    @property
    def sign(self) -> str:
        """The sign that stands between claim and source."""
        return _SIGNS.get(self.finding.outcome, "→")

    @property
    def source(self) -> str:
        """Publisher and edition in short: "USGS 2025"; empty without a source."""
        if self._elsewhere.applies:
            return ""
        about = self.finding.cell or next(iter(self.finding.passages), None)
        return short_edition(about) if about else ""

    @property
    def short(self) -> str:
        """The badge: "= USGS 2025", "2 passages to read", "no source"."""
        if self._elsewhere.applies:
            return self._elsewhere.short
        if self.finding.outcome == "to read":
            return self._wording.plural(
                "{count} passage to read", "{count} passages to read", len(self.passages)
            )
        if self.finding.cell and self.finding.outcome in ("consistent", "inconsistent"):
            return f"{self.sign} {self.source}"
        return self.outcome

    @cached_property
    def sentence(self) -> str:
        """The finding as one sentence."""
        finding, cell = self.finding, self.finding.cell
        if self._elsewhere.applies:
            return self._elsewhere.sentence
        if finding.outcome == "to read":
            return self._wording.plural(
                "{count} passage speaks of it; it decides nothing by itself.",
                "{count} passages speak of it; they decide nothing by themselves.",
                len(self.passages),
            )
        if cell is None:
            return " ".join(self._hints()) or self._say(
                "Nothing in the library, as of this date, speaks of it."
            )
        where = f"{self.source}, {cell.row}, {self._wording.label(cell.measure)}"
        if finding.rule == "rank":
            return self._rank_sentence(where)
        if self._computed.applies:
            claimed = self._computed.claimed or self._claimed()
            return f"{claimed}; {where}: {self._computed.result} ({self._computed.arithmetic})."
        claimed = self._claimed() if finding.claimed else ""
        told = f"{claimed}; {where}: {self.amount(cell)}" if claimed else f"{where}: {self.amount(cell)}"
        if finding.difference and finding.outcome == "inconsistent":
            gap = f"{self._wording.number(abs(finding.difference))} {self._unit(cell.unit)}"
            less = finding.difference < 0
            told += " ({})".format(
                self._say("{amount} less", amount=gap) if less else self._say("{amount} more", amount=gap)
            )
        return f"{told}."

    @property
    def pair(self) -> Pair | None:
        """Claim and source side by side; None without a cell to compare."""
        finding, cell = self.finding, self.finding.cell
        if cell is None:
            return None
        where = f"{self.source} · {cell.row} · {self._wording.label(cell.measure)}"
        if finding.rule == "rank":
            own = self._rank_step()
            place = self._places(own) if own else "–"
            return Pair(self._claimed_place(), "", self.sign, where, place, cell.locator)
        if self._computed.applies:
            claimed = self._computed.claimed or self._claimed()
            below = ", ".join(part for part in (self._computed.arithmetic, cell.locator) if part)
            return Pair(claimed, self._range(), self.sign, where, self._computed.result, below)
        if finding.claimed is None:
            return None
        basis = self._wording.label(cell.basis) if cell.basis else ""
        below = ", ".join(part for part in (basis, cell.locator) if part)
        return Pair(
            self._quantity(finding.claimed), self._range(), self.sign, where, self.amount(cell), below
        )

    @cached_property
    def ranking(self) -> list[Place]:
        """The ranked rows in order, then the unranked ones."""
        cell = self.finding.cell
        places = []
        for step in self.finding.arithmetic:
            if step.code not in ("ranked", "unranked"):
                continue
            row, place = str(step.values["row"]), step.values.get("place")
            value = step.values.get("value")
            shown = (
                self._wording.number(str(value)) if value is not None else str(step.values.get("printed", ""))
            )
            places.append(Place(str(place or ""), row, shown, bool(cell and cell.row == row)))
        return places

    @property
    def notes(self) -> list[str]:
        """What was taken for granted, and hints where it did not come out."""
        phrases = [phrase for phrase in map(self._steps.assumed, self.finding.assumed) if phrase]
        assumed = [self._say("Assumed: {what}.", what="; ".join(phrases))] if phrases else []
        return [*assumed, *(self._hints() if self.finding.cell or self.passages else [])]

    @property
    def chip(self) -> str:
        """The finding against another edition in one short line: "2024: 10 000 000 t ≠ 4ª"."""
        cell = self.finding.cell
        if cell is None:
            return f"{self.source} {self.outcome}".strip()
        year = cell.published[:4]
        rank = self._rank_step()
        amount = self._computed.result if self._computed.applies else self.amount(cell)
        parts = [f"{year}:", amount, self.sign, self._places(rank) if rank else ""]
        return " ".join(part for part in parts if part)

    def amount(self, cell: CellRef) -> str:
        """Return a cell's figure with its unit, or what is printed where there is no figure."""
        if cell.value is None:
            return cell.printed
        bound = {"more than": "> ", "less than": "< "}.get(cell.bound or "", "")
        return f"{bound}{self._wording.number(cell.value)} {self._unit(cell.unit)}".strip()

    def _rank_sentence(self, where: str) -> str:
        finding, own, claimed = self.finding, self._rank_step(), self._claimed_place()
        if own is None:
            return self._say("{claimed} by the article; {where} is not ranked.", claimed=claimed, where=where)
        return self._say(
            "{claimed} by the article; {where}: {place} among {ranked} published values.",
            claimed=claimed, where=where, place=self._places(own),
            ranked=sum(step.code == "ranked" for step in finding.arithmetic),
        )  # fmt: skip

    def _places(self, step: Step) -> str:
        place = self._wording.ordinal(int(str(step.values["place"])))
        tied = any(hint.code == "tie" for hint in self.finding.hints)
        return self._say("{place}, tied", place=place) if tied else place

    def _claimed_place(self) -> str:
        """Return the claimed place; a superlative ("the largest") has no figure and claims the first."""
        return self._wording.ordinal(int(self.finding.claimed.value) if self.finding.claimed else 1)

    def _claimed(self) -> str:
        finding = self.finding
        assert finding.claimed is not None and finding.cell is not None
        told, step = self._quantity(finding.claimed), self._step("claimed")
        if step is None or finding.claimed.kind == "number" or finding.rule == "share":
            return told
        converted = self._wording.number(str(step.values["converted"]))
        full = f"{converted} {self._unit(finding.cell.unit)}".strip()
        return told if full == told else f"{told} = {full}"

    def _quantity(self, quantity: Quantity) -> str:
        if quantity.kind == "number" and 0 < quantity.value < 1:
            value = f"{self._wording.number(quantity.value * 100, 1)} %"
        else:
            value = self._wording.compact(quantity.value)
        if quantity.high is not None:
            value = f"{value} – {self._wording.compact(quantity.high)}"
        unit = "%" if quantity.kind == "percent" and quantity.unit is None else self._unit(quantity.unit)
        hedge = self._wording.label(quantity.hedge) if quantity.hedge else ""
        return " ".join(part for part in (hedge, value, unit) if part)

    def _range(self) -> str:
        step = self._step("claimed")
        if step is None:
            return ""
        low, high = step.values.get("low"), step.values.get("up to")
        if low is not None and high is not None:
            return (
                f"{self._wording.number(str(low))} – {self._wording.number(str(high))}" if low != high else ""
            )
        if low is not None:
            return f"≥ {self._wording.number(str(low))}"
        return f"≤ {self._wording.number(str(high))}" if high is not None else ""

    def _unit(self, unit: str | None) -> str:
        return self._wording.unit(unit)

    def _rank_step(self) -> Step | None:
        step = self._step("source")
        return step if step and "place" in step.values else None

    def _step(self, code: str) -> Step | None:
        return next((step for step in self.finding.arithmetic if step.code == code), None)

    def _hints(self) -> list[str]:
        return [line for line in map(self._steps.hint, self.finding.hints) if line]


def short_edition(about: CellRef | PassageRef) -> str:
    """Return a source's initials and year: "USGS 2025"."""
    source = about.edition.split("-")[0].upper()
    return f"{source} {about.published[:4]}"
