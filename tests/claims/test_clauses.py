"""Where a sentence is cut into claims, and where it is left whole."""

import pytest

from workbench.claims import extract


def texts(text: str, language: str = "it") -> list[str]:
    return [draft.text for draft in extract(text, language, "2025-04")]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            "Le immatricolazioni sono state 98mila, il livello più basso dal 2013.",
            "it",
            ["Le immatricolazioni sono state 98mila", "il livello più basso dal 2013"],
        ),
        (
            "La piena, la più alta registrata sul fiume dal 1966, ha travolto due ponti.",
            "it",
            ["la più alta registrata sul fiume dal 1966", "ha travolto due ponti"],
        ),
        (
            "Nel paese vivono 300 pastori, il primo comune della Sardegna per ovini allevati.",
            "it",
            ["Nel paese vivono 300 pastori", "il primo comune della Sardegna per ovini allevati"],
        ),
        (
            "A marzo sono sbarcate 2.100 persone: mai così poche in dieci anni.",
            "it",
            ["A marzo sono sbarcate 2.100 persone", "mai così poche in dieci anni"],
        ),
        (
            "Sales fell to 98,000 cars, the lowest level since 2013.",
            "en",
            ["Sales fell to 98,000 cars", "the lowest level since 2013"],
        ),
    ],
)
def test_a_rank_with_its_scope_is_a_claim_of_its_own(text: str, language: str, parts: list[str]) -> None:
    assert texts(text, language) == parts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Keir Starmer, il primo ministro britannico, ha visitato Roma.", "it"),
        ("Nel 2023 i morti sul lavoro sono stati 1.041, uno ogni otto ore.", "it"),
        ("Unemployment remains at 3.9%, the lowest rate in the G7.", "en"),
    ],
)
def test_what_only_looks_like_a_rank_stays_in_its_clause(text: str, language: str) -> None:
    assert len(texts(text, language)) == 1


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            "Torino è al 51,2%, Genova al 38,5% e Bari all’11%.",
            "it",
            ["Torino è al 51,2%", "Genova al 38,5%", "Bari all’11%"],
        ),
        (
            "Il canone medio è di 700 euro; il più caro, 1.400 euro, a Milano; il più basso, 310 euro, a Enna.",
            "it",
            ["Il canone medio è di 700 euro", "il più caro, 1.400 euro, a Milano",
             "il più basso, 310 euro, a Enna"],
        ),
        ("London is at 46%, Leeds at 44%.", "en", ["London is at 46%", "Leeds at 44%"]),
    ],
)  # fmt: skip
def test_a_clause_may_lend_its_verb_to_the_next(text: str, language: str, parts: list[str]) -> None:
    assert texts(text, language) == parts


@pytest.mark.parametrize(
    "text",
    [
        "L’auto ha ferito tre persone, Ugo Neri di 40 anni e sua madre.",
        "Il Senato ha approvato la fiducia con 106 sì, 74 no e 3 astenuti.",
    ],
)
def test_a_list_lends_no_verb(text: str) -> None:
    assert len(texts(text)) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Il dossier conta 4.000 sfratti, un numero che il Comune di Lodi contesta.",
            ["Il dossier conta 4.000 sfratti", "un numero che il Comune di Lodi contesta"],
        ),
        (
            "L’Italia ricicla il 72% degli imballaggi, quota che la direttiva fissa per il 2030.",
            ["L’Italia ricicla il 72% degli imballaggi", "quota che la direttiva fissa per il 2030"],
        ),
        (
            "Il porto, sul quale transitano 3 milioni di container, è fermo da lunedì.",
            [
                "Il porto, sul quale transitano 3 milioni di container, è fermo da lunedì",
                "sul quale transitano 3 milioni di container",
            ],
        ),
        (
            "La Serbia – che nel 2023 ha importato, via Ungheria, 3 miliardi di metri cubi – compra il gas da Gazprom.",
            [
                "La Serbia – che nel 2023 ha importato, via Ungheria, 3 miliardi di metri cubi – compra il gas "
                "da Gazprom",
                "che nel 2023 ha importato, via Ungheria, 3 miliardi di metri cubi",
            ],
        ),
        (
            "Il consiglio ha approvato il bilancio di Trani, dopo che 12 emendamenti erano stati ritirati.",
            [
                "Il consiglio ha approvato il bilancio di Trani",
                "dopo che 12 emendamenti erano stati ritirati",
            ],
        ),
        (
            "Il museo è costato 6 milioni di euro alla Regione e nessuno dei soci ha visto i conti.",
            ["Il museo è costato 6 milioni di euro alla Regione", "nessuno dei soci ha visto i conti"],
        ),
    ],
)
def test_a_clause_with_its_own_verb_is_cut(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


def test_visto_che_takes_up_no_noun() -> None:
    assert len(texts("Il ponte è chiuso dal 2019, visto che la Regione non ha trovato i fondi a Bari.")) == 1


def test_a_main_clause_that_says_little_alone_keeps_its_subject() -> None:
    text = "La diga, dalla quale dipende l’irrigazione di 40mila ettari, è quasi vuota."
    assert text.rstrip(".") in texts(text)


def test_two_parts_of_one_measure_are_not_torn_apart() -> None:
    text = "Ada Conti ha battuto Lia Neri in un’ora e 32 minuti e domani affronterà Eva Sala a Parigi."
    assert texts(text)[0] == "Ada Conti ha battuto Lia Neri in un’ora e 32 minuti"


def test_a_first_conjugation_verb_is_known() -> None:
    assert texts("Il nuovo orario dimezza i treni per Ancona.") == [
        "Il nuovo orario dimezza i treni per Ancona"
    ]


def test_a_quoted_word_of_opinion_does_not_sink_a_fact() -> None:
    (draft,) = extract("La legge, definita «molto importante» da Neri, costa 40 milioni di euro.", "it", None)
    assert "opinion" not in draft.kinds
    assert "opinion" not in {reason.code for reason in draft.reasons}


def test_an_opinion_of_ones_own_counts_beside_a_fact() -> None:
    (draft,) = extract("La legge, molto importante, costa 40 milioni di euro.", "it", None)
    assert "opinion" in draft.kinds


def test_an_incise_before_a_conjunction_is_not_in_the_claim() -> None:
    text = "«Il porto è pieno – ha detto Ugo Neri – e i traghetti hanno perso 40mila passeggeri»."
    assert texts(text) == ["Il porto è pieno", "i traghetti hanno perso 40mila passeggeri"]


def test_who_says_it_does_not_cut_a_clause_that_has_no_verb_yet() -> None:
    text = "Dal 2014, calcola l’Oim, nel Mediterraneo sono morte oltre 31mila persone."
    assert texts(text) == [text.rstrip(".")]


def test_quasi_is_no_participle() -> None:
    text = "Gli sportelli chiusi a maggio erano quasi tutti in comuni sotto i 5mila abitanti."
    assert texts(text) == [text.rstrip(".")]
