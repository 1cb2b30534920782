"""From a workspace to a report, and from a report to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import UserError
from workbench.files import write_whole
from workbench.reports.model import Report, build
from workbench.store import Workspace
from workbench.wording import Wording


def _html(report: Report, wording: Wording) -> bytes:
    from workbench.reports import html_format  # each form's library is loaded only where it is asked for

    return html_format.render(report, wording)


def _pdf(report: Report, wording: Wording) -> bytes:
    from workbench.reports import pdf_format

    return pdf_format.render(report, wording)


def _json(report: Report, _wording: Wording) -> bytes:
    from workbench.reports import json_format

    return json_format.render(report)


def _csv(report: Report, wording: Wording) -> bytes:
    from workbench.reports import csv_format

    return csv_format.render(report, wording)


def _xlsx(report: Report, wording: Wording) -> bytes:
    from workbench.reports import xlsx_format

    return xlsx_format.render(report, wording)


FORMATS: dict[str, Callable[[Report, Wording], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}

__all__ = ["FORMATS", "Report", "Written", "build", "export", "render"]


def render(report: Report, form: str, wording: Wording) -> bytes:
    """Return the report in one of FORMATS, in a reader's language; raises UserError for an unknown one."""
    if form not in FORMATS:
        raise UserError("“{given}” is none of: {known}.", given=form, known=", ".join(FORMATS))
    return FORMATS[form](report, wording)


@dataclass(frozen=True, slots=True)
class Written:
    """Hold the file of a report, and what its reader should know of it, as sentences."""

    file: Path
    notices: tuple[str, ...]


def export(
    workspace: Workspace, file: Path, form: str, wording: Wording, articles: Sequence[int] | None = None
) -> Written:
    """Write a report on the workspace, or on some of its articles, to a file."""
    report = build(workspace, articles)
    write_whole(file, render(report, form, wording))
    return Written(file, _notices(report, form, wording))


def _notices(report: Report, form: str, wording: Wording) -> tuple[str, ...]:
    if form != "pdf":
        return ()
    from workbench.reports import pdf_format

    return tuple(pdf_format.notices(report, wording))
