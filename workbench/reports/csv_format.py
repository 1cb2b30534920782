"""The report as separated values, for any spreadsheet and any program."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from workbench.reports import table
from workbench.reports.cells import safe
from workbench.reports.model import Report
from workbench.reports.table import Cell
from workbench.wording import Wording


def render(report: Report, wording: Wording) -> bytes:
    """Return the report as CSV in UTF-8 with its mark, without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow([safe(head) for head in table.heads(wording)])
    writer.writerows([_written(cell) for cell in line] for line in table.lines(report, wording))
    return out.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell) if isinstance(cell, int) else safe(cell)
