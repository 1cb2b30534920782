"""One edition of the workspace's library, by its id."""

from __future__ import annotations

from sqlmodel import Session, select

from workbench.sources import Edition
from workbench.store import codec, models


def edition(session: Session, number: str) -> Edition | None:
    """Return an edition as it was loaded, None where the workspace has none of that id."""
    document = session.exec(select(models.Edition.document).where(models.Edition.id == number)).first()
    return None if document is None else codec.load(Edition, document)
