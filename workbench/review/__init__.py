"""Every use case that writes. Each returns a Change, and each but an import can be reverted."""

from workbench.review.articles import Imported, import_article, set_article
from workbench.review.claims import add_claim, choose, dismiss, reopen, set_claim, set_state, toggle_state
from workbench.review.edges import KINDS, merge, move, set_dates, set_figures, set_kinds, split
from workbench.review.evidence import attach_finding, attach_own, attach_passage, detach, set_stance
from workbench.review.findings import check_claims, load_editions, recheck
from workbench.review.library import import_source
from workbench.review.undo import redo, revert, undo
from workbench.review.verdicts import decide, evidence_for, keep_verdict

__all__ = [
    "KINDS", "Imported", "add_claim", "attach_finding", "attach_own", "attach_passage", "check_claims",
    "choose", "decide", "detach", "dismiss", "evidence_for", "import_article", "import_source", "keep_verdict",
    "load_editions", "merge", "move", "recheck", "redo", "reopen", "revert", "set_article", "set_claim",
    "set_dates", "set_figures", "set_kinds", "set_stance", "set_state", "split", "toggle_state", "undo",
]  # fmt: skip
