"""Code points and UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from ui.offsets import Offsets

TEXT = st.text(alphabet="aè\u00a0\u2028\n😀𝒳", max_size=40)


@given(TEXT)
def test_positions_are_those_of_utf_16_and_come_back(text: str) -> None:
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert offsets.to_qt(point) == unit
        assert offsets.from_qt(unit) == point


def test_a_position_inside_a_character_is_its_beginning() -> None:
    assert Offsets("a😀b").from_qt(2) == 1
