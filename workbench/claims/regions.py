"""Who says which stretch of a sentence: what is said, what the narrator says, and heads of speech that fall away."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from workbench.claims.article import Article, inside
from workbench.claims.clauses_words import PieceKind, Stretch, content, relative
from workbench.claims.cues import CLITIC, COMMA, CUT, GERUND, GOVERNOR, PAUSE, SUBORDINATOR
from workbench.rows import Attribution, Span
from workbench.text import attribution_flags as bit

_VERB_NEAR = 10  # words within which a clause after an incise shows its verb
_LONGEST_HEAD = 110  # code points of "La capogruppo alla Camera, Ada Neri, ha accusato" before its object
_SHORT_HEAD = 50  # code points of what says who speaks, before other words
_APPOSED = 14  # words that tell who a speaker is
_TORN = 8  # words of a clause that has lost its verb
_SHORTEST_REST = 4  # words, and so code points, of a rest that is a clause

_Stretch = tuple[int, int]  # code points, half-open


class Region(NamedTuple):
    """Hold a stretch of one sentence with one speaker; kind: of the clause that it begins with."""

    start: int
    end: int
    attribution: Attribution | None
    kind: PieceKind = "main"


def regions(article: Article, sentence: Span, speech: Sequence[Attribution]) -> list[Region]:
    """Divide a sentence into what somebody says and what the narrator says; heads of speech fall away."""
    if not speech:
        return [Region(sentence.start, sentence.end, None)]
    found: list[Region] = []
    taken: list[_Stretch] = []
    for said in speech:
        head = _clip(_bounds(article, said), sentence)  # the speaker's mention and the cue as one stretch
        if head and article.lexicon.sayings.bare_clauses:
            if told := _told_of_speaker(article, said):
                found.append(told)
            if said.cue.end < said.content.start <= sentence.end and said.mode in {"indirect", "mixed"}:
                head = head[0], said.content.start  # "told investors last month that"
        words = _clip((said.content.start, said.content.end), sentence)
        if head:
            taken.append(head)
        if words is None:
            continue
        short = head and head[1] - head[0] <= _longest_head(article, said)
        if head and short and _keeps_head(article, said) and head[1] <= words[0] + 1:
            words = head[0], words[1]
        taken.append(words)
        found.extend([Region(*part, said) for part in _without_incise(article, words, said)])
    heads = {_bounds(article, said)[1] for said in speech}
    found.extend(_narrated(article, sentence, taken, heads, speech))
    return _disjoint(sorted(found, key=lambda region: region[:2]))


def aside(article: Article, region: Region) -> tuple[int, int] | None:
    """Return the words that say who says it within a region, with the mark that closes them, or None."""
    if region.attribution is None:
        return None
    start, end = _bounds(article, region.attribution)
    if start <= region.start or end > region.end:
        return None
    first, last = article.read.found.index(start), article.read.found.index(end)
    while article.read.flags[first - 1] & CLITIC and first > 1:
        first -= 1  # ", mi dicono dalla Provincia,"
    if not article.read.flags[first - 1] & PAUSE:
        return None
    close = article.read.pause(last, article.read.found.index(region.end))
    return first - 1, close + 1


def _without_incise(article: Article, content: _Stretch, said: Attribution) -> list[_Stretch]:
    """Cut a quotation at its incise where a new sentence or clause begins after it ("– ha detto X – e il ...")."""
    first_at, last_at = content
    if said.mode != "direct" or said.cue.start < first_at or said.cue.end > last_at:
        return [content]
    start, end = _bounds(article, said)
    text = article.text
    while end < last_at and not text[end].isalnum():
        end += 1
    while start > first_at and not text[start - 1].isalnum():
        start -= 1
    first = article.read.found.index(end)
    opening = article.read.found.flags[first] if end < last_at else 0
    resumes = opening & bit.CONJUNCTION and article.read.finite_in(first, first + _VERB_NEAR)
    if start > first_at and (opening & bit.CAPITAL or resumes):
        return [(first_at, start), (end, last_at)]
    if end >= last_at:
        return [(first_at, start)]
    return [content]


def _bounds(article: Article, said: Attribution) -> _Stretch:
    """Return where the words that say who says it begin and end; the noun before "che dice" is the narrator's."""
    cue, source = said.cue, said.source
    if source is None:
        return cue.start, cue.end
    first = article.read.found.index(source.end)
    between = article.read.flags[first : article.read.found.index(cue.start)]
    alone = len(between) > 1 and between[0] & COMMA and not any(own & COMMA for own in between[1:])
    if alone and relative(Stretch(article.read, first + 3, article.lexicon), first + 1):
        return source.end, cue.end
    return min(cue.start, source.start), max(cue.end, source.end)


def _told_of_speaker(article: Article, said: Attribution) -> Region | None:
    """Return the relative clause between a speaker and the verb ("CMOC, which mined 114,000 tons in 2024, said")."""
    if said.source is None or said.source.end > said.cue.start:
        return None
    read = article.read
    first, cue = read.found.index(said.source.end), read.found.index(said.cue.start)
    if cue - first < _SHORTEST_REST or not read.flags[first] & read.flags[cue - 1] & COMMA:
        return None
    told = relative(Stretch(read, cue, article.lexicon), first + 1) and content(read, first + 1, cue)
    return (
        Region(read.found.starts[first + 1], read.found.starts[cue - 1], None, "relative") if told else None
    )


def _clip(stretch: _Stretch, sentence: Span) -> _Stretch | None:
    start, end = max(stretch[0], sentence.start), min(stretch[1], sentence.end)
    return (start, end) if start < end else None


def _longest_head(article: Article, said: Attribution) -> int:
    """Return how long, in code points, what says who speaks may be to stay with what is said.

    Longer before whom somebody accuses of something, no longer than what is said before other words.
    """
    found = article.read.found
    first, cue = found.index(said.content.start), found.index(said.cue.end)
    if first >= len(found) or first < cue:
        return 0
    if found.flags[cue - 1] & bit.ACCUSING and first == cue:
        return _LONGEST_HEAD
    infinitive = found.flags[first] & bit.INFINITIVE_MARK
    return _SHORT_HEAD if infinitive else min(_SHORT_HEAD, len(said.content))


def _keeps_head(article: Article, said: Attribution) -> bool:
    """Tell whether the content cannot stand without its verb: an infinitive, "si è detto favorevole"."""
    if said.mode == "figure" or said.content.start <= said.cue.start:
        return False
    between = article.text[said.cue.end : said.content.start]
    first = article.read.found.index(said.content.start)
    opening = article.read.found.flags[first] if first < len(article.read.found) else 0
    if opening & bit.INFINITIVE_MARK:
        return True
    bare = not between.strip() and not article.lexicon.sayings.bare_clauses  # "si è detto favorevole"
    return bare and said.mode in {"indirect", "mixed"}


def _narrated(
    article: Article,
    sentence: Span,
    taken: Sequence[_Stretch],
    heads: Set[int],
    speech: Sequence[Attribution],
) -> list[Region]:
    """Return what is left of a sentence for the narrator, glue aside; heads: where words that say who speaks end.

    What somebody announces while speaking stays theirs.
    """
    found: list[Region] = []
    at = sentence.start
    for start, end in [*sorted(taken), (sentence.end, sentence.end)]:
        after_speaker = at > sentence.start and at in heads
        if start > at and after_speaker and (told := _clause_on_speaker(article, at, start)) is not None:
            found.append(Region(told, start, None, "relative"))
        elif start > at and after_speaker and (doing := _doing(article, at, start)) is not None:
            who = next((said for said in speech if _bounds(article, said)[1] == at), None)
            found.append(Region(doing, start, who, "participle"))
        elif (
            start > at
            and _tells(article, at, start, last=start == sentence.end)
            and (whole := _untorn(article, at, start)) is not None
        ):
            found.append(Region(at, whole, None))
        at = max(at, end)
    return found


def _untorn(article: Article, start: int, end: int) -> int | None:
    """Return where a rest ends before a clause whose verb is gone with who speaks, or None where little is left.

    "I morti sono 12 dopo che ieri | il ministro ha detto che ...": the first five words stay, as they count.
    """
    read = article.read
    first, behind = read.found.index(start), read.found.index(end)
    for index in range(behind - 1, max(first, behind - _TORN), -1):
        if read.finite_in(index, index + 1):
            break
        if read.flags[index] & GOVERNOR:
            torn = index - 1 if read.flags[index - 1] & SUBORDINATOR else index
            return read.found.ends[torn - 1] if torn > first and read.figure(first, torn) else None
    return end


def _doing(article: Article, start: int, end: int) -> int | None:
    """Return where a gerund of saying begins right after who spoke (", annunciando il ricorso in Cassazione")."""
    read = article.read
    first, behind = read.found.index(start), read.found.index(end)
    if behind - first < _SHORTEST_REST or not read.flags[first] & COMMA:
        return None
    says = read.flags[first + 1] & GERUND and read.found.flags[first + 1] & bit.SAYING
    return read.found.starts[first + 1] if says and content(read, first + 1, behind) else None


def _clause_on_speaker(article: Article, start: int, end: int) -> int | None:
    """Return where a relative clause begins that tells of who just spoke ("..., ammette Neri, che ha perso a Lodi").

    What stands before it says only who that is ("presidente dell'Asl").
    """
    read = article.read
    first, behind = read.found.index(start), read.found.index(end)
    within = Stretch(read, behind, article.lexicon)
    for index in range(first, min(first + _APPOSED, behind - _SHORTEST_REST)):
        if read.finite_in(index, index + 1):
            return None
        if read.flags[index] & COMMA and relative(within, index + 1):
            told = read.finite_in(index + 2, behind) and content(read, index + 1, behind)
            return read.found.starts[index + 1] if told else None
    return None


def _tells(article: Article, start: int, end: int, last: bool) -> bool:
    """Tell whether a rest of a sentence is a clause of its own: closed by a conjunction, or opened by one."""
    if end - start < _SHORTEST_REST:
        return False
    read = article.read
    first, behind = read.found.index(start), read.found.index(end)
    if behind - first < _SHORTEST_REST or not read.finite_in(first, behind):
        return False
    if last:
        apart = any(own & CUT for own in read.flags[first : first + 2])
    else:
        apart = bool(read.flags[behind - 1] & (CUT | COMMA)) or read.found.lowers[behind - 1] == ";"
    return apart or bool(inside(article.quantities, start, end) or inside(article.dates, start, end))


def _disjoint(found: Sequence[Region]) -> list[Region]:
    """Keep regions from overlapping: a later one takes its words from the one before."""
    result: list[Region] = []
    for region in found:
        if result and region.start < result[-1].end:
            before = result[-1]
            if region.end <= before.end and region.start == before.start:
                continue
            result[-1] = before._replace(end=region.start)
            if before.end > region.end:
                region = region._replace(end=before.end)
        result.append(region)
    return [region for region in result if region.start < region.end]
