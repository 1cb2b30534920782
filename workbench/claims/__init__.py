"""From text to claims: what could be checked, by whom it is said, and why it deserves a check."""

from workbench.claims.extract import extract
from workbench.rows import ClaimDraft

__all__ = ["ClaimDraft", "extract"]
