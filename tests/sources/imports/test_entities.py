"""A row's name is a country, the world, an aggregate, or ambiguous, in either language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.sources.imports.entities import country_code, resolve


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Stati Uniti", "US"), ("U.S.", "US"), ("Birmania", "MM"), ("Burma¹²", "MM"), ("CHINA", "CN"),
        ("Korea, Republic of", "KR"), ("Congo (Kinshasa)", "CD"), ("Iran (Islamic Republic of)", "IR"),
        ("Hong Kong SAR, China", "HK"), ("Tanzania, United Republic of", "TZ"), ("Russia ....", "RU"),
    ],
)  # fmt: skip
def test_a_country_by_any_of_its_names(written: str, code: str) -> None:
    assert (resolve(written).status, resolve(written).code) == ("country", code)


@pytest.mark.parametrize("written", ["World total (rounded)", "Totale", "Mondo", "World", "Totale mondiale"])
def test_the_world_is_one_entity(written: str) -> None:
    assert (resolve(written).status, resolve(written).code) == ("world", "001")


@pytest.mark.parametrize(
    "written", ["Other countries", "Altri Paesi", "Europa", "European Union", "Totale UE", ""]
)
def test_what_is_no_country_is_an_aggregate(written: str) -> None:
    assert (resolve(written).status, resolve(written).code) == ("aggregate", None)


@pytest.mark.parametrize(("written", "codes"), [("Congo", ("CD", "CG")), ("Corea", ("KR", "KP"))])
def test_a_name_of_two_countries_is_ambiguous(written: str, codes: tuple[str, ...]) -> None:
    assert (resolve(written).status, resolve(written).codes) == ("ambiguous", codes)


def test_a_note_glued_to_a_name_is_taken_off_and_told() -> None:
    assert (resolve("China12").name, resolve("China12").marks, resolve("China12").glued) == (
        "China",
        ("12",),
        True,
    )


def test_codes_of_two_and_three_letters_and_of_digits_name_countries() -> None:
    assert [country_code(code) for code in ("it", "ITA", "380", "EU", "SUN", "WLD")] == ["IT"] * 3 + [
        None
    ] * 3


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_somebody(written: str) -> None:
    assert resolve(written).status in ("country", "world", "aggregate", "ambiguous")
