"""The running program: it paints the window first, then loads the rest, and remembers how it was left."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui import dialogs, theme
from ui.qt_texts import QtTexts
from ui.window import MainWindow
from workbench import data, paths, settings
from workbench.errors import UserError
from workbench.wording import Wording

if TYPE_CHECKING:
    from ui.commands import Commands
    from ui.flow import Flow
    from ui.palette_link import PaletteLink
    from ui.start_link import StartLink
    from ui.tour import Tour
    from workbench.store import Workspace

MOST_RECENT = 8
_WITHOUT_WORKSPACE = ("new", "open", "start_page", "quit", "palette", "keys", "demo", "about")
_TOUR_MS = 600  # after the article is there, so that one sees first what is explained then
_ZOOMS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Program(QObject):
    """Own the application, the window and the workspace that is open."""

    def __init__(self, file: Path | None, demo: bool) -> None:
        running = QApplication.instance()
        self.application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
        super().__init__()
        self.application.setApplicationName("Riscontro")
        self.application.setDesktopFileName("riscontro")
        self.application.setWindowIcon(QIcon(str(data.resources() / "icons" / "riscontro.svg")))
        self.kept: dict[str, Any] = self._settings().get("window", {})
        self.flow: Flow | None = None
        self._commands: Commands
        self._texts = QtTexts(self.application)
        self._theme_name = str(self.kept.get("theme", "system"))
        self._file, self._demo = file, demo
        dressed = theme.apply(self.application, self._chosen_theme())
        self.window = MainWindow(dressed, Wording(settings.language()))
        self._texts.speak(self.window.wording.language)
        self.window.restore_layout(self.kept.get("layout", {}))
        self.window.page.set_zoom(float(self.kept.get("zoom", 1.0)))
        self._palette: PaletteLink | None = None
        self._start: StartLink | None = None
        self._tour: Tour | None = None
        self._tour_waits = QTimer(self, singleShot=True, interval=_TOUR_MS)
        self._tour_waits.timeout.connect(self._show_first_tour)
        self.window.acted.connect(self.act)
        self.window.top.palette_asked.connect(lambda: self.act("palette"))
        self.window.dropped.connect(self._on_dropped)
        self.window.recent_chosen.connect(self.open)
        self.window.closing.connect(self.leave)
        self.window.set_recent(self._recent())
        self._show_choices()
        self._enable_without()
        self.application.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())
        sys.excepthook = self._on_bug

    def run(self) -> int:
        """Show the window, open the workspace once it is painted, and return when the user leaves."""
        self.window.show()
        QTimer.singleShot(0, self.first_open)
        return self.application.exec()

    # --- workspaces ------------------------------------------------------------------------------------

    def first_open(self) -> None:
        """Open what the user asked for: the file given, else the last one; without any, show the start page."""
        recent = self._recent()
        if self._file or recent:
            self.open(self._file or recent[0], demo=self._demo)
        else:
            self._show_start()

    def open(self, file: Path, demo: bool = False) -> None:
        """Open a workspace in place of the one that is open; a file that cannot be opened changes nothing."""
        from workbench.store import Workspace

        try:
            self._show_workspace(Workspace(file.resolve()), demo)
        except UserError as error:
            self._trouble(error)

    def _show_workspace(self, workspace: Workspace, demo: bool = False) -> None:
        from ui.commands import Commands
        from ui.desk import Desk
        from ui.flow import Flow

        file = workspace.path
        self._close_flow()
        self.window.show_page()
        self.flow = Flow(self.window, Desk(workspace, self._reviewer, self), self._trouble)
        self._commands = Commands(self.flow)
        left = self.kept.get("left", {}).get(str(file), {})
        drafts = left.get("drafts")
        self.window.conclusion.take_drafts(drafts if isinstance(drafts, dict) else {})
        self.flow.link(self.window.conclusion.committed, lambda *_: self._note_left())
        self.flow.start(left.get("article"), left.get("claim"))
        self.flow.desk.imported.connect(lambda _number: self._tour_waits.start())
        self.flow.desk.prepare(demo)
        self._remember(file)

    def _show_backups(self) -> None:
        if self.flow is not None:
            from ui import recovery

            path = self.flow.desk.path
            recovery.ask_backup(
                self.window, path, lambda backup: self._restore(backup, path), self.flow.desk.back_up
            )

    def _restore(self, backup: Path, path: Path) -> None:
        """Put a backup in a workspace's place and open it; what stood there stays beside it."""
        from workbench.store.backup import restore

        self._close_flow()
        try:
            former = restore(backup, path)
        except UserError as error:
            self._trouble(error)
            return
        self.open(path)
        if self.flow is not None and former is not None:
            say = self.window.wording.say
            self.window.status.tell(say("Restored; what stood there before is in {file}.", file=former.name))

    def leave(self) -> None:
        """Remember how everything was left, and close the workspace."""
        self.kept["layout"] = self.window.layout_state()
        self._close_flow()
        if self._start is not None:
            self._start.close()
        self._save()

    def _close_flow(self) -> None:
        if self.flow is None:
            return
        self._tour_waits.stop()
        self.flow.window.conclusion.commit()
        self._note_left()
        self._commands.close()
        self.flow.close()
        self.flow = None

    def _note_left(self) -> None:
        """Remember where the open workspace is left, and the conclusions that wait there for a verdict."""
        if self.flow is None:
            return
        here = {
            "article": self.flow.article,
            "claim": self.flow.claim.id if self.flow.claim else None,
            "drafts": self.window.conclusion.drafts(),
        }
        self._keep(left={**self.kept.get("left", {}), str(self.flow.desk.path): here})

    def _recent(self) -> list[Path]:
        files = dict.fromkeys(Path(file) for file in self.kept.get("recent", []))
        return [file for file in files if file.is_file()][:MOST_RECENT]

    def _remember(self, file: Path) -> None:
        """Put a workspace at the head of those that were open; missing ones stay until they are forgotten."""
        files = list(dict.fromkeys([str(file), *self.kept.get("recent", [])]))[: MOST_RECENT * 2]
        moments = {**self.kept.get("opened", {}), str(file): datetime.now().astimezone().isoformat()}
        self._keep(recent=files, opened={one: at for one, at in moments.items() if one in files})
        self.window.set_recent(self._recent())

    def _forget(self, file: Path) -> None:
        self._keep(recent=[one for one in self.kept.get("recent", []) if one != str(file)])
        self.window.set_recent(self._recent())
        self._show_start()

    # --- the start page ----------------------------------------------------------------------------------

    def _toggle_start(self) -> None:
        if self._start is not None and self._start.shown and self.flow is not None:
            self._start.leave()
        else:
            self._show_start()

    def _show_start(self) -> None:
        from ui.start_link import StartLink, remembered

        if self._start is None:
            self._start = StartLink(self.window, self._trouble)
            self._start.acted.connect(self.act)
            self._start.open_asked.connect(self.open)
            self._start.forget_asked.connect(self._forget)
            self._start.left_again.connect(self._on_start_left)
        self._enable_without()
        self._start.show(
            remembered(self.kept, paths.default_workspace()), self.flow.desk.path.stem if self.flow else ""
        )

    def _on_start_left(self) -> None:
        if self.flow is not None:
            self.flow.refresh_actions()

    def _enable_without(self) -> None:
        """Enable what can be done without a workspace, or while it is out of sight."""
        self.window.enable(
            lambda code: code in _WITHOUT_WORKSPACE or code.startswith(("theme_", "language_"))
        )

    def _on_dropped(self, what: object) -> None:
        """Take what is dropped where no workspace is to be seen into the one that is open, else the user's own."""
        if self.flow is not None:
            self.window.show_page()
            return  # the flow itself imports it
        self.open(paths.default_workspace())
        if self.flow is not None:
            self.window.dropped.emit(what)

    def _open_demo(self) -> None:
        self.open(paths.default_workspace().with_name("demo.riscontro"), demo=True)

    # --- the command palette -----------------------------------------------------------------------------

    def _toggle_palette(self) -> None:
        from ui.palette_link import PaletteLink

        if self._palette is None:
            self._palette = PaletteLink(self.window, self.open)
        self._palette.toggle(self.flow, self._recent())

    # --- actions -----------------------------------------------------------------------------------------

    def act(self, code: str) -> None:
        """Carry out an action: the program's own here, the workspace's in its flow."""
        group, _, choice = code.partition("_")
        own: dict[str, Callable[[], object]] = {
            "new": lambda: self._ask_open(new=True),
            "open": lambda: self._ask_open(new=False),
            "quit": self.window.close,
            "start_page": self._toggle_start,
            "demo": self._open_demo,
            "backups": self._show_backups,
            "palette": self._toggle_palette,
            "reviewer": self._ask_reviewer,
            "larger": lambda: self._zoom(1),
            "smaller": lambda: self._zoom(-1),
            "usual_size": lambda: self._zoom(0),
            "keys": lambda: import_module("ui.key_sheet").show(self.window),
            "tour": self._show_tour,
            "about": lambda: dialogs.show_about(self.window, _version()),
        }
        if code in own:
            own[code]()
        elif group == "theme":
            self._theme_name = choice
            self._keep(theme=choice)
            self._dress()
        elif group == "language":
            self._speak(choice)
        elif self.flow is not None and not self._out_of_sight:
            self._commands.do(code)

    @property
    def _out_of_sight(self) -> bool:
        """Whether the start page lies over the workspace, so that no key may change anything in it."""
        return self._start is not None and self._start.shown

    def _show_tour(self) -> None:
        """Show the way round the window, and remember that it was shown."""
        from ui.tour import Tour
        from ui.tour_stops import stops

        window = self.window
        if self._tour is None:
            self._tour = Tour(window.theme, window.wording, window)
            window.add_part(self._tour)
        self._keep(toured=True)
        window.show_page()
        self._tour.begin(lambda wording: stops(window, wording))

    def _show_first_tour(self) -> None:
        """Show the way round to whoever sees an article in this window for the first time."""
        seen = self.kept.get("toured") or self.flow is None or self.flow.article is None
        busy = (
            QApplication.activeModalWidget() is not None or not self.window.isVisible() or self._out_of_sight
        )
        if not seen and not busy:
            self._show_tour()

    def _ask_open(self, new: bool) -> None:
        if file := dialogs.ask_workspace(self.window, new):
            self.open(file)

    def _reviewer(self) -> str:
        """Return the reviewer's name, asked for once; raises UserError where it is not given."""
        if not settings.reviewer_known():
            self._ask_reviewer()
        if not settings.reviewer_known():
            raise UserError("Nothing was written: say who reviews first.")
        return settings.reviewer()

    def _ask_reviewer(self) -> None:
        if name := dialogs.ask_reviewer(self.window, settings.reviewer()):
            self._guard(lambda: settings.save({"reviewer": name}))

    def _zoom(self, by: int) -> None:
        now = min(_ZOOMS, key=lambda zoom: abs(zoom - float(self.kept.get("zoom", 1.0))))
        place = _ZOOMS.index(now) + by if by else _ZOOMS.index(1.0)
        zoom = _ZOOMS[max(0, min(place, len(_ZOOMS) - 1))]
        self.window.page.set_zoom(zoom)
        self._keep(zoom=zoom)

    # --- dress and language ----------------------------------------------------------------------------------

    def _chosen_theme(self) -> str:
        if self._theme_name in ("light", "dark"):
            return self._theme_name
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _dress(self) -> None:
        self.window.apply_theme(theme.apply(self.application, self._chosen_theme()))
        if self.flow is not None:
            self.flow.refresh()

    def _speak(self, language: str) -> None:
        self._guard(lambda: settings.save({"language": language}))
        self._texts.speak(language)
        self.window.apply_wording(Wording(language))
        self._show_choices()
        if self.flow is not None:
            self.flow.refresh()

    def _show_choices(self) -> None:
        self.window.choose(f"theme_{self._theme_name}")
        self.window.choose(f"language_{self.window.wording.language}")
        self.window.choose("by_text")

    # --- settings and bugs -------------------------------------------------------------------------------------

    def _settings(self) -> dict[str, Any]:
        try:
            return settings.load()
        except UserError:
            return {}  # the window must open; saving will tell what is wrong with the file

    def _keep(self, **values: Any) -> None:
        self.kept.update(values)
        self._save()

    def _save(self) -> None:
        self._guard(lambda: settings.save({"window": self.kept}))

    def _guard(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self.window.status.complain(self.window.wording.error(error))

    def _on_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        self._trouble(error.with_traceback(trace))

    def _trouble(self, error: BaseException) -> None:
        """Tell of what kept something from being done: the world's fault with a way out, ours as a bug."""
        from workbench.store.failures import DamagedError

        say = self.window.wording.say
        if isinstance(error, DamagedError):
            from ui import recovery

            path = error.path
            recovery.ask_damaged(
                self.window, error, lambda backup: self._restore(backup, path), self._show_workspace
            )
        elif isinstance(error, UserError):
            another = (say("Open another…"), lambda: self.act("open")) if self.flow is None else ()
            self.window.status.complain(self.window.wording.error(error), *another)
        else:
            from ui import bugs

            bugs.report(self.window, error, _version())


def _version() -> str:
    from importlib.metadata import version  # 30 ms that no start needs

    return version("riscontro")
