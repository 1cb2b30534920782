"""What other articles say of a claim, in words: the same claim again, and its quotation."""

from __future__ import annotations

from workbench.rows import Finding, Step
from workbench.wording.catalogue import mark
from workbench.wording.wording import Wording

_QUOTED = {
    "identical": mark("Quoted word for word in {where}."),
    "shortened": mark("In {where} the quotation is longer: {difference}"),
    "altered": mark("In {where} the quotation reads otherwise: {difference}"),
}


class Elsewhere:
    """Say what other articles, or a source's passages, say of a claim, in one language."""

    def __init__(self, finding: Finding, wording: Wording) -> None:
        self._finding = finding
        self._wording = wording

    @property
    def applies(self) -> bool:
        """Tell whether the finding is about other articles or a quotation."""
        return self._finding.rule in ("corroboration", "wording")

    @property
    def short(self) -> str:
        """The badge: "2 articles disagree", "quotation altered"."""
        wording, hints = self._wording, {step.code: step for step in self._finding.hints}
        if "disagrees" in hints:
            return wording.plural(
                "{count} article disagrees", "{count} articles disagree", _count(hints["disagrees"])
            )
        if "agrees" in hints:
            return wording.plural("{count} article agrees", "{count} articles agree", _count(hints["agrees"]))
        return wording.label(next(iter(hints)))

    @property
    def sentence(self) -> str:
        """The finding in full."""
        if self._finding.rule == "wording":
            return self._quotation()
        return " ".join(self._relation(step) for step in self._finding.hints)

    def _relation(self, step: Step) -> str:
        wording, articles = self._wording, _count(step)
        if step.code == "disagrees":
            return wording.plural(
                "{count} other article denies it or has other figures.",
                "{count} other articles deny it or have other figures.",
                articles,
            )
        told = wording.plural(
            "{count} other article says the same", "{count} other articles say the same", articles
        )
        origins = int(str(step.values["origins"]))
        if not origins:
            return wording.say("{told}, from the same origin: it supports nothing.", told=told)
        independent = wording.plural("{count} independent origin", "{count} independent origins", origins)
        return f"{told} ({independent})."

    def _quotation(self) -> str:
        code = self._finding.hints[0].code
        if code not in _QUOTED:
            return self._wording.say(
                "The quotation stands in no other article and in no source of the library."
            )
        passage = self._finding.passages[0]
        return self._wording.say(
            _QUOTED[code], where=f"“{passage.edition_title}”", difference=self.difference
        )

    @property
    def difference(self) -> str:
        """The source's words, what the quotation left out in [− −], what it put in in [+ +]."""
        marks = {"left out": "[−{}−]", "put in": "[+{}+]"}
        return " ".join(
            marks.get(step.code, "{}").format(step.values["words"]) for step in self._finding.arithmetic
        )


def _count(step: Step) -> int:
    return int(str(step.values["articles"]))
