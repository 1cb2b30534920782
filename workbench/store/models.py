"""Every table of a workspace.

Nothing leaves `store` as a live object of these classes: queries hand out the frozen rows of `rows.py`.
The columns that triggers protect are named in the migration that creates them.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, Index, String, UniqueConstraint
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from workbench import rows


class UtcDateTime(TypeDecorator[datetime]):
    """Keep a moment as text in UTC, to the microsecond: sortable, readable, the same bytes for its hash."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the moment as "2025-04-01T09:30:00.000000Z"."""
        return None if value is None else stamp(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the moment with its time zone."""
        return None if value is None else datetime.fromisoformat(value)


def stamp(moment: datetime) -> str:
    """Return a moment as the text that is stored and hashed; raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _one_of(column: str, values: tuple[str, ...], null: bool = False) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    extra = f" OR {column} IS NULL" if null else ""
    return CheckConstraint(f"{column} IN ({listed}){extra}", name=f"{column}_known")


class Article(SQLModel, table=True):
    """An article; its text never changes. `published` is "YYYY-MM-DD", "YYYY-MM" or null."""

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    language: str
    header_end: int
    length: int
    title: str
    published: str | None
    outlet: str
    agency: str
    author: str
    address: str
    file: str
    imported: datetime = Field(sa_type=UtcDateTime)
    text: str  # last, so that reading the other columns of a long article does not read it


class Claim(SQLModel, table=True):
    """A claim. `draft` is the reading as it was made and never changes; the other columns may be corrected.

    figures: how many quantities were read in it. choice: a JSON object, empty for none.
    found: when its newest finding was made, as a stored moment; empty for none.
    corrected: what is read in the claim instead of the draft's reading, a JSON object, empty for nothing.
    verdict, verdict_said and outcome repeat the current verdicts and the decisive finding for filters and
    sorting; they are written in the same transaction and checked by `verify`.
    """

    __table_args__ = (
        _one_of("state", rows.STATES),
        _one_of("origin", ("machine", "reviewer")),
        Index(
            "claim_listed",
            "article",
            "start",
            "end",
            "state",
            "verdict",
            "outcome",
            "speaker",
            "figures",
            "worthiness",
            "found",
        ),  # all that lists ask of a claim, so that none of them reads the claims themselves
        Index("claim_by_worthiness", "article", "worthiness"),
        Index("claim_by_verdict", "article", "verdict"),
    )

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.id")
    start: int
    end: int
    speaker: str | None
    standalone: str | None
    worthiness: float
    figures: int
    origin: str
    state: str
    dismissed_because: str
    verdict: str | None
    verdict_said: str | None
    outcome: str | None
    created: datetime = Field(sa_type=UtcDateTime)
    draft: str
    choice: str = Field(default="", sa_column_kwargs={"server_default": ""})
    corrected: str = Field(default="", sa_column_kwargs={"server_default": ""})
    found: str = Field(default="", sa_column_kwargs={"server_default": ""})


class ClaimKind(SQLModel, table=True):
    """One kind of a claim, as its draft or its reviewer has it; for filters."""

    kind: str = Field(primary_key=True)
    claim: int = Field(primary_key=True, foreign_key="claim.id")


class Edition(SQLModel, table=True):
    """One edition of a source, whole, as it was when it was loaded."""

    id: str = Field(primary_key=True)
    source: str = Field(index=True)
    title: str
    published: str
    sha256: str
    loaded: datetime = Field(sa_type=UtcDateTime)
    document: str


class Finding(SQLModel, table=True):
    """One finding; `replaced` marks those that a later check superseded."""

    __table_args__ = (
        Index("finding_of_claim", "claim", "id"),
        Index("finding_by_edition", "edition", "outcome"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim: int = Field(foreign_key="claim.id")
    outcome: str
    rule: str
    edition: str | None
    engine: str
    created: datetime = Field(sa_type=UtcDateTime)
    replaced: datetime | None = Field(default=None, sa_type=UtcDateTime)
    document: str


class Evidence(SQLModel, table=True):
    """A figure or passage that a reviewer attached to a claim, quoted in full; only `detached` may change."""

    __table_args__ = (
        _one_of("question", rows.QUESTIONS),
        _one_of("stance", rows.STANCES),
        _one_of("kind", ("figure", "passage", "own")),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim: int = Field(foreign_key="claim.id", index=True)
    question: str
    stance: str
    kind: str
    edition: str | None
    title: str
    locator: str
    quote: str
    note: str
    finding: int | None = Field(default=None, foreign_key="finding.id")
    sha256: str
    reviewer: str
    created: datetime = Field(sa_type=UtcDateTime)
    detached: bool = False


class Verdict(SQLModel, table=True):
    """A verdict; rows are only ever appended. `verdict` null is a cleared one."""

    __table_args__ = (
        _one_of("question", rows.QUESTIONS),
        _one_of("verdict", rows.VERDICTS, null=True),
        Index("verdict_of_claim", "claim", "question", "id"),
        Index("verdict_by_reviewer", "reviewer", "claim"),
        Index("verdict_by_day", "created"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim: int = Field(foreign_key="claim.id")
    question: str
    verdict: str | None
    conclusion: str
    reasons: str  # a JSON array of reason codes
    evidence: str  # a JSON array of evidence ids
    as_of: date
    reviewer: str
    created: datetime = Field(sa_type=UtcDateTime)
    restores: int | None = Field(default=None, foreign_key="verdict.id")


class Log(SQLModel, table=True):
    """One link in the chain of every change of meaning; `reverts` names the row that an undo took back."""

    __table_args__ = (
        UniqueConstraint("previous", name="log_is_one_chain"),
        Index("log_about", "subject", "subject_id"),
    )

    id: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    reviewer: str
    action: str
    subject: str
    subject_id: str
    before: str
    after: str
    reverts: int | None = Field(default=None, foreign_key="log.id")
    previous: str
    hash: str
