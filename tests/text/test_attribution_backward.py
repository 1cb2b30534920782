"""Who speaks is found where the sentence does not begin with them: before, behind, or only taken up."""

import pytest

from workbench.text import attributions


def told(text: str, language: str = "it") -> list[tuple[str | None, str]]:
    return [
        (said.speaker, text[said.content.start : said.content.end]) for said in attributions(text, language)
    ]


def test_who_is_named_after_what_was_written_gives_the_paragraph_before() -> None:
    text = "Il ponte è costato 12 milioni. Il cantiere è fermo dal 2021. A scriverlo è il Mattino di Padova."
    assert told(text) == [
        ("Mattino di Padova", "Il ponte è costato 12 milioni. Il cantiere è fermo dal 2021.")
    ]


def test_what_emerges_from_data_goes_no_further_back_than_the_last_speaker() -> None:
    text = "Il pane costa 5 euro, dice Ada Neri. Il latte costa 2 euro. È quanto emerge dai dati diffusi dall’Istat."
    assert told(text)[-1] == ("Istat", "Il latte costa 2 euro.")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Il perito ha preso 30mila euro, si legge nella sentenza di appello, e li ha spesi.",
         "sentenza di appello", "Il perito ha preso 30mila euro, si legge nella sentenza di appello, e li ha spesi"),
        ("Il Programma alimentare mondiale calcola che 24 milioni di persone abbiano fame.",
         "Programma alimentare mondiale", "24 milioni di persone abbiano fame"),
        ("Secondo il perito scelto dal tribunale, Mario Lodi, il ponte pesava 300 tonnellate.",
         "Mario Lodi", "il ponte pesava 300 tonnellate"),
        ("Secondo gli analisti di Intermonte il dividendo, pari a 30 centesimi, è al sicuro.",
         "analisti di Intermonte", "il dividendo, pari a 30 centesimi, è al sicuro"),
        ("Il teste, sentito dal pm, ha confermato la versione.", None, None),
        ("Lo sostiene una ricerca coordinata dall’Università di Siena.", None, None),
        ("Per il 2026, mi dicono dalla Provincia, è prevista la chiusura di due mesi.",
         "Provincia", "Per il 2026, mi dicono dalla Provincia, è prevista la chiusura di due mesi"),
        ("La notizia viene da due tecnici del cantiere, i quali precisano che la gru non era collaudata.",
         "due tecnici del cantiere", "la gru non era collaudata"),
        ("Che i conti tengano lo dice anche la Corte dei conti.", "Corte dei conti", "i conti tengano"),
    ],
)  # fmt: skip
def test_who_speaks_is_found(text: str, speaker: str | None, content: str | None) -> None:
    assert told(text) == ([(speaker, content)] if speaker else [])


def test_a_study_is_whose_it_is() -> None:
    text = "Chi dorme poco rischia di più. Lo sostiene una ricerca coordinata dall’Università di Siena."
    assert told(text) == [("Università di Siena", "Chi dorme poco rischia di più.")]


def test_a_time_before_the_verb_is_no_speaker() -> None:
    text = "Un rapporto dei periti di Lodi, però, un anno fa aveva definito «fragile» il ponte."
    assert told(text)[0][0] != "anno fa"


def test_who_spoke_is_taken_up() -> None:
    text = "«I conti tengono», dice Anna Neri. A suo giudizio il deficit calerà. Stando alla stessa fonte, è al 3%."
    assert [speaker for speaker, _ in told(text)] == ["Anna Neri"] * 3


def test_a_quotation_after_and_again_is_of_who_spoke() -> None:
    text = "«Abbiamo vinto», dice Ugo Neri. E ancora: «Loro hanno speso il doppio»."
    assert told(text)[-1] == ("Ugo Neri", "Loro hanno speso il doppio")


def test_who_is_of_another_mind_goes_on_to_speak() -> None:
    text = "Di parere opposto un dirigente del Comune: mancano 300 posti, spiega, e i negozi chiudono."
    assert told(text)[0][0] == "dirigente del Comune"
