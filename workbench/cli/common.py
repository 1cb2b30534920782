"""What every command shares: the workspace option, the reader's language, the two streams."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from workbench import paths, review, settings
from workbench.sources import load_shipped
from workbench.store import Workspace
from workbench.wording import Wording

wording = Wording(settings.language())
say = wording.say
out = Console(highlight=False)
err = Console(stderr=True, highlight=False, soft_wrap=True)

WorkspaceFile = Annotated[
    Path | None,
    typer.Option(
        "--workspace", "-w", metavar="FILE", help=say("The workspace file; your own one by default.")
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=say("Print JSON instead of text."))]
Reviewer = Annotated[
    str | None, typer.Option("--reviewer", help=say("Who decides; by default the name you gave."))
]


@contextmanager
def opened(file: Path | None) -> Iterator[Workspace]:
    """Open the workspace, a new one with the shipped sources in it, and close it at the end."""
    with Workspace(file or paths.default_workspace()) as workspace:
        for one in workspace.warnings:
            err.print(say(one.message, **one.values))
        review.load_editions(workspace, load_shipped(), settings.reviewer())
        yield workspace


def who(name: str | None) -> str:
    """Return the reviewer's name: the one given, else the one of the settings."""
    return name.strip() if name and name.strip() else settings.reviewer()
