"""Whole articles: the claims that a checker would mark are found, with their speakers, and little else."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.claims import ClaimDraft, extract

FOLDER = Path(__file__).parent.parent / "data" / "articles"
ARTICLES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "articles.toml").read_text(encoding="utf-8"))


def read(name: str) -> tuple[str, list[ClaimDraft]]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return text, extract(text, ARTICLES[name]["language"], None)


def shared(draft: ClaimDraft, start: int, end: int) -> float:
    both = min(draft.span.end, end) - max(draft.span.start, start)
    return both / (max(draft.span.end, end) - min(draft.span.start, start))


def same_speaker(found: str | None, wanted: str) -> bool:
    """Tell whether both are the narrator, or one name holds the other."""
    if not found or not wanted:
        return not found and not wanted
    return found.lower() in wanted.lower() or wanted.lower() in found.lower()


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_the_claims_of_an_article_are_found(name: str) -> None:
    text, drafts = read(name)
    missed = []
    for claim, _ in ARTICLES[name]["claims"]:
        start = text.index(claim)
        if not any(shared(draft, start, start + len(claim)) >= 0.5 for draft in drafts):
            missed.append(claim)
    assert missed == []


def test_most_of_what_is_extracted_is_a_claim_and_has_the_right_speaker() -> None:
    found = right = listed = 0
    for name, article in ARTICLES.items():
        text, drafts = read(name)
        listed += len(drafts)
        for claim, speaker in article["claims"]:
            start = text.index(claim)
            best = max(drafts, key=lambda draft: shared(draft, start, start + len(claim)))
            found += 1
            right += same_speaker(best.speaker, speaker)
    assert found / listed >= 0.85
    assert right / found >= 0.9


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_glue_is_left_out(name: str) -> None:
    text, drafts = read(name)
    for glue in ARTICLES[name]["glue"]:
        start = text.index(glue)
        assert not any(shared(draft, start, start + len(glue)) >= 0.5 for draft in drafts), glue
