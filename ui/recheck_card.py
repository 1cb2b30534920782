"""A decided claim whose findings changed: what the verdict was given on, what stands now, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.evidence_parts import GAP, GAP_SMALL, GAP_TINY, GAP_WIDE, SEMIBOLD, small_button, words
from ui.theme import sans
from workbench.rows import FindingRow, Recheck
from workbench.wording import Wording
from workbench.wording.findings import FindingWording


class RecheckCard(QFrame):
    """Show the two findings side by side; the verdict can be kept as of today, or another one given."""

    keep_asked = Signal()

    def __init__(self, waiting: Recheck, wording: Wording) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self.setObjectName(f"recheck-{waiting.claim}")
        say, verdict = wording.say, waiting.verdict
        title = say("Its findings changed since the verdict")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        column.setSpacing(GAP_SMALL)
        column.addWidget(words(title, sans(14, SEMIBOLD)))
        told = say(
            "{verdict} as of {day}, {reviewer}",
            verdict=wording.label(verdict.verdict), day=wording.day(verdict.as_of), reviewer=verdict.reviewer,
        )  # fmt: skip
        column.addWidget(words(told, sans(13), "soft"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP_TINY)
        for place, (label, row) in enumerate(((say("then"), waiting.old), (say("now"), waiting.new))):
            grid.setColumnStretch(place, 1)
            grid.addWidget(words(label, sans(12), "soft"), 0, place)
            grid.addWidget(_finding(row, wording), 1, place)
        column.addLayout(grid)
        line = QHBoxLayout()
        keep = small_button(say("Keep the verdict"), "keep-verdict", say("Keep the verdict as of today"))
        keep.clicked.connect(self.keep_asked)
        line.addWidget(keep)
        line.addWidget(words(say("or give another one"), sans(12), "soft", wrap=False))
        line.addStretch(1)
        column.addLayout(line)


def _finding(row: FindingRow | None, wording: Wording) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP_TINY)
    if row is None:
        column.addWidget(words(wording.say("no finding"), sans(13)))
    else:
        spoken = FindingWording(row.finding, wording)
        column.addWidget(
            words(f"{spoken.sign}\u2002{spoken.outcome}", sans(13, SEMIBOLD), row.finding.outcome)
        )
        column.addWidget(words(spoken.sentence, sans(13), selectable=True))
    column.addStretch(1)
    return box
