"""What a reviewer chose for an ambiguous claim is kept with it; the words of claims are counted for matching.

Frozen: a released migration is never edited, and nothing here reads the live models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # The triggers of the first schema name the columns that stay; a new one may change.
    op.add_column("claim", sa.Column("choice", sa.String(), nullable=False, server_default=""))
    op.execute("CREATE VIRTUAL TABLE claim_vocabulary USING fts5vocab(claim_words, 'row')")
