"""Every use case that writes. Each returns a Change, and each but an import can be reverted."""

from workbench.review.articles import Imported, import_article, set_article
from workbench.review.claims import add_claim, choose, dismiss, reopen, set_claim
from workbench.review.evidence import attach_finding, attach_own, attach_passage, detach
from workbench.review.findings import check_claims, load_editions, recheck
from workbench.review.undo import redo, revert, undo
from workbench.review.verdicts import decide, evidence_for, keep_verdict

__all__ = [
    "Imported", "add_claim", "attach_finding", "attach_own", "attach_passage", "check_claims", "choose", "decide",
    "detach", "dismiss", "evidence_for", "import_article", "keep_verdict", "load_editions", "recheck", "redo", "reopen",
    "revert", "set_article", "set_claim", "undo",
]  # fmt: skip
