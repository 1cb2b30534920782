"""Propose what a table's columns mean: from the mapping used last for its source, else from its words and look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from workbench import data
from workbench.sources.imports.entities import country_code, resolve
from workbench.sources.imports.figures import Convention, core_of, is_estimate, read_figure, superscript
from workbench.sources.imports.labels import Labels, labels, measure_of, unit_of
from workbench.sources.imports.mapping import YEAR, About, Column, Mapping, kind_of, years_in
from workbench.sources.imports.sheet import Sheet
from workbench.sources.names import mentions

_HEAD = 30  # rows among which the heading is looked for
_SAMPLE = 60  # rows by which a column is judged
_MOST = 0.6  # of a column's filled cells must be figures
_AFTER_YEAR = re.compile(r"(?<=\d) ?[(\[]?([a-z]{1,10}\.?)[)\]]?$", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\d{1,3}[.,]\d{3}", re.ASCII)


def guess(sheet: Sheet, former: Mapping | None = None, heading: int | None = None) -> Mapping:
    """Propose a mapping of a sheet; what cannot be told is left empty.

    former: the mapping used last for the same source; what it says of a heading that is here again holds,
    with the new years. Nothing is taken over for the day of publication. heading: the row of the headings,
    where it is known.
    """
    heading = _heading_row(sheet) if heading is None else heading
    heads = headings(sheet, heading)
    body = _body(sheet, heading)
    words = labels()
    entity = _entity_column(sheet, heads, body, words)
    code = _code_column(sheet, heads, body, entity, words)
    note = next((column for column, head in enumerate(heads) if words.is_heading("note", head)), None)
    taken = {entity, code, note}
    convention = convention_of(sheet, [column for column in range(sheet.width) if column not in taken], body)
    around = [sheet.at(row, column) for row in range(heading) for column in range(sheet.width)] + [sheet.name]
    columns = tuple(
        _column(column, heads[column], around)
        for column in range(sheet.width)
        if column not in taken and _is_figures(sheet, column, body, convention)
    )
    made = Mapping(
        sheet=sheet.name, heading=heading, entity=entity, code=code, note=note, columns=columns,
        convention=convention, about=_about(sheet, heading, around),
    )  # fmt: skip
    return made if former is None else _like_before(made, former, heads)


def headings(sheet: Sheet, heading: int) -> tuple[str, ...]:
    """Return each column's words: of the heading row, after those of the rows above that head several columns."""
    rows = []
    for row in range(heading, -1, -1):
        cells = sheet.rows[row] if row < len(sheet.rows) else ()
        filled = [cell for cell in cells if cell]
        if row != heading and len(set(filled)) < 2 and sum(bool(cell) for cell in cells[1:]) < 1:
            break
        rows.append(_spread(cells) if row != heading else list(cells))
    parts = [[row[column] for row in reversed(rows)] for column in range(sheet.width)] if rows else []
    return tuple(" ".join(dict.fromkeys(cell for cell in some if cell)) for some in parts)


def convention_of(sheet: Sheet, columns: Sequence[int], body: Sequence[int]) -> Convention:
    """Tell the decimal mark by what the figures cannot be otherwise; a lone separator before three digits groups."""
    votes = {"point": 0, "comma": 0}
    weak = {"point": 0, "comma": 0}
    for row in body:
        for column in columns:
            text = core_of(sheet.at(row, column)) if (row, column) not in sheet.plain else ""
            if not any(mark in text for mark in ".,"):
                continue
            fits: list[Convention] = [one for one in ("point", "comma") if read_figure(text, one) is not None]
            if len(fits) == 1:
                votes[fits[0]] += 1
            elif _AMBIGUOUS.fullmatch(text):
                weak["point" if "," in text else "comma"] += 1
    for counted in (votes, weak):
        if counted["point"] != counted["comma"]:
            return "point" if counted["point"] > counted["comma"] else "comma"
    return "point"


def only_ambiguous(sheet: Sheet, mapping: Mapping) -> str | None:
    """Return a figure that both conventions can read, where no figure of the table tells which one holds."""
    example = None
    for row in range(mapping.heading + 1, len(sheet.rows)):
        for column in mapping.columns:
            text = core_of(sheet.at(row, column.column)) if (row, column.column) not in sheet.plain else ""
            if _AMBIGUOUS.fullmatch(text):
                example = example or text
            elif any(mark in text for mark in ".,") and read_figure(text, mapping.convention) is not None:
                return None
    return example


def shape(heading: str) -> str:
    """Return a heading with its years masked, so that next year's table is known again."""
    return YEAR.sub("####", " ".join("".join(c for c in heading if not superscript(c)).casefold().split()))


def _spread(cells: Sequence[str]) -> list[str]:
    """Carry a heading that stands over several columns on to each of them."""
    spread, last = [], ""
    for cell in cells:
        last = cell or last
        spread.append(last)
    return spread


def _heading_row(sheet: Sheet) -> int:
    """Return the last row of words, or of years, before the first row with figures beside a name."""
    for row, cells in enumerate(sheet.rows[:_HEAD]):
        figures = any(
            any(c.isdigit() for c in cell) and (read_figure(cell, "point") or read_figure(cell, "comma"))
            for cell in cells[1:]
        )
        if any(cells[:1]) and figures and not all(_is_label(cell) for cell in cells[1:] if cell):
            return max(0, row - 1)
    return 0


def _is_label(cell: str) -> bool:
    """Tell whether a cell can stand in a heading: a year is no figure there."""
    return bool(years_in(cell)) or not any(character.isdigit() for character in cell)


def _body(sheet: Sheet, heading: int) -> range:
    return range(heading + 1, min(len(sheet.rows), heading + 1 + _SAMPLE))


def _filled(sheet: Sheet, column: int, body: Sequence[int]) -> list[tuple[int, str]]:
    return [(row, sheet.at(row, column)) for row in body if sheet.at(row, column)]


def _entity_column(sheet: Sheet, heads: Sequence[str], body: Sequence[int], words: Labels) -> int:
    """Return the column with most names of countries, else the one that is headed so, else the first."""
    shares = []
    for column in range(sheet.width):
        cells = [cell for _, cell in _filled(sheet, column, body)]
        known = sum(resolve(cell).status != "aggregate" for cell in cells)
        shares.append(known / len(cells) if cells else 0.0)
    best = max(range(sheet.width), key=lambda column: shares[column], default=0)
    if shares and shares[best] >= 0.3:
        return best
    return next((column for column, head in enumerate(heads) if words.is_heading("entity", head)), 0)


def _code_column(
    sheet: Sheet, heads: Sequence[str], body: Sequence[int], entity: int, words: Labels
) -> int | None:
    for column in range(sheet.width):
        cells = [cell for _, cell in _filled(sheet, column, body)]
        known = sum(country_code(cell) is not None for cell in cells)
        headed = words.is_heading("code", heads[column])
        if column != entity and cells and known >= (0.4 if headed else 0.9) * len(cells):
            return column
    return None


def _is_figures(sheet: Sheet, column: int, body: Sequence[int], convention: Convention) -> bool:
    """Tell whether a column holds figures; one of nothing but years does not."""
    cells = _filled(sheet, column, body)
    if not cells or all(YEAR.fullmatch(cell) for _, cell in cells):
        return False
    read = [
        read_figure(cell, convention, plain=(row, column) in sheet.plain)
        or read_figure(core_of(cell).replace(",", "").replace(".", ""), convention)
        for row, cell in cells
    ]
    figures = sum(one is not None for one in read)
    numbers = sum(one is not None and one.cell.status == "value" for one in read)
    return bool(numbers) and figures >= _MOST * len(cells)


def _column(column: int, heading: str, around: Sequence[str]) -> Column:
    """Read a column's meaning in its heading, and where that is silent in the words around the table."""
    words = heading.replace("_", " ") if " " not in heading else heading
    plain = "".join(" " if superscript(character) else character for character in words)
    measure = measure_of([words]) or measure_of(around)
    unit = unit_of([plain], pieces="_" in heading) or unit_of(around)
    periods = years_in(plain)
    marked = any(superscript(c) and is_estimate(_folded(c)) for c in heading) or any(
        is_estimate(match[1]) for match in [_AFTER_YEAR.search(plain.strip())] if match
    )
    kind = kind_of(measure)
    return Column(
        column=column, heading=heading, code=measure, unit=unit[0] if unit else "",
        multiplier=unit[1] if unit else Decimal(1), basis=_first("basis", [words, *around]),
        period="/".join(periods[:2]) if periods else "", kind=kind, per="year" if kind == "flow" else "",
        title=_title(" ".join(plain.split()[:-1]) if unit and "_" in heading else plain), estimated=marked,
    )  # fmt: skip


def _folded(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _title(words: str) -> str:
    title = " ".join(words.split())
    return title[:1].upper() + title[1:]


def _first(kind: str, texts: Iterable[str]) -> str:
    """Return the first name of a kind that a text has, in any language."""
    for text in texts:
        for language in data.languages():
            for mention in mentions(text, language):
                if mention.kind == kind:
                    return mention.codes[0]
    return ""


def _about(sheet: Sheet, heading: int, around: Sequence[str]) -> About:
    """Read the subject and a title in what stands over the table, else in the file's name."""
    above = [cell for row in range(heading) for cell in sheet.rows[row] if cell]
    name = re.sub(r"[_\-]+", " ", sheet.file.rsplit(".", 1)[0])
    headed = list(sheet.rows[heading]) if sheet.rows else []
    return About(
        title=above[0] if above and len(above[0]) > 8 else "",
        subject=_first("commodity", [*around, name, *headed]),
    )


def _like_before(made: Mapping, former: Mapping, heads: Sequence[str]) -> Mapping:
    """Take over what the former mapping says of the headings that are here again, in their order."""
    waiting: dict[str, list[Column]] = {}
    for column in former.columns:
        waiting.setdefault(shape(column.heading), []).append(column)
    guessed = {column.column: column for column in made.columns}
    other = bool(made.about.subject) and made.about.subject != former.about.subject
    columns = []
    for place, head in enumerate(heads):
        same = waiting.get(shape(head))
        if same:
            columns.append(_renewed(same.pop(0), place, head, guessed.get(place), other))
        elif place in guessed:
            columns.append(guessed[place])
    kept = replace(
        former.about, published="", retrieved="", title=made.about.title or _retitled(former.about), url="",
        subject=made.about.subject or former.about.subject,
    )  # fmt: skip
    return replace(made, columns=tuple(columns), about=kept, dash=former.dash)


def belongs(sheet: Sheet, mapping: Mapping) -> bool:
    """Tell whether a mapping was made for this very table: each of its headings stands where it says.

    A column without a heading, as in a mapping written by hand, is known by its place.
    """
    heads = headings(sheet, mapping.heading)
    return bool(mapping.columns) and all(
        column.column < len(heads) and column.heading in ("", heads[column.column])
        for column in mapping.columns
    )


def agreement(sheet: Sheet, former: Mapping) -> float:
    """Return which share of a former mapping's columns a sheet has under the same headings."""
    heads = {shape(head) for head in headings(sheet, _heading_row(sheet))}
    return sum(shape(one.heading) in heads for one in former.columns) / max(1, len(former.columns))


def _renewed(former: Column, place: int, heading: str, guessed: Column | None, other: bool) -> Column:
    """Return a former column at its new place, with the years of its new heading.

    other: the table is of another subject, so that the basis is read anew.
    """
    same = heading == former.heading
    years = years_in(heading)
    period = former.period if same else "/".join(years[:2])
    title = former.title
    if not same and years and (old := years_in(title)):
        title = title.replace(old[0], years[0]) if len(old) == 1 else _title(heading)
    estimated = guessed.estimated if guessed and not same else former.estimated
    basis, equivalents = former.basis, former.equivalents
    if other:
        basis, equivalents = guessed.basis if guessed else "", ()
    return replace(
        former, column=place, heading=heading, period=period, title=title, estimated=estimated, basis=basis,
        equivalents=equivalents,
    )  # fmt: skip


def _retitled(about: About) -> str:
    """Return a former edition's title without a year, which the new one will have of its own."""
    return "" if years_in(about.title) else about.title
