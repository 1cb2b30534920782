"""From a file, a folder or pasted text to a draft of an article, normalised once and for all."""

from workbench.intake.draft import ArticleDraft, draft
from workbench.intake.files import decode, read, walk

__all__ = ["ArticleDraft", "decode", "draft", "read", "walk"]
