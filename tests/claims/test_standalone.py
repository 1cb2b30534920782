"""A claim is reworded so that it can be read alone where one reading is left, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import data
from workbench.claims import extract

DAY = "2025-04-14"  # a Monday


def reworded(text: str, language: str = "it", published: str | None = DAY) -> dict[str, str]:
    """Return the rewordings of a text's claims by the claims' own words."""
    return {d.text: d.standalone for d in extract(text, language, published) if d.standalone}


def test_a_relative_clause_names_its_country_and_the_metals_it_speaks_of() -> None:
    text = (
        "Il gruppo vuole studiare i depositi di metalli di terre rare in Russia, che possiede la quinta riserva "
        "mondiale di questi metalli utilizzati nei laser e nei motori elettrici."
    )
    assert reworded(text) == {
        "che possiede la quinta riserva mondiale di questi metalli": (
            "La Russia possiede la quinta riserva mondiale di terre rare"
        ),
        "utilizzati nei laser e nei motori elettrici": (
            "Le terre rare sono utilizzate nei laser e nei motori elettrici"
        ),
    }


def test_the_seed_says_whose_reserves_are_the_fifth() -> None:
    text = data.seeds()[0].read_text(encoding="utf-8")
    told = reworded(text, published=None)
    assert told["che possiede la quinta riserva mondiale di questi metalli"] == (
        "La Russia possiede la quinta riserva mondiale di terre rare"
    )
    assert told["Non ha fatto il nome di nessuna azienda e non ha fornito ulteriori dettagli"].startswith(
        "Kirill Dmitriev non ha fatto il nome"
    )


def test_the_claims_own_words_stay_as_they_are() -> None:
    text = data.seeds()[0].read_text(encoding="utf-8")
    for draft in extract(text, "it", None):
        assert draft.span.of(text) == draft.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il Comune ha finanziato il ponte, che è costato 3 milioni di euro.",
         "Il ponte è costato 3 milioni di euro"),
        ("Il bando riguarda i fondi del museo, che ha ospitato 3 mostre nel 2022.",
         "Il museo ha ospitato 3 mostre nel 2022"),
        ("La squadra è guidata da Carlo Neri, che ha vinto 3 titoli mondiali.",
         "Carlo Neri ha vinto 3 titoli mondiali"),
        ("La Cina controlla le miniere del Congo, che produce 100 mila tonnellate di cobalto.",
         "Il Congo produce 100 mila tonnellate di cobalto"),
        ("Il gruppo lavora con gli Stati Uniti, che hanno la seconda riserva mondiale di litio.",
         "Gli Stati Uniti hanno la seconda riserva mondiale di litio"),
    ],
)  # fmt: skip
def test_a_relative_clause_gets_the_noun_before_it(text: str, expected: str) -> None:
    assert expected in reworded(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "È stato visitato un impianto in Russia, che produce 3 milioni di tonnellate di acciaio.",
        "Parla il figlio di Carlo Neri, che ha vinto 3 titoli mondiali.",
        "La squadra è guidata da Carlo Neri, che ha arrestato la polizia nel 2020.",
        "Si parla del ponte, che ha finanziato la Regione nel 2020.",
        "Si parla del ponte e del porto, che ha ricevuto 3 milioni di euro.",
        "Il gruppo ha visitato un museo, che ha ospitato 3 mostre nel 2022.",
        "Gli operai hanno difeso la sua azienda, che ha ricevuto 3 milioni di euro.",
        "Il premier ha parlato con Anna Neri, che ha guidato tre anni la Regione.",
        "Si discute dei funghi, che sono basate su 3 specie dal 2020.",
    ],
)
def test_a_relative_clause_that_could_mean_another_stays_as_it_is(text: str) -> None:
    assert reworded(text) == {}


def test_a_participle_agrees_with_what_is_defined() -> None:
    text = "Le terre rare sono un gruppo di 17 metalli utilizzati per creare magneti per i motori elettrici."
    assert reworded(text) == {
        "utilizzati per creare magneti per i motori elettrici": (
            "Le terre rare sono utilizzate per creare magneti per i motori elettrici"
        )
    }


@pytest.mark.parametrize(
    "text",
    [
        "Il rame è la risorsa di un territorio utilizzato per coltivare grano e mais.",
        "I soldi utilizzati per pagare la tangente nel 2020 erano 3 milioni di euro.",
        "La banca ha comprato i terreni destinati alla scuola di Genova nel 2020.",
    ],
)
def test_a_participle_of_something_particular_stays_as_it_is(text: str) -> None:
    assert reworded(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le batterie contengono litio. Il Cile ha la prima riserva mondiale di questo metallo.",
         "Il Cile ha la prima riserva mondiale di litio"),
        ("Il ponte Morandi è crollato nel 2018. Questo ponte è costato 3 miliardi di lire.",
         "Il ponte Morandi è costato 3 miliardi di lire"),
        ("Il ponte di Genova è crollato nel 2018. In questo ponte lavoravano 300 operai nel 1967.",
         "Nel ponte di Genova lavoravano 300 operai nel 1967"),
    ],
)  # fmt: skip
def test_a_demonstrative_gets_its_only_antecedent(text: str, expected: str) -> None:
    assert list(reworded(text).values()) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Le batterie contengono litio e cobalto. Il Cile ha la prima riserva mondiale di questi metalli.",
        "Il ponte di Genova e il ponte di Roma sono chiusi. Questo ponte è costato 3 miliardi di lire.",
        "Un ponte di Genova è crollato nel 2018. Questo ponte è costato 3 miliardi di lire.",
        "Il ponte è crollato nel 2018. Questo ponte è costato 3 miliardi di lire.",
        "Il ponte di Genova è crollato nel 2018.\n\nQuesto ponte è costato 3 miliardi di lire.",
    ],
)
def test_a_demonstrative_with_two_antecedents_or_none_stays_open(text: str) -> None:
    assert reworded(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carlo Neri ha vinto la gara. Ha ottenuto 3 medaglie nel 2020.",
         "Carlo Neri ha ottenuto 3 medaglie nel 2020"),
        ("Carlo Neri è un attore di Roma. È nato a Torino nel 1970.", "Carlo Neri è nato a Torino nel 1970"),
        ("L’assessora al Bilancio, Anna Neri, ha lasciato la giunta. Non ha fornito alcuna cifra sui conti.",
         "Anna Neri non ha fornito alcuna cifra sui conti"),
        ("Il Comune di Genova ha chiuso la fabbrica nel 2020 e potrebbe assumere entro il 2030.",
         "Il Comune di Genova potrebbe assumere entro il 2030"),
    ],
)  # fmt: skip
def test_a_verb_without_its_subject_gets_the_one_named_before(text: str, expected: str) -> None:
    assert expected in reworded(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "Carlo Neri ha detto che Anna Bianchi ha comprato la villa. Ha pagato 3 milioni di euro.",
        "Nessun Paese ha firmato. Ha ottenuto 3 milioni di euro.",
        "Carlo Neri ha vinto la gara. Ha parlato il presidente della federazione nel 2020.",
        "Carlo Neri ha vinto la gara. Hanno ottenuto 3 medaglie nel 2020.",
        "Carlo Neri ha vinto la gara.\n\nHa ottenuto 3 medaglie nel 2020.",
        "La protesta è partita a Roma nel 2020 e ha coinvolto 300 persone nel 2021.",
        "“Carlo Neri ha vinto la gara. Ha ottenuto 3 medaglie nel 2020”, ha detto Anna Bianchi.",
    ],
)
def test_a_verb_whose_subject_is_open_stays_without(text: str) -> None:
    assert reworded(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ieri il ministro ha firmato un accordo da 3 milioni di euro.",
         "Il 13 aprile 2025 il ministro ha firmato un accordo da 3 milioni di euro"),
        ("La partita di ieri è costata 3 milioni di euro.",
         "La partita del 13 aprile 2025 è costata 3 milioni di euro"),
        ("Il governo ha approvato oggi un decreto da 3 miliardi di euro.",
         "Il governo ha approvato il 14 aprile 2025 un decreto da 3 miliardi di euro"),
    ],
)  # fmt: skip
def test_a_relative_day_is_written_out(text: str, expected: str) -> None:
    assert list(reworded(text).values()) == [expected]


def test_days_before_which_the_article_is_elided_keep_their_preposition() -> None:
    text = "La partita di ieri è costata 3 milioni di euro."
    assert list(reworded(text, published="2025-04-09").values()) == [
        "La partita dell'8 aprile 2025 è costata 3 milioni di euro"
    ]
    assert list(reworded(text, published="2025-05-02").values()) == [
        "La partita del 1° maggio 2025 è costata 3 milioni di euro"
    ]


@pytest.mark.parametrize("published", ["2025-04", None])
def test_without_the_articles_day_a_relative_day_stays(published: str | None) -> None:
    assert reworded("Ieri il ministro ha firmato un accordo da 3 milioni di euro.", published=published) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Oggi il Paese ha 3 milioni di abitanti.",
        "L’Italia di oggi ha 3 milioni di poveri.",
        "La relazione da 3 milioni di euro è all’ordine del giorno di giovedì.",
        "Ieri la sua casa è stata venduta per 3 milioni di euro.",
        "Ieri lui ha firmato un accordo da 3 milioni di euro.",
        "“Ieri il ministro ha firmato un accordo da 3 milioni di euro”, ha detto Anna Bianchi.",
    ],
)
def test_a_day_that_is_none_or_a_claim_that_still_points_elsewhere_stays(text: str) -> None:
    assert reworded(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "La Russia possiede la quinta riserva mondiale di terre rare.",
        "Non esistono sostituti noti.",
        "Il Pil italiano è cresciuto dello 0,2% nel 2024.",
    ],
)
def test_what_reads_alone_is_not_reworded(text: str) -> None:
    assert reworded(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The money went to Mark Ellis, who was injured in a car accident in 2012.",
         "Mark Ellis was injured in a car accident in 2012"),
        ("Lithium is a soft metal used in rechargeable batteries for phones and cars.",
         "Lithium is used in rechargeable batteries for phones and cars"),
        ("Rare earths are a group of 17 metals used to make magnets for electric cars.",
         "Rare earths are used to make magnets for electric cars"),
        ("Batteries contain lithium. Chile holds the largest reserves of this metal in the world.",
         "Chile holds the largest reserves of lithium in the world"),
        ("The central bank raised rates yesterday to 4.5%.",
         "The central bank raised rates on 13 April 2025 to 4.5%"),
        ("Inflation has been at 3% since yesterday.", "Inflation has been at 3% since 13 April 2025"),
    ],
)  # fmt: skip
def test_english_is_reworded_by_the_same_code(text: str, expected: str) -> None:
    assert list(reworded(text, "en").values()) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The firm runs a plant in Chile, which produces 300,000 tons of copper a year.",
        "The firm closed the plant, which was a blow to 300 families in 2020.",
        "The jury praised the wife of Mark Ellis, who has won 3 titles.",
        "Yesterday's vote cost 3 million dollars.",
    ],
)
def test_english_that_could_mean_another_stays_as_it_is(text: str) -> None:
    assert reworded(text, "en") == {}


def test_a_language_without_words_does_not_fail() -> None:
    assert extract("Le pont, qui a coûté 3 millions d’euros, est fermé.", "xx", DAY)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Carlo Neri", "ha", "è", "che", "il ponte", "in Russia", "di Genova", "questo", "questi metalli", "litio",
             "terre rare", "utilizzati per", "possiede", "la quinta", "3 milioni", "ieri", "oggi", "lunedì", "non",
             "sono", "un gruppo di", ",", ".", "“", "”", "–", "e", "l’", "dell’", "nato", "firmato", "si", "\n\n",
             "\U0001f600", "\x00", "which", "who", "is a metal", "used to", "yesterday", "the"]
        ),
        max_size=40,
    ),
    st.sampled_from(["it", "en", "xx"]),
)  # fmt: skip
def test_a_rewording_never_fails_nor_leaves_a_demonstrative(parts: list[str], language: str) -> None:
    for draft in extract(" ".join(parts), language, DAY):
        if draft.standalone:
            assert draft.standalone != draft.text
            assert not {"questo", "questi"} & set(draft.standalone.lower().split()) or language != "it"
