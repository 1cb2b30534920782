"""The source library: editions of published sources, read from Data Package folders, and the names in them."""

from workbench.sources.model import WORLD, Cell, Edition, Entry, Measure, Name, Passage, Table, digest
from workbench.sources.packages import load_shipped, read_package

__all__ = [
    "WORLD",
    "Cell",
    "Edition",
    "Entry",
    "Measure",
    "Name",
    "Passage",
    "Table",
    "digest",
    "load_shipped",
    "read_package",
]
