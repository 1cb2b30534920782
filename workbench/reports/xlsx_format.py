"""The report as a workbook of one sheet. A text in it is marked as text, so that no program takes it for a formula."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from workbench.reports import table
from workbench.reports.cells import plain
from workbench.reports.model import Report
from workbench.reports.table import Cell
from workbench.wording import Wording

_HEAD = Font(bold=True)


def render(report: Report, wording: Wording) -> bytes:
    """Return the report as .xlsx; figures are numbers, days are days."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(wording.say("Claims"))
    sheet.freeze_panes = "A2"
    heads = [_cell(sheet, head) for head in table.heads(wording)]
    for head in heads:
        head.font = _HEAD
    sheet.append(heads)
    for line in table.lines(report, wording):
        sheet.append([_cell(sheet, value) for value in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, value: Cell) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, plain(value))
    cell.data_type = "s"  # openpyxl makes a formula of what begins with =
    cell.quotePrefix = True  # and it stays a text when somebody edits it
    return cell
