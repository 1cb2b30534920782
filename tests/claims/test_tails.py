"""What follows or interrupts a clause is a claim of its own where it tells a fact; no claim is torn or left hanging."""

import pytest

from workbench.claims import ClaimDraft, extract


def drafts(text: str, language: str = "it") -> list[ClaimDraft]:
    return extract(text, language, "2025-04-14")


def texts(text: str, language: str = "it") -> list[str]:
    return [draft.text for draft in drafts(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "head", "tail"),
    [
        ("I consumi di gas sono calati del 4%, frenati dal caldo.", "it",
         "I consumi di gas sono calati del 4%", "frenati dal caldo"),
        ("Il ritardo medio è di 12 minuti, dovuto ai lavori.", "it",
         "Il ritardo medio è di 12 minuti", "dovuto ai lavori"),
        ("In testa c’è Ravenna con 42 punti, inseguita dal Forlì (40).", "it",
         "In testa c’è Ravenna con 42 punti", "inseguita dal Forlì (40)"),
        ("In difesa rientra Bruno Marsili, fermo da gennaio per uno strappo.", "it",
         "In difesa rientra Bruno Marsili", "fermo da gennaio per uno strappo"),
        ("La spesa media è di 54 euro, con un divario che va dai 31 di Enna ai 90 di Aosta.", "it",
         "La spesa media è di 54 euro", "con un divario che va dai 31 di Enna ai 90 di Aosta"),
        ("Le case vuote sono 1.300, per un totale di 90mila metri quadri.", "it",
         "Le case vuote sono 1.300", "per un totale di 90mila metri quadri"),
        ("Il Lecco è salito al terzo posto, a sei punti dal Padova.", "it",
         "Il Lecco è salito al terzo posto", "a sei punti dal Padova"),
        ("Ad Asti i matrimoni sono stati 210, il numero più basso da quando esiste il registro.", "it",
         "Ad Asti i matrimoni sono stati 210", "il numero più basso da quando esiste il registro"),
        ("Il Comune ha nominato un nuovo assessore al bilancio, il sesto in nove anni.", "it",
         "Il Comune ha nominato un nuovo assessore al bilancio", "il sesto in nove anni"),
        ("La frana ha chiuso la provinciale 12, unico collegamento tra la valle e il lago.", "it",
         "La frana ha chiuso la provinciale 12", "unico collegamento tra la valle e il lago"),
        ("La fabbrica non assumeva dal 2009, l’anno della cessione a Stellar.", "it",
         "La fabbrica non assumeva dal 2009", "l’anno della cessione a Stellar"),
        ("La banca ha perso in due anni 300 milioni, pur restando, con 40 filiali, tra le prime dell’isola.", "it",
         "La banca ha perso in due anni 300 milioni", "pur restando, con 40 filiali, tra le prime dell’isola"),
        ("I prestiti alle famiglie sono saliti del 3,1%, quelli alle imprese dell’1,8%.", "it",
         "I prestiti alle famiglie sono saliti del 3,1%", "quelli alle imprese dell’1,8%"),
        ("Sales rose by 4% in May, driven by the new models.", "en",
         "Sales rose by 4% in May", "driven by the new models"),
    ],
)  # fmt: skip
def test_a_tail_that_tells_a_fact_is_a_claim(text: str, language: str, head: str, tail: str) -> None:
    assert texts(text, language) == [head, tail]


@pytest.mark.parametrize(
    "text",
    [
        "La città è caduta ieri, assediata da mesi.",
        "L’ex sindaco, raggiunto al telefono dal Corriere di Lodi, ha negato ogni accusa.",
        "Il collegio, presieduto da Ada Neri, ha condannato tre dirigenti della banca.",
        "Il primo produttore resta il Perù, davanti al Cile, fermo a 49mila, e alla Cina.",
        "Il sindaco, prima di partire per Roma, ha incontrato i 40 operai della Salvi.",
    ],
)
def test_what_only_says_how_or_with_whom_stays(text: str) -> None:
    assert texts(text) == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Mentre gli affitti sono saliti del 9%, gli stipendi sono rimasti quelli del 2019.", "it",
         ["gli affitti sono saliti del 9%", "gli stipendi sono rimasti quelli del 2019"]),
        ("La raccolta di mele ha tenuto (+1,2%), anche se per i coltivatori si tratta di un caso isolato.", "it",
         ["La raccolta di mele ha tenuto (+1,2%)"]),
        ("Le scorte sono salite del 4%: molti negozi hanno anticipato gli ordini di Natale.", "it",
         ["Le scorte sono salite del 4%", "molti negozi hanno anticipato gli ordini di Natale"]),
        ("Attenzione, però: si tratta di dati provvisori di Terna.", "it",
         ["si tratta di dati provvisori di Terna"]),
        ("La pressione scende a 120 e ci sono, ogni cento malati, 14 guariti.", "it",
         ["La pressione scende a 120", "ci sono, ogni cento malati, 14 guariti"]),
        ("Dove mancano i treni, il 60% dei pendolari usa l’auto.", "it",
         ["Dove mancano i treni, il 60% dei pendolari usa l’auto"]),
        ("Se piove, la partita si gioca il 12 maggio.", "it",
         ["Se piove, la partita si gioca il 12 maggio"]),
        ("While rents rose by 9%, wages fell by 2%.", "en", ["rents rose by 9%", "wages fell by 2%"]),
    ],
)  # fmt: skip
def test_two_clauses_that_both_tell_are_two_claims(text: str, language: str, parts: list[str]) -> None:
    assert texts(text, language) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I matrimoni, che nel 1972, al culmine, avevano superato i 400mila, sono scesi nel 2023 a 184mila.",
         ["I matrimoni, che nel 1972, al culmine, avevano superato i 400mila, sono scesi nel 2023 a 184mila",
          "che nel 1972, al culmine, avevano superato i 400mila"]),
        ("A Nyala, ultima città del Darfur con un ospedale, i combattimenti durano da marzo.",
         ["A Nyala, ultima città del Darfur con un ospedale, i combattimenti durano da marzo",
          "ultima città del Darfur con un ospedale"]),
        ("La diga, quasi il doppio della vecchia, contiene 90 milioni di metri cubi.",
         ["La diga, quasi il doppio della vecchia, contiene 90 milioni di metri cubi",
          "quasi il doppio della vecchia"]),
        ("La sera dell’Arena (14.200 paganti, record stagionale) è finita alle due di notte.",
         ["La sera dell’Arena (14.200 paganti, record stagionale) è finita alle due di notte",
          "14.200 paganti, record stagionale"]),
    ],
)  # fmt: skip
def test_what_interrupts_a_clause_is_a_claim_and_the_clause_keeps_its_subject(
    text: str, parts: list[str]
) -> None:
    assert texts(text) == parts


def test_who_says_it_in_between_leaves_subject_and_verb_together() -> None:
    (draft,) = drafts(
        "Gli affitti dei negozi, comunica infine la Camera, sono aumentati dello 0,3% su base annua."
    )
    assert draft.text.startswith("Gli affitti dei negozi, comunica")
    assert draft.speaker


def test_a_clause_that_loses_its_verb_to_who_speaks_is_left_out() -> None:
    text = "Le risposte di Roma sono giunte dopo che ieri Neri ha dichiarato di essere impegnato in colloqui con Kiev."
    assert texts(text) == ["Neri ha dichiarato di essere impegnato in colloqui con Kiev"]


def test_a_count_before_such_a_clause_stays() -> None:
    text = "I dispersi sono 12 dopo che ieri il ministro Neri ha detto che le ricerche sono finite."
    assert texts(text)[0] == "I dispersi sono 12"


def test_no_claim_ends_with_a_bare_verb_of_saying() -> None:
    text = "Il perito ha chiesto altri 40 giorni perché mancano le perizie di Lodi, riferisce."
    assert texts(text) == ["Il perito ha chiesto altri 40 giorni perché mancano le perizie di Lodi"]


@pytest.mark.parametrize(
    "text",
    [
        "«La moviola a che cosa serve?».",
        "Il teste chiede di restare anonimo.",
        "Intervista a Ugo Neri, rettore di Lodi",
    ],
)
def test_a_question_or_how_the_interview_came_about_is_no_claim(text: str) -> None:
    assert texts(text) == []


def test_what_somebody_accuses_of_stays_with_who_accuses() -> None:
    text = "La capogruppo di Lodi, Ada Neri, ha accusato la giunta di nascondere i conti e ha annunciato un esposto."
    first = drafts(text)[0]
    assert first.text == "La capogruppo di Lodi, Ada Neri, ha accusato la giunta di nascondere i conti"
    assert first.speaker == "Ada Neri"


def test_what_somebody_announces_while_speaking_is_theirs() -> None:
    text = (
        "«Il mio cliente era a Lodi», ha detto l’avvocato Ugo Neri, annunciando il ricorso al Tar di Brescia."
    )
    last = drafts(text)[-1]
    assert (last.text, last.speaker) == ("annunciando il ricorso al Tar di Brescia", "Ugo Neri")
