"""From codes to a reader's words, at the edge: window, report and terminal speak through here."""

from workbench.wording.catalogue import LANGUAGES, mark
from workbench.wording.wording import Wording

__all__ = ["LANGUAGES", "Wording", "mark"]
