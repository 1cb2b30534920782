"""Which language a text is written in."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data import seeds
from workbench.text.language import detect_language


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.stem)
def test_the_demos_articles_are_italian(path):
    assert detect_language(path.read_text(encoding="utf-8")) == "it"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il ministro ha detto che la legge non è ancora stata approvata dalla Camera.", "it"),
        ("The minister said that the bill had not been approved by the House.", "en"),
        ("Mosca apre agli Usa sulle terre rare", "it"),
        ("Kremlin opens rare earths to American companies", "en"),
        ("El ministro ha dicho que la ley no está aprobada por el Congreso de los Diputados.", "es"),
        ("Le ministre a déclaré que la loi n'a pas encore été votée par les députés.", "fr"),
        ("Der Minister hat gesagt, dass das Gesetz noch nicht beschlossen worden ist.", "de"),
        ("Министр сказал, что закон ещё не принят парламентом.", "ru"),
    ],
)
def test_the_language_is_told_by_its_words(text, language):
    assert detect_language(text) == language


def test_an_italian_article_that_quotes_english_stays_italian():
    text = (
        "Il presidente ha scritto sui social: “We have a deal, and the world will see that it is the best”. "
        "La risposta di Bruxelles non si è fatta attendere: la Commissione ha detto che l'accordo non è "
        "stato ancora firmato e che le trattative con gli Stati Uniti sono in una fase iniziale."
    )
    assert detect_language(text) == "it"


@pytest.mark.parametrize("text", ["", " \n", "42", "Peskov", "🎉🎉", "\0"])
def test_too_little_text_is_taken_for_italian(text):
    assert detect_language(text) == "it"


def test_two_words_can_be_enough():
    assert detect_language("The end.") == "en"


def test_a_clear_article_does_not_load_the_model():
    code = (
        "import sys\n"
        "from workbench.text.language import detect_language\n"
        "text = 'Il ministro ha detto che la legge non è stata approvata dalla Camera dei deputati.'\n"
        "assert detect_language(text) == 'it'\n"
        "assert 'py3langid' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_has_some_language(text):
    assert detect_language(text).isalpha()


def test_a_lone_surrogate_is_no_error():
    assert detect_language("\ud800 qwertyuiop asdfghjkl zxcvbnm \udfff") != ""
