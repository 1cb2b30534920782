"""What other articles of the workspace say stands beside a claim: the same, something else, its quotation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import claim_with

from workbench import intake, review
from workbench.rows import Finding
from workbench.store import Workspace, queries, search
from workbench.wording import Wording
from workbench.wording.findings import FindingWording


def add(workspace: Workspace, text: str, agency: str = "") -> int:
    """Bring an article in and check it; return its number."""
    draft = replace(intake.draft(text, file="x.txt"), agency=agency)
    imported = review.import_article(workspace, draft, "Ada")
    assert imported.change is not None
    review.check_claims(workspace, imported.change.claims)
    return imported.article


def told(workspace: Workspace, words: str, rule: str) -> Finding | None:
    number = claim_with(workspace, words)
    with workspace.reading() as session:
        found = [row.finding for row in queries.claim(session, number).findings]
    return next((finding for finding in found if finding.rule == rule), None)


def said(finding: Finding | None) -> str:
    assert finding is not None
    return FindingWording(finding, Wording("en")).sentence


FIRST = "La Russia possiede riserve di terre rare per 3,8 milioni di tonnellate."


def test_another_figure_in_another_article_is_told_to_both(empty: Workspace) -> None:
    add(empty, FIRST)
    add(empty, FIRST.replace("3,8", "38"))
    for words in ("3,8 milioni", "38 milioni"):
        finding = told(empty, words, "corroboration")
        assert finding is not None and finding.outcome == "to read"
        assert [step.code for step in finding.hints] == ["disagrees"]
        assert said(finding) == "1 other article denies it or has other figures."


def test_articles_of_one_agency_count_as_one_origin(empty: Workspace) -> None:
    add(empty, FIRST, agency="ANSA")
    add(empty, "Le riserve di terre rare della Russia sono di 3,8 milioni di tonnellate.", agency="Reuters")
    add(empty, "La Russia possiede riserve di terre rare pari a 3,8 milioni di tonnellate.", agency="Reuters")
    finding = told(empty, "per 3,8", "corroboration")
    assert finding is not None
    (hint,) = finding.hints
    assert dict(hint.values) == {"articles": 2, "origins": 1}
    echo = told(empty, "pari a 3,8", "corroboration")
    assert echo is not None
    assert dict(echo.hints[0].values) == {"articles": 2, "origins": 1}


def test_an_echo_of_ones_own_origin_supports_nothing(empty: Workspace) -> None:
    add(empty, FIRST, agency="Reuters")
    add(empty, "Le riserve di terre rare della Russia sono di 3,8 milioni di tonnellate.", agency="Reuters")
    assert "supports nothing" in said(told(empty, "per 3,8", "corroboration"))


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ("«Gli americani hanno bisogno di terre rare russe e cinesi», ha detto Peskov.", "identical"),
        ("«Gli americani hanno molto bisogno di terre rare russe e cinesi», ha detto Peskov.",
         "shortened"),
        ("«Gli americani hanno bisogno di terre rare russe e africane», ha detto Peskov.", "altered"),
    ],
)  # fmt: skip
def test_a_quotation_is_compared_with_another_article_word_by_word(
    empty: Workspace, other: str, code: str
) -> None:
    add(empty, "«Gli americani hanno bisogno di terre rare russe e cinesi», ha sottolineato Peskov.")
    add(empty, other)
    with empty.reading() as session:
        (first, *_) = queries.claim_ids(session, 1)
        found = [row.finding for row in queries.claim(session, first).findings]
    (finding,) = [one for one in found if one.rule == "wording"]
    assert finding.hints[0].code == code
    assert finding.passages[0].text in other
    if code == "altered":
        assert "[+cinesi+]" in said(finding)


def test_what_other_articles_say_never_stands_before_a_sources_figure(workspace: Workspace) -> None:
    add(workspace, "Il Servizio geologico degli Stati Uniti stima le riserve russe di terre rare a 38 milioni "
        "di tonnellate.")  # fmt: skip
    number = claim_with(workspace, "stima le riserve russe")
    with workspace.reading() as session:
        findings = [row.finding for row in queries.claim(session, number).findings]
    assert (findings[0].rule, findings[0].outcome) == ("quantity", "consistent")
    assert [one.rule for one in findings[:2]] == ["quantity", "corroboration"]


def test_checking_again_comes_out_the_same_and_a_dismissed_claim_is_no_witness(empty: Workspace) -> None:
    add(empty, FIRST)
    add(empty, FIRST.replace("3,8", "38"))
    with empty.reading() as session:
        ids = queries.claim_ids(session)
    assert review.recheck(empty, ids) == []
    review.dismiss(empty, ids[1], "satira", "Ada")
    assert review.recheck(empty, [ids[0]]) == [ids[0]]


def test_alike_claims_are_found_by_their_rarest_words(workspace: Workspace) -> None:
    number = claim_with(workspace, "stima le riserve russe")
    with workspace.reading() as session:
        found = search.alike(session, "le riserve russe secondo una nuova stima geologica", 5)
        assert found[0] == number
        assert search.alike(session, "di la che", 5) == []
        assert search.alike(session, '"; DROP TABLE claim; --', 5) == []


def test_a_quotation_that_the_same_claim_elsewhere_does_not_have_is_told_as_not_found(
    empty: Workspace,
) -> None:
    add(empty, "«Gli americani hanno bisogno di terre rare russe e cinesi», ha sottolineato Peskov.")
    assert told(empty, "hanno bisogno", "wording") is None
    add(empty, "Di terre rare cinesi e russe gli americani hanno, secondo Peskov, bisogno.")
    with empty.reading() as session:
        found = [row.finding for row in queries.claim(session, queries.claim_ids(session, 1)[0]).findings]
    by_rule = {finding.rule: finding for finding in found}
    assert by_rule["corroboration"].hints[0].code == "agrees"
    assert (by_rule["wording"].outcome, by_rule["wording"].hints[0].code) == ("no source", "not found")
    assert "no other article" in said(by_rule["wording"])
