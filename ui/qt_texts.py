"""Qt's own words and numbers in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication


class QtTexts(QObject):
    """Let Qt's own dialogs and the numbers in them follow the language."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translator: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Load Qt's translation for a language, in place of the one before."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        QLocale.setDefault(QLocale(language))
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)
