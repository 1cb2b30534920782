"""Write a picture of every screen, in both themes and both languages: `make shots`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["RISCONTRO_REVIEWER"] = "Anna Conti"

from clipped import clipped
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from support import LITHIUM

from ui import recovery
from ui.program import Program
from ui.source_import import SourceImport
from workbench import review, rows, settings
from workbench.store import backups, kept, queries
from workbench.store.database import SCHEMA
from workbench.store.failures import DamagedError

DECIDED: tuple[tuple[str, rows.Verdict, str], ...] = (
    ("3,8 milioni", "verified", "L’edizione 2025 dell’USGS riporta 3 800 000 t (ossidi)."),
    ("quinta riserva", "verified", "Quinta fra i dodici valori pubblicati."),
    ("17 metalli", "verified", "Scandio, ittrio e i quindici lantanidi."),
    ("sostituti noti", "disputed", "I sostituti esistono, ma in genere sono meno efficaci."),
    ("colloqui con le imprese", "unverifiable", ""),
    ("stime molto più alte", "partly", ""),
    ("L’interesse è reciproco", "not checkable", ""),
)
# An article of the pictures' own, for what the demo's two do not show.
MORE = """date 2025-04-20

Terre rare, i numeri della Cina

La Cina detiene il 69% della produzione mondiale di terre rare, contro il 12% degli Stati Uniti. La produzione \
thailandese di terre rare è più che triplicata nel 2024. Il Vietnam ha più riserve di terre rare della Russia.

Cina e Russia hanno 44 milioni di tonnellate di riserve di terre rare. «Gli americani hanno molto bisogno di \
terre rare, e noi ne abbiamo molte», ha ribadito Peskov. Le riserve russe di terre rare sono pari a 10 milioni \
di tonnellate. Il Brasile possiede la seconda riserva mondiale di terre rare.
"""


def main(folder: Path) -> None:
    """Open the demo offscreen, decide some claims, and take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    home = tempfile.mkdtemp()
    os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
    program = Program(Path(home) / "terre-rare.riscontro", demo=True)
    program._keep(toured=True)
    window = program.window
    window.resize(1440, 900)
    window.show()
    save(window, folder / "00-painted-first.png")
    program.first_open()
    settle(program)
    decide(program)
    more(program)
    screens: dict[str, Callable[[], None]] = {
        "claim-quantity": lambda: show(program, "3,8 milioni"),
        "claim-rank": lambda: show(program, "quinta riserva"),
        "claim-passages": lambda: show(program, "sostituti noti"),
        "claim-no-source": lambda: show(program, "2 milioni di tonnellate"),
        "claim-quote": lambda: show(program, "colloqui con le imprese"),
        "claim-share": lambda: show(program, "69%"),
        "claim-change": lambda: show(program, "thailandese"),
        "claim-comparison": lambda: show(program, "Vietnam"),
        "claim-ambiguous": lambda: show(program, "Cina e Russia"),
        "claim-nearest": lambda: show(program, "10 milioni"),
        "claim-elsewhere": lambda: show(program, "molto bisogno"),
        "claim-recheck": lambda: show(program, "seconda riserva"),
        "history": lambda: act(program, "quinta riserva", "history"),
        "source-table": lambda: act(program, "3,8 milioni", "source"),
        "source-passage": lambda: act(program, "sostituti noti", "source"),
        "split": lambda: act(program, "Non ha fatto il nome", "split"),
        "reword": lambda: act(program, "quinta riserva", "reword"),
        "kinds": lambda: act(program, "quinta riserva", "kinds"),
        "figures": lambda: act(program, "3,8 milioni", "figures"),
        "dates": lambda: act(program, "a metà aprile", "dates"),
        "template": lambda: act(program, "seconda riserva", "conclusion"),
        "error": lambda: window.status.complain(window.wording.say("There is nothing to undo.")),
    }
    for language in ("it", "en"):
        for theme in ("light", "dark"):
            program.act(f"language_{language}")
            program.act(f"theme_{theme}")
            for name, arrange in screens.items():
                window.sheet.leave()
                window.popover.leave()
                window.page.cancel_edges()
                arrange()
                settle(program)
                save(window, folder / f"{name}-{language}-{theme}.png")
            window.status.clear()
            show(program, "3,8 milioni")
            for name, (arrange, leave) in covers(program).items():
                arrange()
                settle(program)
                QTest.qWait(300)
                save(window, folder / f"{name}-{language}-{theme}.png")
                leave()
            for code in ("keys", "templates", "own_evidence", "properties", "dismiss", "reviewer", "about"):
                dialog_of(program, code, folder / f"dialog-{code}-{language}-{theme}.png")
            source_import(program, folder, f"{language}-{theme}")
            filter_menu(program, folder, f"{language}-{theme}")
            recovery_boxes(program, folder, f"{language}-{theme}")
    overview(program, folder)
    window.close()
    empty = Program(Path(home) / "empty.riscontro", demo=False)
    empty.window.resize(1440, 900)
    empty.window.show()
    empty.first_open()
    settle(empty)
    save(empty.window, folder / "empty.png")
    empty.window.close()
    settings.save({"window": {}})
    first = Program(None, demo=False)
    first.window.resize(1440, 900)
    first.window.show()
    first.first_open()
    save(first.window, folder / "start-first.png")
    first.window.close()


def covers(program: Program) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """Return what lies over the article or the window: how it is shown, and how it is left."""
    window = program.window

    def palette(words: str) -> None:
        program.act("palette")
        assert program._palette is not None
        program._palette.palette.field.setText(words)

    return {
        "overview": (lambda: program.act("overview"), window.show_page),
        "start": (lambda: program.act("start_page"), lambda: program.act("start_page")),
        "palette": (lambda: palette(""), lambda: program.act("palette")),
        "palette-words": (lambda: palette("terre rare"), lambda: program.act("palette")),
        "tour": (lambda: program.act("tour"), lambda: program._tour.end() if program._tour else None),
    }


def overview(program: Program, folder: Path) -> None:
    """Take the overview, which stands in the page's place."""
    program.act("overview")
    for language in ("it", "en"):
        for theme in ("light", "dark"):
            program.act(f"language_{language}")
            program.act(f"theme_{theme}")
            settle(program)
            save(program.window, folder / f"overview-{language}-{theme}.png")


def settle(program: Program) -> None:
    """Let everything that is under way come to its end."""
    for _ in range(600):
        QTest.qWait(20)
        if program.flow is None or not program.flow.desk.busy:
            break
    QTest.qWait(60)


def decide(program: Program) -> None:
    """Give the verdicts and evidence of the pictures."""
    flow = program.flow
    assert flow is not None
    workspace = flow.desk._workspace
    for words, verdict, conclusion in DECIDED:
        number = number_of(program, words)
        with workspace.reading() as session:
            findings = queries.claim(session, number).findings
        if findings and findings[0].finding.cell:
            review.attach_finding(workspace, number, findings[0].id, "Anna Conti")
        elif findings and findings[0].finding.passages:
            stance: rows.Stance = "undermines" if verdict == "disputed" else "supports"
            review.attach_passage(workspace, number, findings[0].id, 0, "Anna Conti", stance=stance)
        review.decide(workspace, number, verdict, "Anna Conti", conclusion=conclusion)
    flow.refresh()


def more(program: Program) -> None:
    """Bring in the pictures' own article; one verdict of it was given before the article's date was corrected."""
    flow = program.flow
    assert flow is not None
    flow.desk.import_text(MORE)
    settle(program)
    article = flow.desk.articles()[0][-1].id
    flow.desk.set_article(article, published="2023-06")
    settle(program)
    review.decide(flow.desk._workspace, number_of(program, "seconda riserva"), "disputed", "Anna Conti")
    flow.desk.set_article(article, published="2025-04-20")
    settle(program)


def number_of(program: Program, words: str) -> int:
    """Return the number of the first claim that has these words."""
    assert program.flow is not None
    desk = program.flow.desk
    return next(claim.id for claim in desk.claims(desk.claim_ids(None)) if words in claim.draft.text)


def show(program: Program, words: str) -> None:
    """Make a claim the current one."""
    assert program.flow is not None
    program.flow.jump(number_of(program, words))


def act(program: Program, words: str, code: str) -> None:
    """Do something with a claim once it is shown."""
    show(program, words)
    settle(program)
    program.act(code)


def dialog_of(program: Program, code: str, file: Path) -> None:
    """Open a dialog, take its picture, close it."""
    show(program, "3,8 milioni")
    in_box(file)
    program.act(code)


def in_box(file: Path) -> None:
    """Take the picture of the box that is about to open, and close it."""

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            save(dialog, file)
            dialog.close()

    QTimer.singleShot(150, take)


def source_import(program: Program, folder: Path, name: str) -> None:
    """Take the import of a table: as it is read, and once it can be stored."""
    table = Path(tempfile.mkdtemp()) / "lithium-2025.csv"
    table.write_text(LITHIUM, "utf-8")
    dialog = SourceImport(program.window.theme, program.window.wording, lambda *_: None)
    dialog.show()
    dialog.read(table)
    while dialog.made is None:
        QTest.qWait(50)
    QTest.qWait(300)
    save(dialog, folder / f"import-read-{name}.png")
    dialog.close()
    dialog.deleteLater()


def filter_menu(program: Program, folder: Path, name: str) -> None:
    """Take the filter's menu with one facet's values beside it."""
    menu = program.window.filter.menu()
    menu.aboutToShow.emit()
    below = menu.actions()[3].menu()
    assert isinstance(below, QMenu)
    below.aboutToShow.emit()
    settle(program)
    for part, which in ((menu, "menu"), (below, "values")):
        part.adjustSize()
        save(part, folder / f"filter-{which}-{name}.png")


def recovery_boxes(program: Program, folder: Path, name: str) -> None:
    """Take what is offered for backups, a damaged workspace and a fault of the program."""
    window, path = program.window, program.flow.desk.path if program.flow else Path()
    if not kept.backups(path):
        backups.make(path, SCHEMA)
    newest = kept.backups(path)[0].file

    def nothing(*_: object) -> None:
        return None

    boxes: dict[str, Callable[[], None]] = {
        "backups": lambda: recovery.ask_backup(window, path, nothing, nothing),
        "damaged": lambda: recovery.ask_damaged(window, DamagedError(path, newest), nothing, nothing),
        "fault": lambda: program._trouble(ValueError("an example")),
    }
    for code, ask in boxes.items():
        in_box(folder / f"dialog-{code}-{name}.png")
        ask()


CUT: list[str] = []  # what was found to be cut off, by picture


def save(widget: QWidget, file: Path) -> None:
    """Save a picture of a widget as it is now, and note what is cut off in it."""
    QTest.qWait(80)
    widget.grab().save(str(file))
    CUT.extend(f"{file.name}: {words}" for words in clipped(widget))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    sys.exit("\n".join(["Words are cut off:", *CUT]) if CUT else 0)
