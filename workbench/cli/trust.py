"""Commands that guard the workspace: verify, backup, backups, restore, rescue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from workbench import paths
from workbench.cli import report_check
from workbench.cli.common import WorkspaceFile, err, opened, out, say, wording
from workbench.errors import UserError
from workbench.store import Workspace, copying, kept, sqlite
from workbench.store import backup as copies
from workbench.store.database import SCHEMA
from workbench.store.failures import DamagedError
from workbench.store.problems import Problem
from workbench.store.rescue import rescue as rescue_workspace
from workbench.store.verify import verify as verify_workspace
from workbench.store.witness import against as against_witness
from workbench.store.witness import witness
from workbench.wording import mark


def register(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.command(help=say("Check the chain of changes, the hashes and the file itself, or a JSON report."))(
        verify
    )
    app.command(help=say("Copy the workspace to a file, consistent even while others write."))(backup)
    app.command(help=say("List the backups that the program keeps of the workspace by itself."))(backups)
    app.command(help=say("Put a backup in the place of the workspace, which is kept beside it."))(restore)
    app.command(help=say("Save what can still be read of a damaged workspace to a new file."))(rescue)


def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help=say("A JSON report, to be compared with its workspace; or a backup.")
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REPORT|BACKUP|HASH",
            help=say("What saw the log before: shows whether its end was cut off."),
        ),
    ] = None,
    workspace: WorkspaceFile = None,
) -> None:
    """Check the workspace without changing it; exit with 1 where something is wrong."""
    source = workspace or paths.default_workspace()
    report = file
    if file is not None and sqlite.ours(file):
        source, report = file, None
    read = report_check.load(report) if report else None
    seen = witness(against) if against else None
    if read is not None:
        _judge([*report_check.alone(read)])
        if workspace is None and not source.exists():
            out.print(
                say("The report agrees with itself; name its workspace to have it compared with the log.")
            )
            return
    try:
        with _looked_at(source) as opened_workspace:
            result = verify_workspace(opened_workspace)
            _judge(result.problems)
            if seen is not None and (problem := against_witness(opened_workspace, seen)) is not None:
                _judge([problem])
            if read is not None and report is not None:
                _judge([*report_check.compare(read, report.name, opened_workspace)])
    except DamagedError as error:
        _judge([Problem(error.message, error.values)])
        return
    if read is not None:
        out.print(say("The report says what the workspace said at its change {row}.", row=read["changes"]))
    out.print(
        say(
            "Everything agrees: {changes} changes, last hash {head}.",
            changes=result.changes,
            head=result.head,
        )
    )


def _judge(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        err.print(say(problem.message, **problem.values), markup=False)
    if problems:
        raise typer.Exit(1)


@contextmanager
def _looked_at(file: Path) -> Iterator[Workspace]:
    """Open a workspace for reading; one of an older schema as a copy, so that looking does not change it."""
    version = sqlite.version_of(file)
    if version is None or version >= SCHEMA:
        with Workspace(file, write=False) as found:
            yield found
        return
    with TemporaryDirectory(prefix="riscontro-") as folder:
        copy = Path(folder) / file.name
        copying.copy(file, copy)
        with Workspace(copy) as found:
            yield found


def backup(file: Annotated[Path, typer.Argument(metavar="FILE")], workspace: WorkspaceFile = None) -> None:
    """Copy the workspace to a file."""
    with opened(workspace) as opened_workspace:
        sha256 = copies.backup(opened_workspace, file)
    out.print(say("Saved in {file}, SHA-256 {hash}.", file=file, hash=sha256), markup=False)


def backups(workspace: WorkspaceFile = None) -> None:
    """List the backups that were made by themselves, the newest first."""
    source = workspace or paths.default_workspace()
    found = kept.backups(source)
    if not found:
        out.print(say("No backup yet; the first is made after an hour of work."))
        return
    for one in found:
        sentence = (
            mark("{moment}, whole: {file}") if kept.whole(one.file) else mark("{moment}, damaged: {file}")
        )
        out.print(say(sentence, moment=wording.moment(one.at), file=one.file), markup=False, soft_wrap=True)


def restore(
    backup: Annotated[Path | None, typer.Argument(metavar="[BACKUP]")] = None,
    last: Annotated[bool, typer.Option("--last", help=say("Take the newest backup that is whole."))] = False,
    workspace: WorkspaceFile = None,
) -> None:
    """Put a backup in the place of the workspace, which is kept beside it."""
    target = workspace or paths.default_workspace()
    newest = kept.last_good(target) if last else None
    chosen = newest.file if newest else backup
    if last and newest is None:
        raise UserError("There is no backup of {path} that is whole.", path=target)
    if chosen is None:
        raise UserError(
            "Name a backup, or take the newest whole one with --last; riscontro backups lists them."
        )
    former = copies.restore(chosen, target)
    out.print(say("Restored from {file}.", file=chosen), markup=False)
    if former:
        out.print(say("What was there before is kept in {file}.", file=former), markup=False)


def rescue(to: Annotated[Path, typer.Argument(metavar="FILE")], workspace: WorkspaceFile = None) -> None:
    """Save what can still be read of a damaged workspace to a new file; the damaged one stays as it is."""
    source = workspace or paths.default_workspace()
    saved = rescue_workspace(source, to)
    rows = saved.rows
    out.print(
        say(
            "Saved in {file}: claims {claims}, verdicts {verdicts}, changes {changes}.",
            file=to, claims=rows["claim"], verdicts=rows["verdict"], changes=rows["log"],
        ),
        markup=False,
    )  # fmt: skip
