"""Real parts for every test: a workspace file of its own, the seeds, the shipped editions."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["RISCONTRO_LANGUAGE"] = "en"  # before anything speaks: a test must not depend on the machine
os.environ["RISCONTRO_REVIEWER"] = "Ada"

from support import seed

from workbench import review
from workbench.sources import load_shipped
from workbench.store import Workspace


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and the default workspace out of the user's own folders."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A new workspace with nothing in it."""
    with Workspace(tmp_path / "test.riscontro") as workspace:
        yield workspace


@pytest.fixture
def workspace(empty: Workspace) -> Workspace:
    """A workspace with the shipped editions and the April article, article 1, read and checked."""
    review.load_editions(empty, load_shipped(), "Ada")
    imported = review.import_article(empty, seed(0), "Ada")
    assert imported.change is not None
    review.check_claims(empty, imported.change.claims)
    return empty
