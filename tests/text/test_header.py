"""Where an article's body starts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.header import header


@pytest.mark.parametrize(
    ("text", "body", "published", "agency", "place"),
    [
        ("date 2024-09 Il governo frena", "Il governo frena", "2024-09", None, None),
        (" date 2024-09 (Adnkronos) –\n\nIl governo frena", "Il governo frena", "2024-09", "Adnkronos", None),
        ("(ANSA) - ROMA, 12 MAR - Il governo frena", "Il governo frena", None, "ANSA", "ROMA"),
        ("ROMA (Reuters) – Il governo frena", "Il governo frena", None, "Reuters", "ROMA"),
        ("MILANO, 3 aprile (Adnkronos) - Il governo frena", "Il governo frena", None, "Adnkronos", "MILANO"),
        ("Milano, 3 apr. (LaPresse) - Il governo frena", "Il governo frena", None, "LaPresse", "Milano"),
        ("Trani, 3 aprile 2024 – Il governo frena", "Il governo frena", "2024-04-03", None, "Trani"),
        ("3 aprile 2024 - Il governo frena", "Il governo frena", "2024-04-03", None, None),
        ("Chiude il ponte\n\nTrani, 3 aprile - Il vento", "Il vento", None, None, "Trani"),
        ("Chiude il ponte\nSotto accusa il vento\nTRANI, 3 APR - Sì", "Sì", None, None, "TRANI"),
        ("Chiude il ponte\ndate 2024-04-03\n\nIl vento", "Il vento", "2024-04-03", None, None),
        ("WASHINGTON (AP) — The house passed it", "The house passed it", None, "AP", "WASHINGTON"),
        ("LONDON, March 3 (Reuters) - Prices rose", "Prices rose", None, "Reuters", "LONDON"),
    ],
)
def test_a_header_ends_where_the_body_starts(
    text: str, body: str, published: str | None, agency: str | None, place: str | None
) -> None:
    read = header(text)
    assert text[read.span.end :] == body
    assert (read.published, read.agency, read.place) == (published, agency, place)


@pytest.mark.parametrize(
    "text",
    [
        "Roma - Lazio 2-1",
        "Il 3 aprile - una data",
        "Chiude il ponte\nIl 3 aprile - una data",
        "Il ponte chiude.\nTrani, 3 aprile 2024 - una data",
        "Trani, 3 aprile 2024, il ponte - chiuso - cade",
        "Una frase.",
        "",
    ],
)
def test_a_text_without_a_header_starts_at_once(text: str) -> None:
    assert header(text).span.end == 0


def test_a_dateline_gives_the_labelled_month_its_day() -> None:
    assert header("date 2025-04 (ANSA) - ROMA, 12 APR - Il voto").published == "2025-04-12"


def test_a_headline_above_a_dateline_is_kept() -> None:
    assert header("Chiude il ponte\n\nTrani, 3 aprile 2024 - Il vento").headline == "Chiude il ponte"
    assert header("Trani, 3 aprile 2024 - Il vento").headline is None


def test_a_month_that_does_not_exist_is_no_header() -> None:
    assert header("date 2025-13 Il voto").span.end == 0


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="(ANSA) -–ROMdate2051,\n\U0001f600\x00م", max_size=80))
def test_a_header_never_reaches_past_the_text(text: str) -> None:
    assert 0 == header(text).span.start <= header(text).span.end <= len(text)
