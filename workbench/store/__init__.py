"""A workspace in one SQLite file: opening it, reading it, and the log of all that changed in it."""

from workbench.store.database import Workspace

__all__ = ["Workspace"]
