"""What the report's fonts can print."""

import pytest

from workbench import data
from workbench.reports import glyphs


@pytest.mark.parametrize("text", ["Perché «no» – l’età è 3,8 %", "Київ Москва Αθήνα Łódź Český", "a² ≠ ½ €"])
def test_what_the_fonts_have_stays_as_it_is(text: str) -> None:
    assert glyphs.printable(text) == (text, ())


def test_the_programs_own_signs_can_all_be_printed() -> None:
    marks = [own["mark"] for own in data.look()["light"].values() if isinstance(own, dict)]
    for sign in (*marks, *"=≠∥?–→≥≤·…ªº°²"):
        assert glyphs.printable(sign) == (sign, ())


def test_what_they_lack_is_replaced_and_named_once() -> None:
    assert glyphs.printable("日a日 😀") == ("\ufffda\ufffd \ufffd", ("日", "😀"))


def test_a_letter_is_written_as_a_font_has_it() -> None:
    assert glyphs.printable("\u212b") == ("Å", ())


def test_line_breaks_become_spaces_and_the_unseen_goes() -> None:
    assert glyphs.printable("a\r\nb\u2028c\u00add\ufe0fe") == ("a b cde", ())


def test_only_a_run_that_no_line_holds_may_break() -> None:
    digest = "0" * 64
    assert glyphs.printable(digest) == (digest, ())
    broken, _missing = glyphs.printable("x" * 100)
    assert broken.replace("\u200b", "") == "x" * 100 and "\u200b" in broken


def test_any_character_is_either_printed_or_named() -> None:
    for code in range(0x11000):
        text, missing = glyphs.printable(chr(code))
        assert (glyphs.REPLACEMENT in text) == (chr(code) in missing or chr(code) == glyphs.REPLACEMENT)
