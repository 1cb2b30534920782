"""Commands that guard the workspace: verify, backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench import paths
from workbench.cli.common import WorkspaceFile, err, opened, out, say
from workbench.store import backup as copies
from workbench.store.verify import verify as verify_workspace


def register(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.command(help=say("Check the chain of changes, the hashes and the file itself."))(verify)
    app.command(help=say("Copy the workspace to a file, consistent even while others write."))(backup)
    app.command(help=say("Put a backup in the place of the workspace, which is kept beside it."))(restore)


def verify(workspace: WorkspaceFile = None) -> None:
    """Check the chain of changes, the hashes and the file itself; exit with 1 where something is wrong."""
    with opened(workspace) as opened_workspace:
        result = verify_workspace(opened_workspace)
    for problem in result.problems:
        err.print(say(problem.message, **problem.values), markup=False)
    if result.problems:
        raise typer.Exit(1)
    out.print(
        say(
            "Everything agrees: {changes} changes, last hash {head}.",
            changes=result.changes,
            head=result.head,
        )
    )


def backup(file: Annotated[Path, typer.Argument(metavar="FILE")], workspace: WorkspaceFile = None) -> None:
    """Copy the workspace to a file."""
    with opened(workspace) as opened_workspace:
        sha256 = copies.backup(opened_workspace, file)
    out.print(say("Saved in {file}, SHA-256 {hash}.", file=file, hash=sha256), markup=False)


def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP")], workspace: WorkspaceFile = None
) -> None:
    """Put a backup in the place of the workspace, which is kept beside it."""
    kept = copies.restore(backup, workspace or paths.default_workspace())
    out.print(say("Restored from {file}.", file=backup), markup=False)
    if kept:
        out.print(say("What was there before is kept in {file}.", file=kept), markup=False)
