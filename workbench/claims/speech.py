"""What is said in each sentence of an article, by whom."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from workbench.rows import Attribution, Span


def spoken(told: Sequence[Attribution], bodies: Sequence[Span]) -> Iterator[list[Attribution]]:
    """Yield the attributions that touch each of several stretches of text, in the order of their cues.

    Both are given in the order of the text. Several attributions of one quotation count where their own cue
    stands; elsewhere in the quotation the first of them counts for all.
    """
    numbered = list(enumerate(told))
    firsts: dict[Span, tuple[int, Attribution]] = {}
    for number, said in numbered:
        firsts.setdefault(said.content, (number, said))
    cues = deque(numbered)
    contents = deque(sorted(firsts.values(), key=lambda pair: pair[1].content.start))
    open_cues: list[tuple[int, Attribution]] = []
    open_contents: list[tuple[int, Attribution]] = []
    for body in bodies:
        while cues and cues[0][1].cue.start < body.end:
            open_cues.append(cues.popleft())
        while contents and contents[0][1].content.start < body.end:
            open_contents.append(contents.popleft())
        if not open_cues and not open_contents:
            yield []
            continue
        open_cues = [pair for pair in open_cues if pair[1].cue.end > body.start]
        open_contents = [pair for pair in open_contents if pair[1].content.end > body.start]
        touching = dict(open_cues)
        here = {said.content for said in touching.values()}
        touching.update(pair for pair in open_contents if pair[1].content not in here)
        yield [touching[number] for number in sorted(touching)]
