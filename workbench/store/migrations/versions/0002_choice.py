"""What a reviewer chose for a claim and corrected in it is kept with it; the words of claims are counted.

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
