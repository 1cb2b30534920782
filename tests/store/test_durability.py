"""A process that is killed loses nothing it acknowledged."""

import subprocess
import sys
from pathlib import Path

from workbench.store import Workspace, queries
from workbench.store.verify import verify

WRITER = """
import sys
from pathlib import Path
from workbench import review
from workbench.store import Workspace

workspace = Workspace(Path(sys.argv[1]))
for number in range(10_000):
    review.decide(workspace, 1, "verified", "Ada", conclusion=str(number))
    print(number, flush=True)
"""


def test_what_was_acknowledged_before_a_kill_is_there_and_the_chain_is_whole(workspace: Workspace) -> None:
    acknowledged = -1
    for kill_after in (1, 4, 9):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(workspace.path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        acknowledged = max(int(writer.stdout.readline()) for _ in range(kill_after))
        writer.kill()
        rest = [int(line) for line in writer.stdout.read().split()]
        writer.stdout.close()
        writer.wait()
        acknowledged = max([acknowledged, *rest])
        with Workspace(Path(workspace.path)) as reopened:
            assert verify(reopened).problems == ()
            with reopened.reading() as session:
                written = {row.conclusion for row in queries.verdicts(session, 1)}
        assert {str(number) for number in range(acknowledged + 1)} <= written
