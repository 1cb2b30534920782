"""What a reviewer chose for a claim and corrected in it; what lists of claims are filtered and sorted by.

Frozen: a released migration is never edited, and nothing here reads the live models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # The triggers of the first schema name the columns that stay; a new one may change, and now the figures too.
    op.execute("DROP TRIGGER claim_keeps")
    op.execute("""CREATE TRIGGER claim_keeps BEFORE UPDATE OF id, article, origin, created, draft ON claim BEGIN
        SELECT RAISE(ABORT, 'this part of claim never changes'); END""")
    for name in ("choice", "corrected"):
        op.add_column("claim", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.execute("CREATE VIRTUAL TABLE claim_vocabulary USING fts5vocab(claim_words, 'row')")
    op.create_table(
        "claimkind",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"]),
        sa.PrimaryKeyConstraint("kind", "claim"),
    )
    op.execute(
        "INSERT INTO claimkind (kind, claim) SELECT DISTINCT one.value, claim.id"
        " FROM claim, json_each(claim.draft, '$.kinds') AS one"
    )
    op.add_column("claim", sa.Column("found", sa.String(), nullable=False, server_default=""))
    op.execute(
        "UPDATE claim SET found = coalesce((SELECT max(created) FROM finding WHERE finding.claim = claim.id"
        " AND finding.replaced IS NULL), '')"
    )
    op.drop_index("claim_in_article")
    for name, table, columns in (
        # All that lists ask of a claim, so that none of them reads the claims themselves.
        (
            "claim_listed",
            "claim",
            [
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
            ],
        ),
        ("finding_by_edition", "finding", ["edition", "outcome"]),
        ("verdict_by_reviewer", "verdict", ["reviewer", "claim"]),
        ("verdict_by_day", "verdict", ["created"]),
    ):
        op.create_index(name, table, columns)
