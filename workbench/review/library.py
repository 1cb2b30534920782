"""Bring an imported edition into the workspace, whole or not at all."""

from __future__ import annotations

from dataclasses import replace

from workbench.errors import ConflictError
from workbench.review.findings import load_editions
from workbench.sources import Edition
from workbench.store import Workspace, queries


def import_source(workspace: Workspace, edition: Edition, reviewer: str) -> bool:
    """Add an edition to the library; False where the same one is there already.

    When and from which file it was read does not make it another one. Raises ConflictError where an edition
    of the same source, date and subject is there with other content: it is never overwritten.
    """
    if load_editions(workspace, [edition], reviewer):
        return True
    with workspace.reading() as session:
        known = next(one for one in queries.editions(session) if one.id == edition.id)
    if _content(known) == _content(edition):
        return False
    raise ConflictError(
        "Edition {edition} is in the workspace already, with other content; nothing was added. "
        "Give this one another date of publication or another source.",
        edition=edition.id,
    )


def _content(edition: Edition) -> Edition:
    return replace(edition, via="", retrieved=None, sha256="")
