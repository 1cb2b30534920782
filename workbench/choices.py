"""What a reviewer may choose where a finding is ambiguous; a choice only says how to read the claim."""

from __future__ import annotations

from dataclasses import dataclass, fields

from workbench.rows import Choice, Finding

_FIELDS = {"subject": "subject", "entity": "entity", "measure": "measure", "period": "period"}


@dataclass(frozen=True, slots=True)
class Offer:
    """Hold one way to read a claim; value and unit: the cell that it would be compared with, where one is known."""

    choice: Choice
    value: str = ""
    unit: str = ""


def offers(finding: Finding) -> tuple[Offer, ...]:
    """Return what an ambiguous finding may be read as, its candidate cells first; empty for any other finding."""
    if finding.outcome != "ambiguous":
        return ()
    cells: list[Offer] = []
    single: list[Offer] = []
    for step in finding.hints:
        values = {key: str(value) for key, value in step.values.items() if value is not None}
        if step.code == "candidate" and "code" in values:
            choice = Choice(entity=values["code"], measure=values["measure"], period=values.get("period"))
            cells.append(Offer(choice, values.get("value", ""), values.get("unit", "")))
        elif step.code == "edition" and "id" in values:
            single.append(Offer(Choice(edition=values["id"])))
        elif step.code in _FIELDS and "code" in values:
            single.append(Offer(Choice(**{_FIELDS[step.code]: values["code"]})))
    return tuple(dict.fromkeys(cells or single))


def merged(former: Choice | None, choice: Choice) -> Choice:
    """Return a choice that keeps what was chosen before and is not chosen otherwise now."""
    if former is None:
        return choice
    values = {
        field.name: getattr(choice, field.name) or getattr(former, field.name) for field in fields(Choice)
    }
    return Choice(**values)
