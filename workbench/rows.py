"""The frozen rows that every part of the workbench hands to another.

Standard library only: whoever imports this imports nothing else.
Offsets are code points into an article's normalised text, half-open, everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

# --- positions -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Name a stretch of text: `start` and `end` in code points, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the text that the span names."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether both spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        """Return the span moved by so many code points."""
        return Span(self.start + by, self.end + by)


# --- what is read in a text ------------------------------------------------------------------

QuantityKind = Literal["number", "ordinal", "percent", "currency", "measure"]
Hedge = Literal["about", "at least", "at most", "more than", "less than"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold one number of a text with its unit.

    span: the number with its unit, without the hedge.
    value, high: Decimal; `high` only for a range; 12% is 12.
    unit: a Pint unit's name ("metric_ton"), an ISO 4217 code ("EUR"), or None.
    hedge: how the writer qualified it ("circa" is "about"), or None.
    of: what is counted, as written, where it can be told ("metalli").
    step: what one unit of the last written digit is worth (3,8 milioni: 100 000); half of it is the
        tolerance of a check.
    """

    span: Span
    value: Decimal
    kind: QuantityKind
    high: Decimal | None = None
    unit: str | None = None
    hedge: Hedge | None = None
    of: str | None = None
    step: Decimal = Decimal(1)


Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "part"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Hold one date of a text as an interval of days, both ends inclusive.

    candidates: every (first, last) still possible when the reference leaves it open; with one reading it
        holds that one. `first` and `last` are the hull of the candidates.
    """

    span: Span
    first: date
    last: date
    precision: Precision
    candidates: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold one quotation.

    span: with its marks. inner: between the marks. parts: what is quoted, without the incises
    ("– ha sottolineato Peskov –") that interrupt it. depth: 0 for an outermost quotation.
    """

    span: Span
    inner: Span
    parts: tuple[Span, ...]
    depth: int = 0


AttributionMode = Literal["direct", "indirect", "mixed", "according to", "figure"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Hold who says what, and by which words.

    source: the speaker as mentioned in place, None where it is elided. cue: the verb or preposition.
    content: what is said. speaker: the canonical name, resolved within the article, or None.
    """

    source: Span | None
    cue: Span
    content: Span
    speaker: str | None
    mode: AttributionMode


# --- claims ----------------------------------------------------------------------------------

ClaimKind = Literal[
    "quantity", "rank", "comparison", "event", "quote", "plan", "causal", "definition", "universal", "opinion"
]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "possible", "planned", "conditional", "asked"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Say by a code why something was decided so, with the span that caused it (None: its absence did)."""

    code: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """Hold one claim as read in an article, before anybody judged it.

    span: into the article. text: what the span names. speaker: canonical name, None for the narrator.
    worthiness: 0 to 1, how much it deserves a check. standalone: reworded so that it can be read alone,
    where that is safe. context: the text just before the claim (its sentence's head included), for names
    that the claim takes up by a pronoun. published: the article's "YYYY-MM-DD" or "YYYY-MM", or None.
    """

    span: Span
    text: str
    language: str
    speaker: str | None = None
    kinds: tuple[ClaimKind, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    worthiness: float = 0.0
    reasons: tuple[Reason, ...] = ()
    standalone: str | None = None
    attribution: Attribution | None = None
    context: str = ""
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """Hold what is read in a claim whose edges, kinds or figures a reviewer set, in place of its draft's reading."""

    kinds: tuple[ClaimKind, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()


# --- findings --------------------------------------------------------------------------------

Outcome = Literal["consistent", "inconsistent", "not comparable", "ambiguous", "no source", "to read"]


@dataclass(frozen=True, slots=True)
class CellRef:
    """Point at one cell of one edition, with all that is needed to quote it without the edition.

    value: None where the cell is missing ("NA") or withheld ("W"); `printed` is what stands in the source.
    bound: "more than" or "less than" where the source prints only a bound.
    """

    edition: str
    edition_title: str
    published: str
    table: str
    row: str
    column: str
    measure: str
    printed: str
    value: Decimal | None
    unit: str | None
    basis: str | None
    period: str | None
    locator: str
    bound: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PassageRef:
    """Point at one quotable passage of one edition, with its words."""

    edition: str
    edition_title: str
    published: str
    section: str
    text: str
    locator: str
    language: str = "en"


Value = str | int | bool | Decimal | None


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step of a finding's arithmetic, or one thing it assumed or hints at: a code and its values.

    A Decimal is kept as its plain text ("3800000"), so that a stored step equals a fresh one.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain = {key: format(v, "f") if isinstance(v, Decimal) else v for key, v in self.values.items()}
        object.__setattr__(self, "values", plain)


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold what a check found; it proposes, it never decides.

    rule: "quantity", "rank", "count" or "passage". claimed: the figure as claimed, None for passages.
    cell: the decisive cell. difference: source minus claimed, in the cell's unit. tolerance: in the same
    unit. assumed: what was taken for granted. arithmetic: codes and numbers, never sentences.
    current: whether the edition is the one in force at the article's date. engine: the rules' version.
    """

    outcome: Outcome
    rule: str
    claimed: Quantity | None = None
    cell: CellRef | None = None
    passages: tuple[PassageRef, ...] = ()
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    assumed: tuple[Step, ...] = ()
    arithmetic: tuple[Step, ...] = ()
    hints: tuple[Step, ...] = ()
    current: bool = True
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold how a reviewer says that an ambiguous claim is to be read; what is None stays as it was read.

    subject, entity, measure: codes. period: a column's label. edition: the id of the one that decides.
    """

    subject: str | None = None
    entity: str | None = None
    measure: str | None = None
    period: str | None = None
    edition: str | None = None


# --- verdicts --------------------------------------------------------------------------------

Verdict = Literal["verified", "partly", "disputed", "unverifiable", "not checkable"]
VERDICTS: tuple[Verdict, ...] = ("verified", "partly", "disputed", "unverifiable", "not checkable")
Question = Literal["true", "said"]
QUESTIONS: tuple[Question, ...] = ("true", "said")
Stance = Literal["supports", "undermines", "context"]
STANCES: tuple[Stance, ...] = ("supports", "undermines", "context")
State = Literal["new", "in review", "decided", "needs second review", "approved", "dismissed", "void"]
STATES: tuple[State, ...] = (
    "new", "in review", "decided", "needs second review", "approved", "dismissed", "void",
)  # fmt: skip
ReasonCode = Literal[
    "wrong number", "wrong unit", "wrong rank", "outdated edition", "missing context", "misattributed",
    "altered quote", "imprecise",
]  # fmt: skip
REASON_CODES: tuple[ReasonCode, ...] = (
    "wrong number", "wrong unit", "wrong rank", "outdated edition", "missing context", "misattributed",
    "altered quote", "imprecise",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """Hold one appended verdict; `verdict` None is a cleared one, `restores` the row that an undo brought back.

    as_of: the day for which it was decided. evidence: ids of the evidence it rests on.
    """

    id: int
    claim: int
    question: Question
    verdict: Verdict | None
    conclusion: str
    reasons: tuple[ReasonCode, ...]
    evidence: tuple[int, ...]
    as_of: date
    reviewer: str
    created: datetime
    restores: int | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Hold one figure or passage attached to a claim, quoted in full and hashed."""

    id: int
    claim: int
    question: Question
    stance: Stance
    kind: Literal["figure", "passage", "own"]
    edition: str | None
    title: str
    locator: str
    quote: str
    sha256: str
    reviewer: str
    created: datetime
    note: str = ""
    finding: int | None = None
    detached: bool = False


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Hold one finding as stored for a claim."""

    id: int
    claim: int
    finding: Finding
    created: datetime


@dataclass(frozen=True, slots=True)
class Recheck:
    """Hold a decided claim whose findings changed: the verdict, the finding it was given on, the one now."""

    claim: int
    verdict: VerdictRow
    old: FindingRow | None
    new: FindingRow


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """Hold one article without its text. published: "YYYY-MM-DD", "YYYY-MM" or None."""

    id: int
    title: str
    language: str
    published: str | None
    outlet: str
    agency: str
    author: str
    address: str
    file: str
    sha256: str
    header: Span
    length: int
    imported: datetime
    claims: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Hold one claim as stored, with its current verdicts and what the reviewer reads beside it."""

    id: int
    article: int
    draft: ClaimDraft
    state: State
    origin: Literal["machine", "reviewer"]
    true: VerdictRow | None = None
    said: VerdictRow | None = None
    findings: tuple[FindingRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    dismissed_because: str = ""
    choice: Choice | None = None
