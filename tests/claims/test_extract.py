"""From an article's text to its claims."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.claims import ClaimDraft, extract


def texts(text: str, language: str = "it") -> list[str]:
    return [draft.text for draft in extract(text, language, "2024-09")]


def only(text: str, language: str = "it") -> ClaimDraft:
    drafts = extract(text, language, "2024-09")
    assert len(drafts) == 1, [draft.text for draft in drafts]
    return drafts[0]


def test_a_header_is_no_claim() -> None:
    assert texts("date 2024-09 (ANSA) - ROMA, 12 SET - Il ponte è costato 3 milioni.") == [
        "Il ponte è costato 3 milioni"
    ]


def test_without_a_published_date_the_header_gives_it() -> None:
    (draft,) = extract("date 2024-09 Il ponte è costato 3 milioni.", "it", None)
    assert draft.published == "2024-09"


def test_a_dateline_below_a_headline_is_no_claim() -> None:
    assert "Il ponte è costato 3 milioni" in texts(
        "Il ponte è caro\n\nROMA, 12 SET - Il ponte è costato 3 milioni."
    )


def test_two_facts_in_one_sentence_are_two_claims() -> None:
    assert texts("Il ponte è costato 3 milioni, ma la strada è costata 9 milioni.") == [
        "Il ponte è costato 3 milioni",
        "la strada è costata 9 milioni",
    ]


def test_a_comparison_is_a_claim_beside_the_figure_that_it_explains() -> None:
    assert texts("La fabbrica ha prodotto 170mila auto, il 9,8% in meno di un anno fa.") == [
        "La fabbrica ha prodotto 170mila auto",
        "il 9,8% in meno di un anno fa",
    ]


def test_each_sentence_of_a_quotation_is_a_claim_of_its_speaker() -> None:
    drafts = extract(
        "“Il ponte è costato 3 milioni. La strada è lunga 9 km”, ha detto Carlo Neri.", "it", None
    )
    assert [draft.text for draft in drafts] == ["Il ponte è costato 3 milioni", "La strada è lunga 9 km"]
    assert {draft.speaker for draft in drafts} == {"Carlo Neri"}
    assert all("quote" in draft.kinds for draft in drafts)


def test_each_incise_of_one_quotation_cuts_its_own_sentence() -> None:
    text = (
        "“Il ponte è costato 3 milioni – ha detto Carlo Neri – La strada è lunga 9 km. "
        "Il porto è costato 5 milioni – ha aggiunto Neri – Il molo è lungo 4 km”."
    )
    drafts = extract(text, "it", None)
    assert [draft.text for draft in drafts] == [
        "Il ponte è costato 3 milioni",
        "La strada è lunga 9 km",
        "Il porto è costato 5 milioni",
        "Il molo è lungo 4 km",
    ]
    assert {draft.speaker for draft in drafts} == {"Carlo Neri"}


@pytest.mark.parametrize(
    "piece",
    ["“", '"', ".", ". ", "ha detto che ", "secondo X, ", "Rossi ", "(", "– ", "a: “", "“ – ha detto Neri – A. "],
)  # fmt: skip
def test_text_that_is_no_prose_is_read_too(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(draft.span.of(text) == draft.text for draft in extract(text, "it", None))


def test_two_things_said_are_two_claims() -> None:
    text = "Carlo Neri ha detto che il ponte è costato 3 milioni e che la strada è stata chiusa nel 2020."
    assert texts(text) == ["il ponte è costato 3 milioni", "la strada è stata chiusa nel 2020"]


def test_a_relative_clause_that_states_a_fact_is_the_narrators() -> None:
    text = "Carlo Neri ha detto che la Francia potrebbe vendere il porto, che possiede la terza banchina d’Europa."
    said, told = extract(text, "it", None)
    assert said.speaker == "Carlo Neri"
    assert told.text == "che possiede la terza banchina d’Europa"
    assert told.speaker is None


def test_a_relative_clause_that_looks_ahead_stays_the_speakers() -> None:
    text = "La Reuters ha riferito che si discuterà al prossimo vertice, che potrebbe tenersi a metà aprile a Parigi."
    assert [draft.speaker for draft in extract(text, "it", "2024-03")] == ["Reuters", "Reuters"]


def test_what_something_is_used_for_is_a_claim_of_its_own() -> None:
    text = "Il litio è un metallo leggero utilizzato per produrre batterie per le auto elettriche."
    assert texts(text) == [
        "Il litio è un metallo leggero",
        "utilizzato per produrre batterie per le auto elettriche",
    ]


def test_a_short_universal_denial_is_worth_checking() -> None:
    draft = only("Non esistono cure note.")
    assert draft.polarity == "negated"
    assert "universal" in draft.kinds
    assert draft.worthiness >= 0.5


def test_an_infinitive_keeps_its_speaker_in_the_claim() -> None:
    assert (
        only("Mosca ha chiarito di essere aperta ad accordi.").text
        == "Mosca ha chiarito di essere aperta ad accordi"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Chi pagherà il conto?",
        "Grazie a tutti.",
        "È una vergogna.",
        "Di parere opposto le opposizioni.",
        "",
        "…",
    ],
)
def test_what_nobody_would_check_is_left_out(text: str) -> None:
    assert extract(text, "it", None) == []


def test_the_sentence_that_only_names_the_source_is_left_out() -> None:
    draft = only("I prezzi sono saliti del 3%. Lo rende noto l’Istat.")
    assert draft.speaker == "Istat"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Il ponte è costato 3 milioni.", "asserted"),
        ("Il ponte potrebbe costare 3 milioni.", "possible"),
        ("Il ponte costerebbe 3 milioni.", "conditional"),
        ("Il ponte costerà 3 milioni.", "planned"),
    ],
)
def test_a_claim_says_how_surely_it_is_put(text: str, modality: str) -> None:
    assert only(text).modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Il Comune non ha firmato il contratto.", "negated"),
        ("Il Comune ha firmato il contratto.", "affirmed"),
        ("Il Comune non solo ha firmato il contratto.", "affirmed"),
    ],
)
def test_a_claim_says_whether_it_denies(text: str, polarity: str) -> None:
    assert only(text).polarity == polarity


def test_figures_and_dates_keep_the_articles_coordinates() -> None:
    text = "Piove. Nel 2022 il ponte di Genova è costato 3 milioni di euro."
    draft = extract(text, "it", date(2024, 9, 1))[-1]
    assert [quantity.span.of(text) for quantity in draft.quantities] == ["3 milioni di euro"]
    assert all("2022" in mention.span.of(text) for mention in draft.dates)
    assert draft.published == "2024-09-01"
    assert draft.context.startswith("Piove.")


def test_a_figure_weighs_more_than_an_opinion() -> None:
    figure = only("Il ponte di Genova è costato 3 milioni di euro.")
    opinion = only("La visita del ministro a Genova è stata molto importante.")
    assert figure.worthiness > opinion.worthiness
    assert "figure with unit" in {reason.code for reason in figure.reasons}
    assert "opinion" in {reason.code for reason in opinion.reasons}


def test_every_reason_points_at_its_words() -> None:
    text = "Il Giappone possiede la terza flotta al mondo."
    (rank,) = [reason for reason in only(text).reasons if reason.code == "world rank"]
    assert rank.span is not None
    assert rank.span.of(text) == "terza"


def test_english_is_read_by_the_same_code() -> None:
    assert texts(
        "Australia produced 86,000 tons of lithium in 2023, and Chile holds the largest reserves in the world.",
        "en",
    ) == [
        "Australia produced 86,000 tons of lithium in 2023",
        "Chile holds the largest reserves in the world",
    ]


def test_a_language_without_words_does_not_fail() -> None:
    assert extract("Le pont a coûté 3 millions d’euros.", "xx", None)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Neri", "ha detto", "che", "il ponte", "è costato", ",", ".", "“", "”", "–", ":", ";", "3 milioni",
             "di euro", "e", "ma", "\n\n", "\U0001f600", "\x00", "(", ")", "nel 2022", "utilizzato per", "?",
             "Secondo", "date 2024-09"]
        ),
        max_size=40,
    ),
    st.sampled_from(["it", "en", "xx"]),
)  # fmt: skip
def test_every_claim_slices_to_its_text(parts: list[str], language: str) -> None:
    text = " ".join(parts)
    for draft in extract(text, language, None):
        assert draft.span.of(text) == draft.text
        assert 0 <= draft.worthiness <= 1
        assert all(draft.span.contains(item.span) for item in (*draft.quantities, *draft.dates))
