"""Kill a writing process again and again, and look each time at what is left: `make soak`.

Each round forks a process that gives verdicts, attaches evidence and corrects claims, and writes each change's number
to its standard output once it is committed; it is killed by SIGKILL at a random moment. Then every acknowledged
change must be there, and `verify` must find nothing: no torn row, no break in the chain, no damage to the file.

A kill leaves what the system has not written yet, so it cannot tell whether a commit was synced. That is counted from
outside the process: under strace, between a change's last write to the database's log and its acknowledgement there
must be an fdatasync or fsync of that log. Where strace is not installed nothing is counted, and this says so.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from workbench import review
from workbench.changes import Change
from workbench.store import Workspace, log, queries
from workbench.store.verify import verify

SMALL = Path(__file__).parent / "data" / "workspaces" / "0002.riscontro"
OPEN = "open"  # what a writer says first
ROUNDS_PER_FILE = 25  # a fresh file then, so that looking through it stays quick


def main() -> int:
    """Run what the options ask for; 0 where nothing was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--synced", type=int, default=200, help="commits whose sync is counted")
    options.add_argument("--write", metavar="FILE", help=argparse.SUPPRESS)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = options.parse_args()
    if given.write:
        write(Path(given.write), given.seed, given.synced)
        return 0
    print(f"seed {given.seed}", flush=True)
    lost = kill_again_and_again(given.kills, random.Random(given.seed))
    return 1 if lost or not count_syncs(given.synced, given.seed) else 0


def kill_again_and_again(rounds: int, chance: random.Random) -> int:
    """Kill so many writers; return how many rounds left something lost or broken."""
    acknowledged = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        warm_up(Path(folder) / "warm.riscontro")
        for number in range(rounds):
            file = Path(folder) / f"{number // ROUNDS_PER_FILE}.riscontro"
            if not file.exists():
                shutil.copy(SMALL, file)
                Workspace(file).close()
            told = killed_writer(file, chance)
            acknowledged += len(told)
            wrong = missing_or_broken(file, told)
            bad += bool(wrong)
            for line in wrong:
                print(f"round {number}: {line}")
    print(f"{rounds} kills, {acknowledged} acknowledged changes, {bad} rounds with a loss or a break")
    return bad


def warm_up(file: Path) -> None:
    """Do all that writers do once, so that those forked from here begin to write at once."""
    shutil.copy(SMALL, file)
    with Workspace(file) as workspace:
        chance = random.Random(0)
        for number in range(12):
            one_change(workspace, chance, 1, str(number))
    missing_or_broken(file, [])


def killed_writer(file: Path, chance: random.Random) -> list[tuple[int, str]]:
    """Fork a writer, kill it at some moment, and return what it acknowledged: the log's number and a mark.

    One in five is killed while it opens the file, the others while they write.
    """
    seed, seconds = chance.randrange(10**9), chance.uniform(0.0, 0.5)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            os.dup2(writing, 1)
            write(file, seed, 10**9)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        first = b"" if chance.random() < 0.2 else pipe.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        lines = (first + pipe.read()).decode().split("\n")
    assert os.WIFSIGNALED(status), "the writer ended by itself"
    return [(int(number), mark) for number, mark in (line.split() for line in lines[:-1]) if mark != OPEN]


def write(file: Path, seed: int, changes: int) -> None:
    """Change a workspace in every way, so many times, acknowledging each change after its commit."""
    chance = random.Random(seed)
    workspace = Workspace(file)
    os.write(1, f"0 {OPEN}\n".encode())
    with workspace.reading() as session:
        claims = queries.claim_ids(session, dismissed=True)
    for claim in claims:
        review.reopen(workspace, claim, "Ada")  # where a kill came between a dismissal and its end
    for count in range(changes):
        mark = f"m{seed}x{count}"
        change = one_change(workspace, chance, chance.choice(claims), mark)
        assert change is not None
        os.write(1, f"{change.log} {mark}\n".encode())
    workspace.close()


def one_change(workspace: Workspace, chance: random.Random, claim: int, mark: str) -> Change | None:
    """Make one change that leaves its mark in the log, at times with the findings that follow from it."""
    match chance.randrange(6):
        case 0 | 1:
            verdict = chance.choice(("verified", "partly", "disputed"))
            return review.decide(workspace, claim, verdict, "Ada", conclusion=mark)
        case 2:
            return review.attach_own(workspace, claim, mark, "Bice", title="USGS")
        case 3:
            return review.set_claim(workspace, claim, "Ada", standalone=mark)
        case 4:
            change = review.dismiss(workspace, claim, mark, "Ada")
            review.reopen(workspace, claim, "Ada")
            return change
        case _:
            day = f"{chance.choice((2023, 2024, 2025))}-04-{chance.randrange(1, 29):02d}"
            change = review.set_article(workspace, 1, "Ada", outlet=mark, published=day)
            review.check_claims(workspace, [claim])
            return change


def missing_or_broken(file: Path, told: list[tuple[int, str]]) -> list[str]:
    """Return what was acknowledged and is not there, and what does not agree."""
    with Workspace(file) as workspace:
        with workspace.reading() as session:
            links = {row.id: row.after for row in log.rows(session)}
        wrong = [one.message.format(**one.values) for one in verify(workspace).problems]
    return wrong + [f"change {number} is lost" for number, mark in told if mark not in links.get(number, "")]


def count_syncs(commits: int, seed: int) -> bool:
    """Tell whether every acknowledged commit was synced before, as strace sees it; say so where it cannot be told."""
    strace = shutil.which("strace")
    if strace is None:
        print("strace is not installed: syncs were not counted")
        return True
    with tempfile.TemporaryDirectory() as folder:
        file, trace = Path(folder) / "synced.riscontro", Path(folder) / "trace"
        shutil.copy(SMALL, file)
        Workspace(file).close()
        own = [sys.executable, __file__, "--write", str(file), "--synced", str(commits), "--seed", str(seed)]
        calls = "trace=write,pwrite64,fsync,fdatasync,ftruncate"
        subprocess.run([strace, "-f", "--seccomp-bpf", "-y", "-s", "64", "-e", calls, "-o", str(trace), *own],
                       check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        acknowledged, unsynced = read_trace(trace.read_text("utf-8", "replace"))
    print(f"{acknowledged} acknowledged commits, {acknowledged - unsynced} synced before (strace)")
    return acknowledged == commits and not unsynced


def read_trace(trace: str) -> tuple[int, int]:
    """Return how many acknowledgements a trace has, and how many came while a write to the log was not synced."""
    call = re.compile(r"^\d+\s+(\w+)\((\d+)<([^>]*)>(?:, \"(m?[^\"]*)\")?", re.MULTILINE)
    dirty = wrote = False
    acknowledged = unsynced = 0
    for name, handle, path, text in call.findall(trace):
        if path.endswith("-wal"):
            dirty = name.startswith(("pwrite", "write", "ftruncate"))
            wrote = wrote or dirty
        elif handle == "1" and name == "write" and re.match(r"\d+ m\d+x\d+", text):
            acknowledged += 1
            unsynced += dirty or not wrote
            wrote = False
    return acknowledged, unsynced


if __name__ == "__main__":
    sys.exit(main())
