"""Passages to read beside a claim; they never decide."""

from __future__ import annotations

from collections.abc import Callable

from workbench.checks import check
from workbench.rows import ClaimDraft
from workbench.sources import Edition, Passage

Claims = Callable[..., ClaimDraft]
Shipped = tuple[Edition, ...]

SEVENTEEN = {"value": "17", "kind": "number", "unit": None, "of": "metalli"}


def test_a_group_of_seventeen_brings_the_sentence_that_counts_seventeen(
    claim: Claims, shipped: Shipped
) -> None:
    (finding,) = check(claim("Le terre rare sono un gruppo di [17] metalli", SEVENTEEN), shipped)
    assert (finding.outcome, finding.rule, finding.claimed and finding.claimed.value) == (
        "to read",
        "count",
        17,
    )
    assert finding.passages[0].text.startswith("The rare earths are a group of 17 metallic elements")
    assert finding.passages[0].edition == "usgs-rare-earths-article"


def test_another_number_is_to_be_read_too_and_is_never_judged(claim: Claims, shipped: Shipped) -> None:
    sixteen = SEVENTEEN | {"value": "16"}
    findings = check(claim("Le terre rare sono un gruppo di [16] metalli", sixteen), shipped)
    assert findings[0].outcome == "to read"
    assert "17" in " ".join(passage.text for passage in findings[0].passages)


def test_no_known_substitutes_brings_the_passage_on_substitutes(claim: Claims, shipped: Shipped) -> None:
    context = "Le terre rare servono ai magneti. "
    (finding,) = check(claim("Non esistono sostituti noti", context=context, polarity="negated"), shipped)
    assert finding.outcome == "to read"
    assert finding.passages[0].section == "Substitutes"
    assert [step.code for step in finding.assumed] == ["subject"]


def test_an_english_claim_finds_the_same_passage(claim: Claims, shipped: Shipped) -> None:
    (finding,) = check(claim("There are no substitutes for rare earths", language="en"), shipped)
    assert finding.passages[0].section == "Substitutes"


def test_substitutes_of_something_else_bring_nothing(claim: Claims, shipped: Shipped) -> None:
    assert check(claim("Non esistono sostituti del cobalto"), shipped) == []
    assert check(claim("Non esistono sostituti noti"), shipped) == []


def test_what_was_published_later_comes_after_and_is_marked(claim: Claims, shipped: Shipped) -> None:
    (finding,) = check(claim("Le terre rare comprendono scandio e ittrio", published="2020-05"), shipped)
    assert [passage.published for passage in finding.passages] == ["2018-06-14", "2025-01"]
    assert [step.values["edition"] for step in finding.hints] == [
        "Mineral Commodity Summaries 2025, Rare Earths"
    ]


def test_there_are_at_most_five_passages(claim: Claims, shipped: Shipped) -> None:
    text = "Le terre rare, un gruppo di metalli abbondanti che comprende lo scandio, hanno sostituti; stime riviste"
    (finding,) = check(claim(text), (*shipped, *shipped))
    assert len(finding.passages) == 5


def decree(*texts: str) -> Edition:
    """Return an edition that is only passages, of a source that no lexicon knows."""
    passages = tuple(Passage("", f"paragraph {n}", "it", text) for n, text in enumerate(texts, 1))
    return Edition("decree-2025", "decree", "Decree", "Ministry", "2025-01", "decree", "", "typed", "", None, (),
                   passages)  # fmt: skip


def test_a_passage_is_found_by_its_words_whatever_its_subject(claim: Claims) -> None:
    edition = decree(
        "La relazione annuale è trasmessa alle Camere entro il 30 giugno.",
        "Il contributo è riconosciuto alle imprese agricole con meno di dieci dipendenti.",
    )
    text = "Il contributo sarà riconosciuto alle imprese agricole con pochi dipendenti"
    (finding,) = check(claim(text), [edition])
    assert (finding.outcome, finding.rule) == ("to read", "passage")
    assert [passage.locator for passage in finding.passages] == ["paragraph 2"]
    assert check(claim("Il sindaco ha inaugurato il nuovo ponte sulla ferrovia"), [edition]) == []


def test_what_undermines_a_universal_claim_stands_first(claim: Claims) -> None:
    edition = decree(
        "Non esistono terapie approvate per questa malattia rara nei bambini.",
        "Esistono due terapie approvate per questa malattia rara nei bambini.",
    )
    (finding,) = check(
        claim(
            "Non esistono terapie approvate per la malattia rara", kinds=("universal",), polarity="negated"
        ),
        [edition],
    )
    assert [passage.text.split()[0] for passage in finding.passages] == ["Esistono", "Non"]
