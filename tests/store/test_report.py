"""An exported JSON report is proved against the workspace it came from, also when that went on since."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import claim_with, seed

from workbench import reports, review
from workbench.cli import report_check
from workbench.errors import InputError
from workbench.reports import json_format
from workbench.rows import Choice
from workbench.store import Workspace, backup, queries
from workbench.store.rewind import rewound
from workbench.store.verify import verify
from workbench.store.witness import against, witness

# What the log knows nothing of; SECURITY.md says so.
UNKNOWN = {"generated", "program", "workspace"}


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A workspace with something of every kind in it."""
    figure, other = claim_with(workspace, "3,8 milioni"), claim_with(workspace, "17 metalli")
    with workspace.reading() as session:
        finding = queries.claim(session, figure).findings[0].id
    review.attach_finding(workspace, figure, finding, "Ada")
    review.decide(workspace, figure, "verified", "Ada", conclusion="Così la tabella.")
    review.decide(workspace, figure, "partly", "Bice", reasons=["imprecise"])
    review.undo(workspace, "Bice")
    review.attach_own(workspace, other, "17 metals", "Bice", title="A book", note="p. 3")
    review.set_kinds(workspace, other, ("opinion",), "Ada")
    review.choose(workspace, figure, Choice(entity="RU"), "Ada")
    review.dismiss(workspace, claim_with(workspace, "quinta riserva"), "no claim", "Ada")
    return workspace


@pytest.fixture
def report(desk: Workspace) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json_format.render(reports.build(desk)))
    return read


def go_on(workspace: Workspace) -> None:
    """Change everything that a report shows."""
    figure, other = claim_with(workspace, "3,8 milioni"), claim_with(workspace, "17 metalli")
    review.decide(workspace, other, "disputed", "Ada")
    review.detach(workspace, 1, "Ada")
    review.set_stance(workspace, 2, "undermines", "Ada")
    review.choose(workspace, figure, None, "Ada")
    review.set_claim(workspace, figure, "Bice", speaker="Somebody", standalone="Another.")
    review.set_figures(workspace, other, "18 metalli", "Ada")
    with workspace.reading() as session:
        draft = queries.claim(session, other).draft
    review.split(workspace, other, draft.span.start + draft.text.index(" 17 metalli"), "Ada")
    review.set_article(workspace, 1, "Bice", published="2024-03-01", title="Other", outlet="Daily")
    review.import_article(workspace, seed(1), "Ada")
    with workspace.reading() as session:
        ids = queries.claim_ids(session)
    review.check_claims(workspace, ids)


def wrong(report: dict[str, Any], workspace: Workspace) -> list[str]:
    found = [*report_check.alone(report), *report_check.compare(report, "report.json", workspace)]
    return [one.message.format(**one.values) for one in found]


def test_a_report_is_proved_at_once_and_after_the_workspace_went_on(
    desk: Workspace, report: dict[str, Any]
) -> None:
    assert wrong(report, desk) == []
    go_on(desk)
    assert verify(desk).problems == ()
    assert wrong(report, desk) == []


def test_a_report_on_one_article_of_several_is_proved(desk: Workspace) -> None:
    review.import_article(desk, seed(1), "Ada")
    report = json.loads(json_format.render(reports.build(desk, [1])))
    go_on(desk)
    assert wrong(report, desk) == []


def test_a_workspace_wound_back_agrees_with_its_shorter_log(desk: Workspace) -> None:
    lengths = [verify(desk).changes]
    go_on(desk)
    for changes in (*lengths, lengths[0] + 3, lengths[0] + 9):
        with rewound(desk, changes, "2999") as then:
            found = verify(then)
            assert found.changes == changes
            assert [one for one in found.problems if "name" not in one.values] == []  # its triggers are gone


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list) and value:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def changed(report: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """Return the report with one value altered."""
    other = copy.copy(report)
    inner: Any = other
    for key in path[:-1]:
        inner[key] = copy.copy(inner[key])
        inner = inner[key]
    value = inner[path[-1]]
    match value:
        case bool():
            inner[path[-1]] = not value
        case int() | float():
            inner[path[-1]] = value + 1
        case str():
            inner[path[-1]] = value[:-1] if value else "x"
        case _:
            inner[path[-1]] = "x"
    return other


def test_altered_values_all_over_a_report_show(desk: Workspace, report: dict[str, Any]) -> None:
    go_on(desk)
    with rewound(desk, report["changes"], report["generated"]) as then:
        expected = json.loads(json_format.render(reports.build(then)))
    paths = [path for path in leaves(report) if path[0] not in UNKNOWN]
    assert len(paths) > 1000
    unseen = [path for path in paths[::7] if report_check.differs(changed(report, path), expected) is None]
    assert unseen == []


@pytest.mark.parametrize("part", ["claims", "dismissed"])
def test_a_claim_removed_from_a_report_shows_and_is_named(
    desk: Workspace, report: dict[str, Any], part: str
) -> None:
    gone = report["articles"][0][part].pop()
    told = wrong(report, desk)
    assert len(told) == 1 and f"articles[1].{part}" in told[0]
    assert gone


def test_an_altered_verdict_in_a_report_is_named(desk: Workspace, report: dict[str, Any]) -> None:
    (one,) = [c for c in report["articles"][0]["claims"] if len(c["history"]) == 3]
    one["history"][0]["verdict"] = "disputed"
    assert f"claims[{one['claim']['id']}].history[1].verdict" in wrong(report, desk)[0]


def test_a_report_alone_contradicts_an_altered_text_or_quotation(report: dict[str, Any]) -> None:
    one = report["articles"][0]
    one["text"] = one["text"].replace("3,8", "8,3")
    attached = next(c for c in one["claims"] if c["evidence"])
    attached["evidence"][0]["quote"] += "!"
    told = [problem.message for problem in report_check.alone(report)]
    assert any("text of its hash" in line for line in told)
    assert any("does not stand in its article" in line for line in told)
    assert any("was altered" in line for line in told)


def test_a_report_of_another_workspace_is_not_proved_by_this_one(
    tmp_path: Path, report: dict[str, Any]
) -> None:
    with Workspace(tmp_path / "another.riscontro") as another:
        assert "The end of the log is missing" in wrong(report, another)[0]


@pytest.mark.parametrize("content", ["", "{}", "[1]", "\0", '{"format": "riscontro-report"}', "[" * 100_000])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(content)
    with pytest.raises(InputError, match=r"not a report|neither"):
        report_check.load(file)
    with pytest.raises(InputError, match=r"not a report|neither"):
        witness(str(file))


def test_a_cut_off_end_shows_against_a_report_a_backup_and_a_printed_hash(
    desk: Workspace, tmp_path: Path
) -> None:
    before = tmp_path / "before.riscontro"
    backup.backup(desk, before)
    review.decide(desk, 1, "disputed", "Ada")
    head = verify(desk).head
    report, later = tmp_path / "report.json", tmp_path / "later.riscontro"
    report.write_bytes(json_format.render(reports.build(desk)))
    backup.backup(desk, later)
    for seen in (str(report), str(later), str(before), head):
        assert against(desk, witness(seen)) is None
    with Workspace(before) as cut:  # whole in itself, and shorter
        assert verify(cut).problems == ()
        for seen in (str(report), str(later), head):
            assert against(cut, witness(seen)) is not None
        review.decide(cut, 1, "verified", "Eve")  # as long as before, with another end
        assert "not the one" in against(cut, witness(str(report))).message  # type: ignore[union-attr]
