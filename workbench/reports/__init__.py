"""From a workspace to a report, and from a report to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.errors import UserError
from workbench.reports import html_format, json_format
from workbench.reports.files import write
from workbench.reports.model import Report, build
from workbench.store import Workspace
from workbench.wording import Wording

FORMATS: dict[str, Callable[[Report, Wording], bytes]] = {
    "html": html_format.render,
    "json": lambda report, _wording: json_format.render(report),
}

__all__ = ["FORMATS", "Report", "build", "export", "render"]


def render(report: Report, form: str, wording: Wording) -> bytes:
    """Return the report in a format ("html", "json"), in a reader's language; UserError for an unknown one."""
    if form not in FORMATS:
        raise UserError("“{given}” is none of: {known}.", given=form, known=", ".join(FORMATS))
    return FORMATS[form](report, wording)


def export(
    workspace: Workspace, file: Path, form: str, wording: Wording, articles: Sequence[int] | None = None
) -> Path:
    """Write a report on the workspace, or on some of its articles, to a file and return the file."""
    write(file, render(build(workspace, articles), form, wording))
    return file
