"""The same claim elsewhere: found by the pieces of its words, never trusted before its figures are compared."""

from workbench.matching.gate import relate
from workbench.matching.index import ClaimIndex, Match

__all__ = ["ClaimIndex", "Match", "relate"]
