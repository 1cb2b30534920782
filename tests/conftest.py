"""Real parts for every test: a workspace file of its own, the seeds, the shipped editions."""

import os
import shutil
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


@pytest.fixture(scope="session")
def april(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a workspace with the shipped editions and the April article, read and checked once."""
    file = tmp_path_factory.mktemp("april") / "april.riscontro"
    with Workspace(file) as made:
        review.load_editions(made, load_shipped(), "Ada")
        imported = review.import_article(made, seed(0), "Ada")
        assert imported.change is not None
        review.check_claims(made, imported.change.claims)
    return file


@pytest.fixture
def workspace(april: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of the test's own with the shipped editions and the April article, article 1."""
    with Workspace(Path(shutil.copy(april, tmp_path / "test.riscontro"))) as copied:
        yield copied
