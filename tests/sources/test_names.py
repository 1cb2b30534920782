"""The names of countries, commodities and measures, found where they stand and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data import lexicon
from workbench.sources.names import mentions


def found(text: str, kind: str, language: str = "it") -> list[tuple[str, tuple[str, ...]]]:
    return [(name.span.of(text), name.codes) for name in mentions(text, language) if name.kind == kind]


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("it", "le riserve russe", ["RU"]),
        ("it", "La Federazione Russa e la Cina", ["RU", "CN"]),
        ("it", "gli Usa e gli Stati Uniti d’America", ["US", "US"]),
        ("it", "chi usa il rame", []),
        ("it", "il Sudafrica e la Repubblica Ceca", ["ZA", "CZ"]),
        ("it", "la Costa d'Avorio e la Papua Nuova Guinea", ["CI", "PG"]),
        ("it", "i mali del mondo", []),
        ("it", "il Mali", ["ML"]),
        ("it", "Pechino e il Cremlino", ["CN", "RU"]),
        ("it", "Birmania, Myanmar e imprese birmane", ["MM", "MM", "MM"]),
        ("it", "il Servizio geologico degli Stati Uniti", []),
        ("it", "le riserve sovietiche", ["SU"]),
        ("en", "Russia's and the U.S. reserves", ["RU", "US"]),
        ("en", "tell us more", []),
        ("en", "South Africa and South Korea", ["ZA", "KR"]),
        ("en", "Papua New Guinea, Guinea", ["PG", "GN"]),
        ("en", "the U.S. Geological Survey", []),
        ("en", "DR Congo and Congo (Kinshasa)", ["CD", "CD"]),
        ("en", "polish the Polish table", ["PL"]),
        ("en", "Turkey, Türkiye", ["TR", "TR"]),
    ],
)
def test_countries_are_found_by_name_demonym_and_capital(language: str, text: str, codes: list[str]) -> None:
    assert [one for _, (one,) in found(text, "country", language)] == codes


def test_an_ambiguous_name_has_every_candidate() -> None:
    assert found("il Congo", "country") == [("Congo", ("CD", "CG"))]
    assert found("Korean aluminium", "country", "en") == [("Korean", ("KR", "KP"))]


def test_the_longest_name_of_a_kind_wins() -> None:
    assert found("terre rare pesanti", "commodity") == [("terre rare pesanti", ("heavy rare earths",))]
    assert found("capacità di produzione", "measure") == [("capacità di produzione", ("capacity",))]
    assert found("lithium-ion batteries", "commodity", "en") == [
        ("lithium-ion batteries", ("lithium batteries",))
    ]


def test_a_name_does_not_run_across_sentences_or_paragraphs() -> None:
    assert found("Sono terre. Rare volte si vede.", "commodity") == []
    assert found("Stati\n\nUniti", "country") == []
    assert found("Stati\nUniti", "country") == [("Stati\nUniti", ("US",))]


def test_both_apostrophes_are_read() -> None:
    for text in ("due milioni di tonnellate d'alluminio", "due milioni di tonnellate d’alluminio"):
        assert found(text, "commodity") == [("alluminio", ("aluminum",))]


def test_a_language_without_words_is_read_with_the_english_ones() -> None:
    assert found("lithium in Chile", "country", "xx") == [("Chile", ("CL",))]


def test_both_languages_know_the_same_codes() -> None:
    italian, english = lexicon("it", "names"), lexicon("en", "names")
    for section in ("commodities", "measures", "basis", "topics", "cues", "demonyms"):
        assert italian[section].keys() == english[section].keys(), section


@given(text=st.text(max_size=300), language=st.sampled_from(["it", "en", "zz"]))
@settings(max_examples=100, deadline=None)
def test_every_mention_slices_to_a_name_inside_the_text(text: str, language: str) -> None:
    for name in mentions(text, language):
        assert 0 <= name.span.start < name.span.end <= len(text)
        assert name.codes
