"""What Alembic runs: always on a connection handed over by `store.schema`, inside its transaction."""

from alembic import context
from sqlmodel import SQLModel

from workbench.store import models  # noqa: F401  the tables register themselves

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    transactional_ddl=False,  # the caller's transaction holds every step, tables and version together
)
context.run_migrations()
