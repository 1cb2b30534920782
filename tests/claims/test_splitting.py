"""Two facts in one sentence are two claims: where the second has no verb, no subject or no conjunction of its own."""

import pytest

from workbench.claims import ClaimDraft, extract
from workbench.rows import ClaimKind


def drafts(text: str, language: str = "it") -> list[ClaimDraft]:
    return extract(text, language, "2025-04-14")


def texts(text: str, language: str = "it") -> list[str]:
    return [draft.text for draft in drafts(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Gli incendi sono stati 212, quasi tutti in Sardegna.",
        "Allo stadio c’erano 41.200 spettatori, record stagionale.",
        "Il gol di Neri, il terzo di fila, non basta alla squadra di Osimo.",
    ],
)
def test_a_part_that_says_nothing_alone_stays_with_its_clause(text: str) -> None:
    assert texts(text)[0] == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "language", "head", "tail"),
    [
        ("Nel carcere vivono 240 persone, a fronte di una capienza di 120 posti.", "it",
         "Nel carcere vivono 240 persone", "a fronte di una capienza di 120 posti"),
        ("L’export vale 8 miliardi, in crescita del 5,2% (400 milioni) sul 2023.", "it",
         "L’export vale 8 miliardi", "in crescita del 5,2% (400 milioni) sul 2023"),
        ("La rete ha rilevato 37 scosse, la maggiore delle quali di magnitudo 3,1.", "it",
         "La rete ha rilevato 37 scosse", "la maggiore delle quali di magnitudo 3,1"),
        ("The jail holds 240 inmates, compared with a capacity of 120.", "en",
         "The jail holds 240 inmates", "compared with a capacity of 120"),
        ("Gli organizzatori hanno contato 20mila persone in piazza, 8mila per la questura.", "it",
         "Gli organizzatori hanno contato 20mila persone in piazza", "8mila per la questura"),
        ("Il birrificio ha venduto 40mila litri, il 12% in più rispetto al 2022.", "it",
         "Il birrificio ha venduto 40mila litri", "il 12% in più rispetto al 2022"),
        ("Il biglietto costa 18 euro, il triplo del 2010.", "it",
         "Il biglietto costa 18 euro", "il triplo del 2010"),
        ("Nel 2024 i nati ad Asti sono stati 430, contro i 612 del 2014.", "it",
         "Nel 2024 i nati ad Asti sono stati 430", "contro i 612 del 2014"),
        ("La produzione è scesa del 2,2%, quarto calo consecutivo.", "it",
         "La produzione è scesa del 2,2%", "quarto calo consecutivo"),
        ("I turisti sono stati 2,1 milioni, di cui 900mila stranieri.", "it",
         "I turisti sono stati 2,1 milioni", "di cui 900mila stranieri"),
        ("Il pronto soccorso ha visitato 3.100 persone, quasi cento al giorno.", "it",
         "Il pronto soccorso ha visitato 3.100 persone", "quasi cento al giorno"),
        ("Arsenal have scored 31 goals, three fewer than Chelsea.", "en",
         "Arsenal have scored 31 goals", "three fewer than Chelsea"),
    ],
)  # fmt: skip
def test_a_comparison_without_a_verb_is_a_claim(text: str, language: str, head: str, tail: str) -> None:
    assert texts(text, language) == [head, tail]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vale 8 miliardi, il 12% in più rispetto allo stesso mese del 2022.", "comparison"),
        ("A Lodi scende del 2%, quarto calo consecutivo per la provincia.", "rank"),
        ("I turisti sono 2 milioni, di cui 900mila stranieri e 40mila under 18.", "quantity"),
    ],
)
def test_what_has_no_verb_says_what_kind_of_claim_it_is(text: str, kind: ClaimKind) -> None:
    tail = drafts(text)[-1]
    assert kind in tail.kinds
    assert "no verb" not in {reason.code for reason in tail.reasons}
    assert tail.standalone is None


@pytest.mark.parametrize(
    "text",
    [
        "I morti sul lavoro sono stati 1.041, uno ogni otto ore.",
        "Il Senato ha approvato la fiducia con 106 sì, 74 no e 3 astenuti.",
        "Nel paese vivono tra i 300 e i 400 pastori.",
        "I due uomini armati e mascherati hanno rapinato la banca di Trani.",
        "L’azienda produce sedie e vende tavoli per la scuola di Lodi.",
    ],
)
def test_what_is_one_fact_stays_whole(text: str) -> None:
    assert len(texts(text)) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "A maggio aumentano i farmaci (+1,4%), i libri (+0,9%) e, in misura minore, i mobili (+0,3%).",
            ["A maggio aumentano i farmaci (+1,4%)", "i libri (+0,9%)", "in misura minore, i mobili (+0,3%)"],
        ),
        (
            "L’occupazione cala in tre regioni: Umbria -1,1%, Marche -0,9 e Molise -0,7.",
            ["L’occupazione cala in tre regioni", "Umbria -1,1%", "Marche -0,9", "Molise -0,7"],
        ),
        (
            "Il governo ha stanziato 4 miliardi per le strade, 2 per gli ospedali e 900 milioni per le scuole.",
            ["Il governo ha stanziato 4 miliardi per le strade", "2 per gli ospedali", "900 milioni per le scuole"],
        ),
        (
            "La produzione è calata in Italia del 9,5%, in Germania dell’11,3 e in Francia del 5,3.",
            ["La produzione è calata in Italia del 9,5%", "in Germania dell’11,3", "in Francia del 5,3"],
        ),
        (
            "Il Pil è cresciuto dello 0,2% rispetto a marzo e dello 0,9% su base annua.",
            ["Il Pil è cresciuto dello 0,2% rispetto a marzo", "dello 0,9% su base annua"],
        ),
        (
            "I senza lavoro sono il 6,1%, mentre il dato giovanile sale dal 19,8 al 20,4 per cento.",
            ["I senza lavoro sono il 6,1%", "il dato giovanile sale dal 19,8 al 20,4 per cento"],
        ),
    ],
)  # fmt: skip
def test_each_item_of_a_list_of_figures_is_a_claim(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("La Consob ha multato la banca per 3 milioni e sospeso due dirigenti.", "it",
         ["La Consob ha multato la banca per 3 milioni", "sospeso due dirigenti"]),
        ("Il ponte fu costruito nel 1931, bombardato nel 1944 e ricostruito nel 1952.", "it",
         ["Il ponte fu costruito nel 1931", "bombardato nel 1944", "ricostruito nel 1952"]),
        ("I ribelli hanno occupato a marzo El Fasher e, due mesi dopo, Nyala.", "it",
         ["I ribelli hanno occupato a marzo El Fasher", "due mesi dopo, Nyala"]),
        ("Il giudice ha disposto per due il carcere e per il terzo i domiciliari.", "it",
         ["Il giudice ha disposto per due il carcere", "per il terzo i domiciliari"]),
        ("La stima per il 2024 scende allo 0,4%, dallo 0,7; quella per il 2025 allo 0,9.", "it",
         ["La stima per il 2024 scende allo 0,4%, dallo 0,7", "quella per il 2025 allo 0,9"]),
        ("I prestiti valgono 90 milioni; le garanzie, 40.", "it",
         ["I prestiti valgono 90 milioni", "le garanzie, 40"]),
        ("Il marito è stato arrestato a Novara, la moglie denunciata per furto.", "it",
         ["Il marito è stato arrestato a Novara", "la moglie denunciata per furto"]),
        ("Il pullman ha investito due ciclisti e si è ribaltato in un campo vicino a Osimo.", "it",
         ["Il pullman ha investito due ciclisti", "si è ribaltato in un campo vicino a Osimo"]),
        ("Le rapine sono state 74 (erano 91 nel 2023).", "it",
         ["Le rapine sono state 74 (erano 91 nel 2023)", "erano 91 nel 2023"]),
        ("The bridge was built in 1931, bombed in 1944 and rebuilt in 1952.", "en",
         ["The bridge was built in 1931", "bombed in 1944", "rebuilt in 1952"]),
    ],
)  # fmt: skip
def test_a_clause_may_leave_out_its_subject_or_verb(text: str, language: str, parts: list[str]) -> None:
    assert texts(text, language) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "I ladri sono fuggiti su una Panda, rubata due giorni prima a Rovigo.",
            ["I ladri sono fuggiti su una Panda", "rubata due giorni prima a Rovigo"],
        ),
        (
            "Il sospettato è Dario Lenti, un ex cuoco licenziato nel 2021.",
            ["Il sospettato è Dario Lenti", "un ex cuoco licenziato nel 2021"],
        ),
        (
            "La nave Aurora, costruita a Monfalcone nel 1999, trasportava 600 auto.",
            [
                "La nave Aurora, costruita a Monfalcone nel 1999, trasportava 600 auto",
                "costruita a Monfalcone nel 1999",
            ],
        ),
        (
            "Il provvedimento, approvato con 168 voti, 121 contrari e 7 astenuti, passa ora al Senato.",
            [
                "Il provvedimento, approvato con 168 voti, 121 contrari e 7 astenuti, passa ora al Senato",
                "approvato con 168 voti, 121 contrari e 7 astenuti",
            ],
        ),
        (
            "Gli alunni del liceo, otto su dieci dei quali vengono da fuori, hanno occupato la palestra di Osimo.",
            ["otto su dieci dei quali vengono da fuori", "hanno occupato la palestra di Osimo"],
        ),
        (
            "Il giudice, che ha disposto per due il carcere e per il terzo i domiciliari, ha sentito 12 testimoni.",
            [
                "che ha disposto per due il carcere",
                "per il terzo i domiciliari",
                "ha sentito 12 testimoni",
            ],
        ),
    ],
)
def test_what_is_told_of_a_noun_is_a_claim_where_it_can_be_dated_or_counted(
    text: str, parts: list[str]
) -> None:
    assert texts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "La città è caduta ieri, assediata da mesi.",
        "Il coltello, nascosto in una borsa, è stato trovato dai carabinieri di Lodi.",
    ],
)
def test_a_participle_without_date_figure_or_name_is_not_cut(text: str) -> None:
    assert len(texts(text)) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gli sfollati, stando alle cifre diffuse lunedì, sono 1.200.", "cifre diffuse lunedì"),
        ("Le milizie sono armate – secondo il rapporto dell’Onu – da tre governi.", "rapporto dell’Onu"),
        ("I feriti sono usciti, fa sapere la Asl, a eccezione di un bambino di 6 anni.", "Asl"),
        ("In dieci anni, calcola la Cgil, i salari reali hanno perso l’8%.", "Cgil"),
        ("Il traffico, secondo Anas, calerà del 12 per cento entro luglio.", "Anas"),
        ("The fire, police said, started in a van.", "police"),
    ],
)
def test_who_says_it_does_not_cut_what_is_said(text: str, speaker: str) -> None:
    (draft,) = drafts(text, "en" if speaker == "police" else "it")
    assert draft.text == text.rstrip(".")
    assert draft.speaker == speaker


def test_a_relative_clause_that_names_its_source_is_the_sources() -> None:
    text = "L’Italia, che secondo i dati diffusi ieri dall’Istat cresce del 3,2%, ha superato la Francia nel 2024."
    told = {draft.text: draft.speaker for draft in drafts(text)}
    assert told["secondo i dati diffusi ieri dall’Istat cresce del 3,2%"] == "Istat"
    assert told["ha superato la Francia nel 2024"] is None


def test_each_clause_of_a_quotation_is_a_claim() -> None:
    text = "«Abbiamo sentito 40 testimoni e il cancello era aperto dal 2019», ha detto il pm Ugo Neri."
    assert [(draft.text, draft.speaker) for draft in drafts(text)] == [
        ("Abbiamo sentito 40 testimoni", "Ugo Neri"),
        ("il cancello era aperto dal 2019", "Ugo Neri"),
    ]


def test_each_infinitive_under_one_verb_of_saying_is_a_claim() -> None:
    text = "I superstiti hanno riferito di essere salpati venerdì, di aver versato 2.000 euro e di non aver mangiato."
    assert [(draft.text, draft.speaker) for draft in drafts(text)] == [
        ("I superstiti hanno riferito di essere salpati venerdì", "superstiti"),
        ("di aver versato 2.000 euro", "superstiti"),
        ("di non aver mangiato", "superstiti"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ben altra musica sugli spalti opposti.",
        "Credevano di averla scampata.",
        "Crolla invece il mobile.",
        "Il ministro parla di «passo avanti storico».",
        "La Cgil parla di «crescita anemica».",
    ],
)
def test_what_holds_nothing_to_look_up_is_left_out(text: str) -> None:
    assert texts(text) == []


def test_a_place_with_its_province_is_no_part_of_a_claim() -> None:
    text = "Il forno della caserma\n\nCASTELFRANCO VENETO (Treviso) – Il forno è costato 40mila euro."
    assert texts(text)[-1] == "Il forno è costato 40mila euro"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("La Lazio, che nel 2023 aveva speso 60 milioni per il mercato, ne ha incassati dodici.",
         ["che nel 2023 aveva speso 60 milioni per il mercato", "ne ha incassati dodici"]),
        ("A Taranto, dove lavorano 8.200 operai, lo stabilimento ha fermato due altoforni per la manutenzione.",
         ["A Taranto, dove lavorano 8.200 operai, lo stabilimento ha fermato due altoforni per la manutenzione",
          "dove lavorano 8.200 operai"]),
        ("L’ex sindaco, per il quale il pm di Lodi aveva chiesto sei anni, ha patteggiato due anni di carcere.",
         ["per il quale il pm di Lodi aveva chiesto sei anni", "ha patteggiato due anni di carcere"]),
    ],
)  # fmt: skip
def test_what_is_told_in_between_is_a_claim_beside_its_main_clause(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Il gruppo ha venduto la controllata di Lodi, portando il debito da 3,2 a 2,1 miliardi.",
         ["Il gruppo ha venduto la controllata di Lodi", "portando il debito da 3,2 a 2,1 miliardi"]),
        ("Il titolo ha chiuso a 12 euro, dopo aver perso il 7% nel 2024.",
         ["Il titolo ha chiuso a 12 euro", "dopo aver perso il 7% nel 2024"]),
        ("Elenca le cifre: salari giù dell’8% sul 2019, produzione in calo da due anni, 4 milioni di famiglie che "
         "saltano le cure.",
         ["salari giù dell’8% sul 2019", "produzione in calo da due anni",
          "4 milioni di famiglie che saltano le cure"]),
        ("Decisivo il gol di Neri, arrivato a quota 14 reti: meglio di lui hanno fatto solo Rossi e Bianchi.",
         ["Decisivo il gol di Neri, arrivato a quota 14 reti", "meglio di lui hanno fatto solo Rossi e Bianchi"]),
        ("Non è certo se il ministro Neri, entrato in carica a maggio, abbia firmato il decreto.",
         ["Non è certo se il ministro Neri, entrato in carica a maggio, abbia firmato il decreto",
          "entrato in carica a maggio"]),
    ],
)  # fmt: skip
def test_a_gerund_a_past_infinitive_or_an_item_with_a_figure_is_a_claim(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "La squadra ha vinto a Bari, superando il Lecce in classifica.",
        "La corte ha condannato Ugo Neri a sei anni e otto mesi di carcere.",
        "Spetta al Parlamento di Roma e al Consiglio trovare un accordo.",
        "L’arbitro ha fischiato 31 falli a noi e 12 a loro.",
        "La nuova legge dello Stato costa 3 milioni all’anno.",
    ],
)
def test_words_that_only_look_like_a_second_claim_stay(text: str) -> None:
    assert texts(text) == [text.rstrip(".")]


@pytest.mark.parametrize("verb", ["estrae", "conosceva", "accelera verso", "esprime", "impegna", "induceva"])
def test_a_verb_of_any_conjugation_begins_a_clause(verb: str) -> None:
    text = f"L’azienda di Lodi {verb} 3 milioni di euro; la rivale di Bari ne ha persi 4 milioni."
    assert texts(text) == [
        f"L’azienda di Lodi {verb} 3 milioni di euro",
        "la rivale di Bari ne ha persi 4 milioni",
    ]


def test_a_relative_clause_about_who_spoke_is_the_narrators() -> None:
    text = "«Abbiamo sbagliato tutto», ammette il tecnico, che a Lodi ha dovuto rinunciare a Mario Neri."
    told = drafts(text)[-1]
    assert (told.text, told.speaker) == ("che a Lodi ha dovuto rinunciare a Mario Neri", None)


def test_a_long_subject_and_who_says_it_leave_a_long_predicate_alone() -> None:
    text = "La giunta – ha aggiunto l’ex sindaca di Lodi – ha bocciato tutti i nostri 94 emendamenti."
    assert texts(text) == ["ha bocciato tutti i nostri 94 emendamenti"]


def test_who_says_it_at_the_end_of_a_clause_is_no_part_of_the_claim() -> None:
    text = "Il governo alzerà le accise a luglio, secondo due fonti di Roma, una mossa che rischia di fermare i camion."
    assert texts(text)[0] == "Il governo alzerà le accise a luglio"


def test_a_greeting_counts_only_where_a_claim_begins() -> None:
    text = "Due uomini con una pistola a salve hanno rapinato la banca di Trani."
    assert texts(text) == [text.rstrip(".")]
