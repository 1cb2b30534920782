"""The overview over a workspace: made when it is first asked for, counted in the background, kept up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from ui import chart_files, dialogs
from ui.overview import Overview
from workbench import settings
from workbench.errors import UserError
from workbench.wording import mark

if TYPE_CHECKING:
    from ui.flow import Flow
    from workbench.store.statistics import Statistics

_PAUSE_MS = 400  # after a change the counts are read anew when no other follows for so long


class OverviewLink(QObject):
    """Join the window's overview to one workspace's flow, for as long as the flow lasts."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self._flow = flow
        self._overview: Overview | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.count)
        flow.desk.changed.connect(self._on_changed)

    def toggle(self) -> None:
        """Show the overview over the article, or the article again."""
        window = self._flow.window
        if self._overview is not None and window.middle.currentWidget() is self._overview:
            self.leave()
            return
        if self._overview is None:
            self._overview = self._made()
        window.rooms.setCurrentWidget(window.across)
        window.middle.setCurrentWidget(self._overview)
        self._overview.focus_first()
        self.count()

    def leave(self) -> None:
        """Show the article again, the keyboard in the list of claims."""
        self._flow.window.show_page()
        self._flow.window.claims.setFocus()

    def count(self) -> None:
        """Count anew, where the overview is to be seen."""
        if self._overview is not None and self._overview.isVisible():
            self._flow.desk.later(mark("Counting"), self._flow.desk.statistics, self._show)

    def close(self) -> None:
        """Take the overview out of the window."""
        self._pause.stop()
        if self._overview is not None:
            self._flow.window.show_page()
            self._flow.window.remove_part(self._overview)
            self._overview.deleteLater()
            self._overview = None

    def _made(self) -> Overview:
        window = self._flow.window
        overview = Overview(window.theme, window.wording)
        overview.show_table(bool(settings.load().get("overview_tables")))
        overview.table_chosen.connect(lambda on: settings.save({"overview_tables": on}))
        overview.filter_asked.connect(lambda wish: self._flow.listing.ask(**wish))
        overview.closed.connect(self.leave)
        overview.picture_asked.connect(self._save_picture)
        window.add_part(overview)
        window.middle.addWidget(overview)
        return overview

    def _on_changed(self, _change: object) -> None:
        if self._overview is not None:
            self._pause.start()

    def _show(self, counted: Statistics) -> None:
        if self._overview is not None:
            self._overview.show_counts(counted, self._flow.desk.path.stem)

    def _save_picture(self) -> None:
        overview, window = self._overview, self._flow.window
        if overview is None or not overview.charts():
            return
        say = window.wording.say
        name, path = say("overview"), self._flow.desk.path
        proposed = path.with_name(f"{path.stem}-{name}.svg")
        file = dialogs.ask_picture(window, proposed)
        if file is None:
            return
        title, below = overview.heading()
        try:
            chart_files.save(file, list(overview.charts().values()), (title, below), window.wording)
        except UserError as error:
            window.status.complain(window.wording.error(error))
            return
        self._tell_saved(file)

    def _tell_saved(self, file: Path) -> None:
        window = self._flow.window
        address = QUrl.fromLocalFile(str(file))
        told = window.wording.say("Picture written to {file}", file=file)
        window.status.tell(told, window.wording.say("Show it"), lambda: QDesktopServices.openUrl(address))
