"""One button for all by which the list of claims can be narrowed and sorted, with counts; filters can be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ui.theme import Theme, sans
from workbench.wanted import FACETS, NARRATOR, ORDERS, Facet, Order, Wanted
from workbench.wording import Wording, mark

TITLES: Mapping[Facet, str] = {
    "state": mark("State"), "verdict": mark("Verdict"), "kind": mark("Kind"), "speaker": mark("Speaker"),
    "outcome": mark("Finding"), "reviewer": mark("Decided by"), "edition": mark("Source"),
}  # fmt: skip
ORDER_TITLES: Mapping[Order, str] = {
    "text": mark("As in the text"), "worthiness": mark("Worthiest first"), "state": mark("To do first"),
    "found": mark("Newest finding first"),
}  # fmt: skip
_NONE: Mapping[Facet, str] = {
    "verdict": mark("undecided"), "speaker": mark("the article itself"), "outcome": mark("no finding"),
}  # fmt: skip
_MOST = 30  # values of a facet that a menu shows
_LONG = 40  # characters of a value


Values = Sequence[tuple[str, int]]  # a facet's values, each with how many claims have it


class FilterMenu(QToolButton):
    """Offer the facets with their values and counts, the orders, and the filters that were kept.

    chosen: a facet and a value, None for any. sorted: an order. cleared: nothing is to be filtered. recalled: the
    name of a kept filter. keep_asked: keep what is chosen now. forgotten: the name of a kept filter to forget.
    """

    chosen = Signal(object, object)
    sorted = Signal(object)
    cleared = Signal()
    recalled = Signal(object)
    keep_asked = Signal()
    forgotten = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._wanted = Wanted()
        self._kept: Sequence[str] = ()
        self._values: Callable[[Facet, Callable[[Values], None]], None] = lambda _facet, _done: None
        self._open: QMenu | None = None  # the facet's menu that waits for its values
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._build)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("filter_menu")
        self.apply_theme(theme)
        self.apply_wording(wording)

    def set_values(self, values: Callable[[Facet, Callable[[Values], None]], None]) -> None:
        """Ask for a facet's values when its menu is opened; they may come later."""
        self._values = values

    def show_wanted(self, wanted: Wanted, kept: Sequence[str]) -> None:
        """Show what is chosen, and the names of the filters that were kept."""
        self._wanted, self._kept = wanted, kept

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        colour = {name: theme.colour(name).name() for name in ("ink", "line_strong", "paper", "focus")}
        self.setFont(sans(13))
        self.setStyleSheet(
            "QToolButton {{ background: transparent; color: {ink}; border: 1px solid {line_strong};"
            " border-radius: {radius}px; padding: 0 10px; }}"
            "QToolButton::menu-indicator {{ image: none; }}"
            "QToolButton:hover {{ background: {paper}; border-color: {ink}; }}"
            "QToolButton:focus {{ border: 2px solid {focus}; padding: 0 9px; }}".format(
                radius=(sans(13).pixelSize() + 12) // 2 * 2 // 2, **colour
            )
        )

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self.setText(wording.say("Filter ▾"))
        self.setAccessibleName(wording.say("Filter and sort the claims"))
        self.setToolTip(wording.say("Filter and sort the claims"))

    def _build(self) -> None:
        """Make the menu anew; a facet's own menu asks for its values when it is opened."""
        menu, say = self._menu, self._wording.say
        self._open = None
        menu.clear()
        for facet in FACETS:
            chosen = getattr(self._wanted, facet)
            title = say(TITLES[facet])
            below = menu.addMenu(title if chosen is None else f"{title}: {self._spoken(facet, chosen)}")
            below.aboutToShow.connect(lambda facet=facet, below=below: self._fill(below, facet))
        clear = menu.addAction(say("Show all again"))
        clear.setEnabled(any(getattr(self._wanted, facet) is not None for facet in FACETS))
        clear.triggered.connect(self.cleared)
        menu.addSeparator()
        order = QActionGroup(menu)
        for code in ORDERS:
            action = _checkable(menu.addAction(say(ORDER_TITLES[code])), self._wanted.order == code)
            order.addAction(action)
            action.triggered.connect(lambda _on, code=code: self.sorted.emit(code))
        menu.addSeparator()
        for name in self._kept:
            menu.addAction(name).triggered.connect(lambda _on=False, name=name: self.recalled.emit(name))
        menu.addAction(say("Keep this filter…")).triggered.connect(self.keep_asked)
        if self._kept:
            forget = menu.addMenu(say("Forget a filter"))
            for name in self._kept:
                forget.addAction(name).triggered.connect(
                    lambda _on=False, name=name: self.forgotten.emit(name)
                )

    def _fill(self, menu: QMenu, facet: Facet) -> None:
        chosen = getattr(self._wanted, facet)
        menu.clear()
        any_one = _checkable(menu.addAction(self._wording.say("Any")), chosen is None)
        any_one.triggered.connect(lambda: self.chosen.emit(facet, None))
        menu.addSeparator()
        menu.addAction(self._wording.say("Counting…")).setEnabled(False)
        self._open = menu
        self._values(facet, lambda found: self._offer(menu, facet, found))

    def _offer(self, menu: QMenu, facet: Facet, found: Values) -> None:
        """List a facet's values in its menu, unless another one was opened meanwhile."""
        if menu is not self._open:
            return
        chosen = getattr(self._wanted, facet)
        menu.removeAction(menu.actions()[-1])
        for value, count in found[:_MOST]:
            text = f"{self._spoken(facet, value)}\t{self._wording.number(count)}"
            action = _checkable(menu.addAction(text.replace("&", "&&")), value == chosen)
            action.triggered.connect(lambda _on, value=value: self.chosen.emit(facet, value))

    def _spoken(self, facet: Facet, value: str) -> str:
        return spoken(facet, value, self._wording)


class FilterLine(QWidget):
    """Say in one line what the list is narrowed to, with a button that shows all again; hidden where nothing is.

    cleared: nothing is to be filtered.
    """

    cleared = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._wanted = Wanted()
        self._everywhere = False
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self._clear = QToolButton()
        self._clear.setObjectName("clear_filter")
        self._clear.clicked.connect(self.cleared)
        row.addWidget(self.label, 1)
        row.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        self.apply_theme(theme)
        self.apply_wording(wording)

    def show_wanted(self, wanted: Wanted, everywhere: bool) -> None:
        """Show what is chosen; everywhere: in all articles, not only in the one that is shown."""
        self._wanted, self._everywhere = wanted, everywhere
        say = self._wording.say
        told = []
        for facet in FACETS:
            value = getattr(wanted, facet)
            if value is not None:
                title = say(TITLES[facet])
                told.append(f"{title}: {spoken(facet, value, self._wording)}")
        if wanted.day is not None:
            told.append(say("decided on {day}", day=self._wording.day(wanted.day)))
        if everywhere and told:
            told.append(say("in all articles"))
        self.label.setText(" · ".join(told))
        self.setVisible(bool(told))

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        for part in (self.label, self._clear):
            part.setFont(sans(13))
        ink, accent = theme.colour("ink").name(), theme.colour("accent").name()
        self.label.setStyleSheet(f"color: {ink};")
        self._clear.setStyleSheet(
            f"QToolButton {{ border: none; color: {accent}; padding: 0 4px; text-decoration: underline; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.colour('focus').name()}; border-radius: 4px; }}"
        )

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self._clear.setText(wording.say("show all"))
        self._clear.setAccessibleName(wording.say("Show all again"))
        self.show_wanted(self._wanted, self._everywhere)


def spoken(facet: Facet, value: str, wording: Wording) -> str:
    """Return a facet's value in words: "undecided", "Dmitry Peskov", "inconsistent"."""
    if value == NARRATOR and facet in _NONE:
        return wording.say(_NONE[facet])
    said = value if facet in ("speaker", "reviewer", "edition") else wording.label(value)
    return said if len(said) <= _LONG else said[: _LONG - 1] + "…"


def _checkable(action: QAction, on: bool) -> QAction:
    action.setCheckable(True)
    action.setChecked(on)
    return action
