"""A process that is killed loses nothing it acknowledged, and what it acknowledged was synced."""

import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[1] / "soak.py"


@pytest.fixture(scope="module")
def soaked() -> str:
    """What a small soak says: 6 kills, 12 commits traced."""
    own = [sys.executable, str(SOAK), "--kills", "6", "--synced", "12"]
    return subprocess.run(own, capture_output=True, text=True, check=True).stdout


def test_killed_at_random_moments_a_writer_loses_nothing_it_acknowledged(soaked: str) -> None:
    assert "6 kills" in soaked and ", 0 rounds with a loss or a break" in soaked


def test_every_commit_is_synced_before_it_is_acknowledged(soaked: str) -> None:
    if "not installed" in soaked:
        pytest.skip("strace is not installed")
    assert "12 acknowledged commits, 12 synced before" in soaked
