"""The first schema: every table, and the triggers that keep what must not change.

Frozen: a released migration is never edited, and nothing here reads the live models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Table: the columns that may change after a row was written; every other change is refused.
CHANGEABLE = {
    "article": ("language", "title", "published", "outlet", "agency", "author", "address"),
    "claim": (
        "start", "end", "speaker", "standalone", "worthiness", "state", "dismissed_because",
        "verdict", "verdict_said", "outcome",
    ),
    "edition": (),
    "finding": ("replaced",),
    "evidence": ("detached",),
    "verdict": (),
    "log": (),
}  # fmt: skip

LOG_LINKS = """
CREATE TRIGGER log_links BEFORE INSERT ON log BEGIN
  SELECT RAISE(ABORT, 'a log row must follow the last one')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM log)
       OR NEW.previous IS NOT coalesce((SELECT hash FROM log ORDER BY id DESC LIMIT 1), '');
  SELECT RAISE(ABORT, 'a log row must carry its own hash')
    WHERE NEW.hash IS NOT riscontro_link(NEW.id, NEW.at, NEW.reviewer, NEW.action, NEW.subject,
      NEW.subject_id, NEW.before, NEW.after, NEW.reverts, NEW.previous);
END"""


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("header_end", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("imported", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("loaded", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_edition_source"), "edition", ["source"], unique=False)
    op.create_table(
        "log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("reverts", sa.Integer(), nullable=True),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reverts"],
            ["log.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("previous", name="log_is_one_chain"),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("standalone", sa.String(), nullable=True),
        sa.Column("worthiness", sa.Float(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("dismissed_because", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("verdict_said", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('machine', 'reviewer')", name="origin_known"),
        sa.CheckConstraint(
            "state IN ('new', 'in review', 'decided', 'needs second review', 'approved', 'dismissed', 'void')",
            name="state_known",
        ),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("claim_by_worthiness", "claim", ["article", "worthiness"], unique=False)
    op.create_index("claim_by_verdict", "claim", ["article", "verdict"], unique=False)
    op.create_index("claim_in_article", "claim", ["article", "start"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=True),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("replaced", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("finding_of_claim", "finding", ["claim", "id"], unique=False)
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.CheckConstraint("question IN ('true', 'said')", name="question_known"),
        sa.CheckConstraint(
            "verdict IN ('verified', 'partly', 'disputed', 'unverifiable', 'not checkable') OR verdict IS NULL",
            name="verdict_known",
        ),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["restores"],
            ["verdict.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("verdict_of_claim", "verdict", ["claim", "question", "id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("locator", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("finding", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("detached", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('figure', 'passage', 'own')", name="kind_known"),
        sa.CheckConstraint("question IN ('true', 'said')", name="question_known"),
        sa.CheckConstraint("stance IN ('supports', 'undermines', 'context')", name="stance_known"),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["finding"],
            ["finding.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_evidence_claim"), "evidence", ["claim"], unique=False)
    for table, changeable in CHANGEABLE.items():
        protect(table, changeable)
    op.execute(LOG_LINKS)
    for table in ("claim_words", "conclusion_words"):
        op.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')"
        )


def protect(table: str, changeable: tuple[str, ...]) -> None:
    """Refuse to delete, replace or rewrite a table's rows, but for the columns that may change."""
    columns = [row[1] for row in op.get_bind().exec_driver_sql(f"PRAGMA table_info({table})")]
    fixed = ", ".join(f'"{column}"' for column in columns if column not in changeable)
    op.execute(f"""CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} BEGIN
        SELECT RAISE(ABORT, 'rows of {table} are never deleted'); END""")
    op.execute(f"""CREATE TRIGGER {table}_keeps BEFORE UPDATE OF {fixed} ON {table} BEGIN
        SELECT RAISE(ABORT, 'this part of {table} never changes'); END""")
    op.execute(f"""CREATE TRIGGER {table}_is_new BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) BEGIN
        SELECT RAISE(ABORT, 'rows of {table} are never replaced'); END""")
