"""From a file, a folder, an archive or pasted text to a draft of an article, normalised once and for all."""

from workbench.intake.draft import LIMIT, ArticleDraft, draft
from workbench.intake.files import decode, read, walk

__all__ = ["LIMIT", "ArticleDraft", "decode", "draft", "read", "walk"]
