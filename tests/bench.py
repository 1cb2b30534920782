"""Measure what the program promises, each as a ratio within one run: `make bench`. Not part of the tests.

Absolute times differ from machine to machine; what a yardstick needs on the same machine, a moment before and
after, does not. Every figure is the median of several rounds, ours and the yardstick in turn.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from support import seed

from workbench import data, review
from workbench.claims import extract
from workbench.store import Workspace

ROUNDS = 9
ARTICLES = Path(__file__).parent / "data" / "articles"
BARE_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv); window = QLabel("x"); window.resize(1440, 900); window.show(); app.processEvents()
"""
OUR_WINDOW = """
from pathlib import Path
from ui.program import Program
program = Program(Path("unopened.riscontro"), demo=False)
program.window.show(); program.application.processEvents()
"""


# An article is read once, when it is imported. So each round is a process of its own that has read other articles
# before: read again and again, the same words would be looked up where both keep what they met.
FIRST_READING = """
import sys, time
from pathlib import Path
import spacy
from workbench.claims import extract
from workbench.data import seeds
pipeline = spacy.blank("it")
pipeline.add_pipe("sentencizer")
readers = (lambda text: extract(text, "it", "2025-04"), pipeline)
for file in seeds():
    for read in readers:
        read(file.read_text("utf-8"))
spent = [0.0, 0.0]
for number, file in enumerate(sorted(Path(sys.argv[1]).glob("*.txt"))):
    text = file.read_text("utf-8")
    for place in (0, 1) if number % 2 else (1, 0):
        start = time.perf_counter()
        readers[place](text)
        spent[place] += time.perf_counter() - start
print(*spent)
"""

Pairs = list[tuple[float, float]]  # seconds: ours, the yardstick's


def main() -> None:
    """Print one line for each promise: ours, the yardstick, the ratio, the limit."""
    pipeline = "spaCy's blank pipeline with its sentencizer"
    show("extraction, 10 articles read for the first time", pipeline, first_reading(), limit=5)
    show("extraction, the same articles again and again", pipeline, in_turn(*extraction()))
    show("a verdict", "a bare SQLite commit, WAL and FULL", in_turn(*verdict()))
    show("start to the first painted window", "a bare Qt window", in_turn(*start()))


def show(what: str, against: str, pairs: Pairs, limit: int | None = None) -> None:
    """Print the ratio of the medians."""
    mine, yardstick = (statistics.median(times) for times in zip(*pairs, strict=True))
    bound = f"  (at most {limit})" if limit else ""
    print(
        f"{what}: {mine * 1000:.1f} ms; {against}: {yardstick * 1000:.1f} ms; ratio {mine / yardstick:.1f}{bound}"
    )


def in_turn(ours: Callable[[], object], theirs: Callable[[], object]) -> Pairs:
    """Time both in turn."""
    ours(), theirs()
    return [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def first_reading() -> Pairs:
    """Read the marked articles for the first time, in a process for each round."""
    command = [sys.executable, "-c", FIRST_READING, str(ARTICLES)]
    pairs: Pairs = []
    for _ in range(ROUNDS):
        mine, yardstick = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        pairs.append((float(mine), float(yardstick)))
    return pairs


def extraction() -> tuple[Callable[[], object], Callable[[], object]]:
    """Read the seeds and the marked articles, as we do and as a bare tokenizer and sentencizer does."""
    texts = [file.read_text("utf-8") for file in [*data.seeds(), *sorted(ARTICLES.glob("*.txt"))]]
    pipeline = spacy.blank("it")
    pipeline.add_pipe("sentencizer")
    return lambda: [extract(text, "it", "2025-04") for text in texts], lambda: [
        pipeline(text) for text in texts
    ]


def verdict() -> tuple[Callable[[], object], Callable[[], object]]:
    """Give a verdict through the whole use case, and commit one row with nothing around it."""
    folder = Path(tempfile.mkdtemp())
    workspace = Workspace(folder / "bench.riscontro")
    review.import_article(workspace, seed(0), "Ada")
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for statement in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "CREATE TABLE v (claim, verdict, note)",
    ):
        bare.execute(statement)

    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO v VALUES (1, 'verified', '')")
        bare.execute("COMMIT")

    return lambda: review.decide(workspace, 1, "verified", "Ada"), commit


def start() -> tuple[Callable[[], object], Callable[[], object]]:
    """Start a process and paint a window, ours and a bare one."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": tempfile.mkdtemp()}

    def run(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)

    return lambda: run(OUR_WINDOW), lambda: run(BARE_WINDOW)


if __name__ == "__main__":
    main()
