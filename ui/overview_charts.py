"""From counts to charts: which bars stand in the overview, in which order, and which claims each part is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ui.charts import SIGNS, Bar, Chart, Part, Wish
from ui.theme import VERDICT_CODES
from workbench.wanted import NARRATOR
from workbench.wording import Wording

if TYPE_CHECKING:
    from workbench.store.statistics import Statistics, Tally

MOST = 8  # bars of a chart; the smaller groups are one more
MOST_OPENED = 60
_VERDICTS = tuple(code.replace("_", " ") for code in VERDICT_CODES)
_OUTCOMES = tuple(SIGNS)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Hold what one chart is made of: its code, its words, its counts, and which claims a group is."""

    code: str
    title: str
    head: str
    empty: str
    tallies: Sequence[Tally]
    label: Callable[[Tally], str]
    wish: Callable[[str], Wish]


def charts(counted: Statistics, wording: Wording, opened: frozenset[str] = frozenset()) -> dict[str, Chart]:
    """Return the overview's charts by their codes; opened: those whose smaller groups are shown too."""
    say = wording.say
    none = say("No claim yet. Import an article, and its claims are counted here.")
    everything = _bar(counted.all.counts, "", {}, "verdict", _VERDICTS, wording)
    one_bar = (everything,) if everything.parts else ()
    made = {"all": Chart(say("All claims"), one_bar, none, everything.parts)}
    for kind in _kinds(counted, wording, none):
        by_outcome = kind.code == "edition"
        field, order = ("outcome", _OUTCOMES) if by_outcome else ("verdict", _VERDICTS)
        most = MOST_OPENED if kind.code in opened else MOST
        shown = kind.tallies[:most] if len(kind.tallies) > most + 1 else kind.tallies
        rest = kind.tallies[len(shown) :]
        bars = [_bar(one.counts, kind.label(one), kind.wish(one.key), field, order, wording) for one in shown]
        if rest:
            earlier = kind.code == "day"
            said = (
                say("{count} earlier days", count=len(rest))
                if earlier
                else say("{count} others", count=len(rest))
            )
            bars.append(_bar(_sum(rest), said, None, field, order, wording))
        legend = _bar(_sum(kind.tallies), "", None, field, order, wording).parts if by_outcome else ()
        made[kind.code] = Chart(kind.title, tuple(bars), kind.empty, legend, kind.head, middle=by_outcome)
    return made


def _kinds(counted: Statistics, wording: Wording, none: str) -> list[_Kind]:
    say = wording.say

    def day(tally: Tally) -> str:
        return wording.day(date.fromisoformat(tally.key))

    return [
        _Kind(
            "article", say("By article"), say("Article"), none, counted.articles,
            lambda tally: tally.name, lambda key: {"article": int(key)},
        ),
        _Kind(
            "speaker", say("By speaker"), say("Speaker"), none, counted.speakers,
            lambda tally: tally.name if tally.key != NARRATOR else say("the article itself"),
            lambda key: {"speaker": key},
        ),
        _Kind(
            "kind", say("By kind; a claim can be of several"), say("Kind"), none, counted.kinds,
            lambda tally: wording.label(tally.key), lambda key: {"kind": key},
        ),
        _Kind(
            "edition", say("Findings by source"), say("Source"),
            say("No source says anything on these claims yet. Import a source to compare them with."),
            counted.editions, lambda tally: tally.name, lambda key: {"edition": key},
        ),
        _Kind(
            "day", say("Verdicts by day"), say("Day"),
            say("No verdict yet. Decide a claim with one of the letters below it."),
            counted.days, day, lambda key: {"day": date.fromisoformat(key)},
        ),
    ]  # fmt: skip


def _bar(
    counts: Mapping[str, int],
    label: str,
    wish: Wish | None,
    field: str,
    order: Sequence[str],
    wording: Wording,
) -> Bar:
    """Return a group as a bar, its parts in the order of the scale; without a wish it stands for several groups."""
    parts = []
    for code in order:
        if count := counts.get(code, 0):
            asked = None if wish is None else {**wish, field: NARRATOR if code == "undecided" else code}
            parts.append(Part(code, wording.label(code), count, asked))
    return Bar(label, tuple(parts), wish)


def _sum(tallies: Sequence[Tally]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for tally in tallies:
        counts.update(tally.counts)
    return counts


def table(
    chart: Chart, wording: Wording
) -> tuple[list[tuple[str, str]], list[list[tuple[str, Wish | None]]]]:
    """Return a chart as a table: its heads with the code of each, and its rows of texts with the filter of each."""
    codes: dict[str, str] = {}
    for bar in chart.bars:
        for part in bar.parts:
            codes.setdefault(part.code, part.label)
    order = [code for code in (*_VERDICTS, *_OUTCOMES) if code in codes]
    rows: list[list[tuple[str, Wish | None]]] = []
    for bar in chart.bars:
        by_code: Mapping[str, Any] = {part.code: part for part in bar.parts}
        cells = [
            (wording.number(by_code[code].count), by_code[code].wish) if code in by_code else ("0", None)
            for code in order
        ]
        rows.append(
            [(bar.label or wording.say("All"), bar.wish), *cells, (wording.number(bar.total), bar.wish)]
        )
    heads = [(chart.head, ""), *((codes[code], code) for code in order), (wording.say("Together"), "")]
    return heads, rows
