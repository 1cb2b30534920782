"""The lossless form: every field of every row, so that another program loses nothing."""

from __future__ import annotations

import json

from workbench.reports.model import Report
from workbench.store import codec


def render(report: Report) -> bytes:
    """Return the report as JSON in UTF-8, indented; `load` reads it back to an equal report."""
    return (json.dumps(codec.plain(report), ensure_ascii=False, indent=2) + "\n").encode()


def load(content: bytes) -> Report:
    """Return the report that `render` wrote; raises pydantic.ValidationError where it is none."""
    return codec.load(Report, content.decode())
