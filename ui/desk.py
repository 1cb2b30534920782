"""The open workspace as the window sees it: reads at once, writes on one thread, says what changed."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Container, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.lane import Job, Lane
from ui.watch import Watch
from workbench import data, intake, reports, review, rows, settings
from workbench.changes import Change
from workbench.errors import UserError
from workbench.sources import Edition, load_shipped
from workbench.store import Workspace, backups, lists, log, queries
from workbench.store.database import SCHEMA
from workbench.store.rechecks import rechecks
from workbench.store.statistics import Statistics, statistics
from workbench.wanted import Facet, Filter, Wanted
from workbench.wording import Wording, mark

T = TypeVar("T")


class Listed(NamedTuple):
    """Hold the ids of the claims to list, in their order, the row of each, and each filter's count."""

    ids: Sequence[int]
    rows: dict[int, int]
    counts: dict[Filter, int]


class Desk(QObject):
    """Own one open workspace; every method that changes it returns at once and answers by a signal.

    changed: a Change was written, refresh what it names. unchanged: there was nothing to write.
    imported: the number of an article, new or known.
    failed: what went wrong, a UserError or a bug. told: a sentence's key and values, for the status line.
    """

    changed = Signal(object)
    unchanged = Signal()
    imported = Signal(object)
    failed = Signal(object)
    told = Signal(object, object)
    exported = Signal(object)

    def __init__(
        self, workspace: Workspace, reviewer: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reviewer = reviewer
        self.writer = Lane("writer", self)
        self.reader = Lane("reader", self)
        self.watch = Watch(workspace, lambda: self.busy, self)
        self.watch.warned.connect(lambda one: self.told.emit(one.message, one.values))

    @property
    def path(self) -> Path:
        """The workspace's file."""
        return self._workspace.path

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return self._workspace.writable

    @property
    def busy(self) -> bool:
        """Whether something is being written or read off the window's thread."""
        return not (self.writer.idle and self.reader.idle)

    def close(self) -> None:
        """Finish what is under way and close the file."""
        self.watch.stop()
        self.writer.close()
        self.reader.close()
        self._workspace.close()

    # --- reading: each is one look, short within an article; `later` is for what looks through all ------

    def later(self, title: str, look: Callable[[], T], done: Callable[[T], None]) -> None:
        """Look on the reading thread, and call `done` with what was seen on the window's."""
        self.reader.run(title, lambda _job: look(), done, self.failed.emit)

    def articles(
        self, ids: Sequence[int] | None = None
    ) -> tuple[list[rows.ArticleRow], dict[int, Counter[str]]]:
        """Return the articles, or some, and by article the counts of its claims by verdict."""
        with self._workspace.reading() as session:
            return queries.articles(session, ids), queries.verdict_counts(session, ids)

    def article(self, number: int) -> tuple[rows.ArticleRow, str]:
        """Return an article with its text."""
        with self._workspace.reading() as session:
            return queries.article(session, number), queries.article_text(session, number)

    def claim_ids(self, article: int | None = None) -> list[int]:
        """Return the ids of an article's claims, or of all."""
        with self._workspace.reading() as session:
            return queries.claim_ids(session, article)

    def listed(self, wanted: Wanted, among: Container[int] | None = None) -> Listed:
        """Return which claims to list, only those among some where asked, and each filter's count."""
        with self._workspace.reading() as session:
            found, counts = lists.claim_ids(session, wanted), lists.counts(session, wanted)
        ids = array("q", found if among is None else [number for number in found if number in among])
        return Listed(ids, {number: row for row, number in enumerate(ids)}, counts)

    def wanted_ids(self, wanted: Wanted) -> list[int]:
        """Return the ids of the claims that are wanted, in their order."""
        with self._workspace.reading() as session:
            return lists.claim_ids(session, wanted)

    def facet(self, wanted: Wanted, facet: Facet) -> list[tuple[str, int]]:
        """Return the values of one facet of a filter with how many claims have them."""
        with self._workspace.reading() as session:
            return lists.facets(session, wanted, [facet])[facet]

    def rechecks(self, among: Sequence[int] | None = None) -> dict[int, rows.Recheck]:
        """Return the decided claims, or those among some, whose findings changed since, by their id."""
        with self._workspace.reading() as session:
            return {one.claim: one for one in rechecks(session, among)}

    def claims(self, ids: Sequence[int]) -> list[rows.ClaimRow]:
        """Return claims with their verdicts, findings and evidence."""
        with self._workspace.reading() as session:
            return queries.claims(session, ids)

    def filter_counts(self, wanted: Wanted) -> dict[Filter, int]:
        """Return how many claims each short filter would show."""
        with self._workspace.reading() as session:
            return lists.counts(session, wanted)

    def decided_on(self, day: date) -> int:
        """Return how many verdicts were given on a day."""
        with self._workspace.reading() as session:
            return queries.decided_on(session, day)

    def find_claims(self, words: str, most: int) -> list[rows.ClaimRow]:
        """Find claims for words, the worthiest first."""
        return self.claims(self.wanted_ids(Wanted(words=words, order="worthiness"))[:most])

    def statistics(self) -> Statistics:
        """Count how the work stands."""
        with self._workspace.reading() as session:
            return statistics(session)

    def read(self, look: Callable[[Any], T]) -> T:
        """Return what one look at the workspace finds; `look` is given its session."""
        with self._workspace.reading() as session:
            return look(session)

    def history(self, claim: int) -> list[rows.VerdictRow]:
        """Return every verdict of a claim, oldest first."""
        with self._workspace.reading() as session:
            return queries.verdicts(session, claim)

    def reverted(self, change: int) -> str:
        """Return the action that an undo or a redo, by its number in the log, took back or did again."""
        with self._workspace.reading() as session:
            return log.reverted(session, change)

    def head(self) -> str:
        """Return the log's head hash."""
        with self._workspace.reading() as session:
            return log.head(session)

    # --- writing: on the one writer thread -----------------------------------------------------

    def change(self, act: Callable[[Workspace, str], Change | None], *, check: bool = False) -> None:
        """Carry out a use case of `review` in the reviewer's name; check: look at what it touched anew."""
        who = self._reviewer()

        def work() -> Change | None:
            change = act(self._workspace, who)
            if check and change is not None:
                review.check_claims(self._workspace, change.claims)
            return change

        self._write(work)

    def decide(self, claim: int, verdict: rows.Verdict, question: rows.Question, **details: Any) -> None:
        """Give a verdict; `details` are those of `review.decide`."""
        self.change(lambda at, who: review.decide(at, claim, verdict, who, question=question, **details))

    def attach_figure(
        self, claim: int, finding: int, question: rows.Question, stance: rows.Stance | None = None
    ) -> None:
        """Attach the figure of a finding; without a stance, its outcome says what it does to the claim."""
        self.change(
            lambda at, who: review.attach_finding(at, claim, finding, who, question=question, stance=stance)
        )

    def attach_passage(
        self, claim: int, finding: int, passage: int, stance: rows.Stance, question: rows.Question
    ) -> None:
        """Attach a passage of a finding."""
        self.change(
            lambda at, who: review.attach_passage(
                at, claim, finding, passage, who, stance=stance, question=question
            )
        )

    def attach_own(self, claim: int, quote: str, **details: Any) -> None:
        """Attach words of the reviewer's own finding; `details` are those of `review.attach_own`."""
        self.change(lambda at, who: review.attach_own(at, claim, quote, who, **details))

    def choose(self, claim: int, choice: rows.Choice | None) -> None:
        """Keep how an ambiguous claim is to be read, and check it anew."""
        self.change(lambda at, who: review.choose(at, claim, choice, who), check=True)

    def keep_verdict(self, claim: int) -> None:
        """Give a claim's verdict again as of today."""
        self.change(lambda at, who: review.keep_verdict(at, claim, who))

    def detach(self, evidence: int) -> None:
        """Take a piece of evidence off."""
        self.change(lambda at, who: review.detach(at, evidence, who))

    def add_claim(self, article: int, span: rows.Span) -> None:
        """Make a claim of a stretch of text, and check it."""
        self.change(lambda at, who: review.add_claim(at, article, span, who), check=True)

    def set_claim(self, claim: int, **values: str | None) -> None:
        """Correct a claim's speaker or wording."""
        self.change(lambda at, who: review.set_claim(at, claim, who, **values))

    def dismiss(self, claim: int, because: str) -> None:
        """Put aside what is no claim."""
        self.change(lambda at, who: review.dismiss(at, claim, because, who))

    def set_article(self, article: int, **values: str) -> None:
        """Correct what is said of an article; a new date checks its claims anew."""
        who = self._reviewer()

        def work() -> Change | None:
            change = review.set_article(self._workspace, article, who, **values)
            if change is not None:
                self._check(article)
            return change

        self._write(work)

    def undo(self) -> None:
        """Take back the reviewer's newest change."""
        self._revert(review.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._revert(review.redo)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import articles from files and folders, with progress; a file that cannot be read stops nothing."""
        who = self._reviewer()

        def work(job: Job) -> None:
            files: list[Path] = []
            for path in paths:
                try:
                    files += intake.walk([path], job.report)
                except UserError as error:
                    self.failed.emit(error)
            for done, file in enumerate(files):
                job.report(done, len(files))
                try:
                    self._import(intake.draft(intake.read(file, job.report), file=file.name), who)
                except UserError as error:
                    self.failed.emit(error)

        self.writer.run(mark("Importing"), self.watch.noted(work), lambda _none: None, self.failed.emit)

    def add_edition(
        self, edition: Edition, done: Callable[[bool], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Add an edition to the library and check every claim anew; `done` is told whether it was new."""
        who = self._reviewer()

        def work(job: Job) -> tuple[bool, tuple[int, ...]]:
            if not review.import_source(self._workspace, edition, who):
                return False, ()
            with self._workspace.reading() as session:
                ids = queries.claim_ids(session)
            return True, review.check_claims(self._workspace, ids, job.report).changed

        def written(result: tuple[bool, tuple[int, ...]]) -> None:
            added, changed = result
            done(added)
            if added:
                self.changed.emit(Change(0, "source.add", (), changed))
                told = mark("Edition {edition} added; the findings of {count} claims changed.")
                self.told.emit(told, {"edition": edition.id, "count": len(changed)})
            else:
                told = mark("Edition {edition} is there already; nothing was added.")
                self.told.emit(told, {"edition": edition.id})

        self.writer.run(mark("Importing"), self.watch.noted(work), written, failed)

    def import_text(self, text: str) -> None:
        """Import pasted or dropped text as an article."""
        who = self._reviewer()

        def work(_job: Job) -> None:
            if not text.strip():
                raise UserError("There is no text to import; copy the article first.")
            self._import(intake.draft(text), who)

        self.writer.run(mark("Importing"), self.watch.noted(work), lambda _none: None, self.failed.emit)

    def prepare(self, demo: bool) -> None:
        """Load the shipped sources where the workspace lacks them, and the demo's articles on demand."""
        who = settings.reviewer()  # the user did nothing yet, so nothing is asked

        def load(job: Job) -> None:
            if not self.writable:
                return
            review.load_editions(self._workspace, load_shipped(), who)
            seeds = data.seeds() if demo else []
            for done, seed in enumerate(seeds):
                job.report(done, len(seeds))
                self._import(intake.draft(intake.read(seed), file=seed.name), who, quietly=True)

        work = self.watch.noted(load)
        self.writer.run(mark("Opening"), work, lambda _none: self.imported.emit(None), self.failed.emit)

    def export(self, file: Path, form: str, wording: Wording, articles: Sequence[int] | None = None) -> None:
        """Write a report in the background."""

        def work(_job: Job) -> reports.Written:
            return reports.export(self._workspace, file, form, wording, articles)

        self.reader.run(mark("Writing the report"), work, self.exported.emit, self.failed.emit)

    def back_up(self) -> None:
        """Make a backup now, in the background."""

        def work(_job: Job) -> Path:
            return backups.make(self.path, SCHEMA).file

        def made(file: Path) -> None:
            self.told.emit(mark("Backup made: {file}"), {"file": file.name})

        self.writer.run(mark("Copying"), work, made, self.failed.emit)

    # --- how -------------------------------------------------------------------------------------

    def _write(self, change: Callable[[], Change | None]) -> None:
        def done(made: Change | None) -> None:
            if made is not None:
                self.watch.show(made.log)
                self.changed.emit(made)
            else:
                self.unchanged.emit()

        self.writer.run(mark("Saving"), self.watch.noted(lambda _job: change()), done, self.failed.emit)

    def _revert(self, revert: Callable[[Workspace, str], Change]) -> None:
        who = self._reviewer()

        def work() -> Change:
            change = revert(self._workspace, who)
            for article in change.articles:
                if not change.claims:
                    self._check(article)
            return change

        self._write(work)

    def _check(self, article: int) -> None:
        with self._workspace.reading() as session:
            ids = queries.claim_ids(session, article)
        review.check_claims(self._workspace, ids)

    def _import(self, draft: intake.ArticleDraft, who: str, quietly: bool = False) -> None:
        """Add an article and check it; runs on the writer's thread, the signals cross over by themselves."""
        added = review.import_article(self._workspace, draft, who)
        if added.change is not None:
            review.check_claims(self._workspace, added.change.claims)
            self.watch.show(added.change.log)
            self.changed.emit(added.change)
            if not quietly:
                values = {"file": draft.file or draft.title, "count": len(added.change.claims)}
                self.told.emit(mark("{file}: claims read: {count}."), values)
        elif not quietly:
            values = {"file": draft.file or draft.title, "number": added.article}
            self.told.emit(mark("{file}: this text is article {number} already; nothing was added."), values)
        if not quietly:
            self.imported.emit(added.article)
