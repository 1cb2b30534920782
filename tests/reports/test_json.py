"""The lossless form."""

import json
from pathlib import Path

import pytest

from workbench import reports
from workbench.errors import UserError
from workbench.reports import Report, json_format
from workbench.store import Workspace
from workbench.wording import Wording


def test_it_reads_back_to_the_same_report(report: Report) -> None:
    assert json_format.load(json_format.render(report)) == report


def test_it_keeps_text_offsets_names_and_the_whole_history(report: Report) -> None:
    article = json.loads(json_format.render(report))["articles"][0]
    for one in article["claims"]:
        span = one["claim"]["draft"]["span"]
        assert article["text"][span["start"] : span["end"]] == one["claim"]["draft"]["text"]
    history = [row for one in article["claims"] for row in one["history"]]
    assert {row["reviewer"] for row in history} == {"Ada", "Bice"}
    assert [row["verdict"] for row in history if row["reviewer"] == "Bice"] == ["unverifiable", None]


def test_a_report_never_makes_a_folder(decided: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        reports.export(decided, tmp_path / "mistyped" / "out.json", "json", Wording("en"))
    assert not (tmp_path / "mistyped").exists()
