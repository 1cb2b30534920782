"""An imported edition enters the workspace whole or not at all, is checked, and its mapping is remembered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support import claim_with, seed

from workbench import review
from workbench.errors import ConflictError
from workbench.review.library import import_source
from workbench.sources.imports import Mapping, Sheet, guess, memory, preview, read_sheets
from workbench.store import Workspace, log, queries

Write = Callable[..., Path]
Usgs = tuple[Sheet, Mapping]


def test_an_edition_of_another_year_with_a_missing_country_is_used_by_the_check(
    empty: Workspace, usgs: Usgs
) -> None:
    """The table has no row for Myanmar's neighbours, NA for Myanmar, and Russia at 10 million tonnes."""
    edition = preview(*usgs).edition
    assert import_source(empty, edition, "Ada")
    imported = review.import_article(empty, seed(0), "Ada")
    assert imported.change is not None
    review.check_claims(empty, imported.change.claims)
    with empty.reading() as session:
        (claim,) = queries.claims(session, [claim_with(empty, "3,8 milioni")])
    finding = claim.findings[0].finding
    assert finding.outcome == "inconsistent"
    assert finding.cell is not None and finding.cell.edition == edition.id
    assert (finding.cell.row, finding.cell.printed) == ("Russia", "10,000,000")


def test_the_same_edition_again_adds_nothing(empty: Workspace, usgs: Usgs) -> None:
    edition = preview(*usgs).edition
    assert import_source(empty, edition, "Ada")
    assert not import_source(empty, replace(edition, retrieved="2030-01-01", via="again"), "Ada")
    with empty.reading() as session:
        assert [row.action for row in log.rows(session)] == ["source.add"]


def test_an_edition_with_other_content_is_never_overwritten(empty: Workspace, usgs: Usgs) -> None:
    edition = preview(*usgs).edition
    import_source(empty, edition, "Ada")
    with pytest.raises(ConflictError, match="other content"):
        import_source(empty, replace(edition, title="Another"), "Ada")
    with empty.reading() as session:
        assert queries.editions(session) == [edition]


def test_a_mapping_is_remembered_for_its_source_and_proposed_for_a_likely_table(
    usgs: Usgs, write: Write
) -> None:
    first, *others = usgs[1].columns
    taught = replace(usgs[1], columns=(replace(first, equivalents=("rock",)), *others))
    memory.remember(taught.corrected(4, 1, "1", "2"))
    assert memory.recall("usgs-mcs") == taught
    likely = memory.likely(usgs[0])
    assert likely is not None and guess(usgs[0], likely).columns[0].equivalents == ("rock",)
    (other,) = read_sheets(write("City,Rain\nRome,5\n"))
    assert memory.likely(other) is None


def test_what_was_said_of_a_document_leaves_the_tables_mapping(usgs: Usgs) -> None:
    memory.remember(usgs[1])
    memory.remember_about(replace(usgs[1].about, licence="public domain"))
    known = memory.recall("usgs-mcs")
    assert known is not None and known.columns == usgs[1].columns and known.about.licence == "public domain"
