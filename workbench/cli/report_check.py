"""Prove an exported JSON report: against the workspace that it came from, as that was at the report's last change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from workbench import reports
from workbench.errors import InputError
from workbench.reports import json_format
from workbench.reports.model import FORMAT, FORMAT_VERSION
from workbench.store import Workspace, codec, models
from workbench.store.problems import Problem
from workbench.store.rewind import rewound
from workbench.store.witness import Witness, against

# Of these the log knows nothing: when the report was written, by which program, from a file of which name.
_NOT_LOGGED = ("generated", "program", "workspace")
_EVIDENCE = ("claim", "question", "stance", "kind", "edition", "title", "locator", "quote", "note", "finding")


def load(file: Path) -> dict[str, Any]:
    """Return a JSON report as plain values; raises InputError for what is none, or one of another form."""
    if not file.is_file():
        raise InputError("There is no file {path}.", path=file)
    try:
        content = file.read_bytes()
        read = json.loads(content)
        if isinstance(read, dict) and (read.get("format"), read.get("format_version")) == (
            FORMAT,
            FORMAT_VERSION,
        ):
            json_format.load(content)
            return read
    except (OSError, ValueError, RecursionError, ValidationError) as error:
        raise InputError("{path} is not a report of Riscontro.", path=file) from error
    raise InputError("{path} is not a report of Riscontro.", path=file)


def alone(report: dict[str, Any]) -> Iterator[Problem]:
    """Give what a report contradicts in itself: texts and evidence against their hashes, claims against their text."""
    for one in report["articles"]:
        number = one["article"]["id"]
        if codec.sha256(one["text"]) != one["article"]["sha256"]:
            yield Problem(
                "Article {number} of the report does not have the text of its hash.", {"number": number}
            )
        for held in (*one["claims"], *one["dismissed"]):
            draft = held["claim"]["draft"]
            if one["text"][draft["span"]["start"] : draft["span"]["end"]] != draft["text"]:
                claim = held["claim"]["id"]
                yield Problem(
                    "Claim {number} of the report does not stand in its article.", {"number": claim}
                )
            for piece in held["evidence"]:
                content = {name: piece[name] for name in _EVIDENCE}
                if codec.sha256(codec.canonical(content)) != piece["sha256"]:
                    yield Problem("Evidence {number} of the report was altered.", {"number": piece["id"]})


def compare(report: dict[str, Any], name: str, workspace: Workspace) -> Iterator[Problem]:
    """Give the first thing in which a report is not what the workspace said at the report's last change."""
    if (other := against(workspace, Witness(name, report["head"], report["changes"]))) is not None:
        yield other
        return
    ids = [one["article"]["id"] for one in report["articles"]]
    moment = models.stamp(datetime.fromisoformat(report["generated"]))
    with rewound(workspace, report["changes"], moment) as then:
        with then.reading() as session:
            there = set(session.connection().exec_driver_sql("SELECT id FROM article").scalars())
        if unknown := [number for number in ids if number not in there]:
            yield Problem("The workspace had no article {number} then.", {"number": unknown[0]})
            return
        expected = (
            json.loads(json_format.render(reports.build(then, ids))) if ids else {**report, "editions": []}
        )
    if (where := differs(report, expected)) is not None:
        yield Problem("The report is not what the workspace said: {where}.", {"where": where})


def differs(report: dict[str, Any], expected: dict[str, Any]) -> str | None:
    """Return where a report first differs from what it must say, None for nowhere: "articles[1].text"."""
    parts = ("articles", "editions", *sorted(report.keys() - {"articles", "editions", *_NOT_LOGGED}))
    found = (_difference(report.get(part), expected.get(part), part) for part in parts)
    return next((where for where in found if where is not None), None)


def _difference(given: Any, expected: Any, where: str) -> str | None:
    """Return the path of the first value in which two trees differ, None for none."""
    if isinstance(given, dict) and isinstance(expected, dict):
        for key in [*given, *(expected.keys() - given.keys())]:
            if key not in given or key not in expected:
                return f"{where}.{key}"
            if (found := _difference(given[key], expected[key], f"{where}.{key}")) is not None:
                return found
        return None
    if isinstance(given, list) and isinstance(expected, list):
        for index, (one, other) in enumerate(zip(given, expected, strict=False)):
            name = _named(one, index)
            if (found := _difference(one, other, f"{where}[{name}]")) is not None:
                return found
        return f"{where}[{min(len(given), len(expected))}]" if len(given) != len(expected) else None
    return None if type(given) is type(expected) and given == expected else where


def _named(value: Any, index: int) -> object:
    """Return by what a reader finds one of several things: its number, else its place."""
    if isinstance(value, dict):
        for inner in (value, value.get("claim"), value.get("article")):
            if isinstance(inner, dict) and "id" in inner:
                return inner["id"]
    return index
