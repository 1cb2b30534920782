"""Who says what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.rows import Attribution
from workbench.text.attribution import attributions


def only(text: str, language: str = "it") -> Attribution:
    found = attributions(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Il ministro Anna Bruschi ha dichiarato che i conti sono in ordine.",
            "Anna Bruschi",
            "i conti sono in ordine",
        ),
        ("La sindaca ha anche più volte ribadito che il ponte è sicuro.", "sindaca", "il ponte è sicuro"),
        ("“Il ponte è sicuro”, ha detto Carlo Neri ai giornalisti.", "Carlo Neri", "Il ponte è sicuro"),
        ("«Il ponte è sicuro», rimarca l’ingegner Neri.", "Neri", "Il ponte è sicuro"),
        ("Carlo Neri: “Il ponte è sicuro”.", "Carlo Neri", "Il ponte è sicuro"),
        ("Secondo l’Istat, i prezzi sono saliti del 3%.", "Istat", "i prezzi sono saliti del 3%"),
        ("I prezzi sono saliti del 3%, secondo l’Istat.", "Istat", "I prezzi sono saliti del 3%"),
        ("Dal rapporto emerge che i prezzi sono saliti.", "rapporto", "i prezzi sono saliti"),
        (
            "Il direttore ha spiegato ieri al quotidiano La Stampa, in un’intervista, che il ponte è sicuro.",
            "direttore",
            "il ponte è sicuro",
        ),
        (
            "Il ponte è stato chiuso ieri, ha detto al Mattino il vigile Ugo Sarti.",
            "Ugo Sarti",
            "Il ponte è stato chiuso ieri",
        ),
        ("«Il ponte è sicuro», commenta al Mattino Ugo Sarti, vigile.", "Ugo Sarti", "Il ponte è sicuro"),
        ("«Il ponte è sicuro», nota l’avvocata Ada D’Amico.", "Ada D’Amico", "Il ponte è sicuro"),
        ("Il ponte è stato chiuso ieri, come riporta il Mattino.", "Mattino", "Il ponte è stato chiuso ieri"),
        ("«Il ponte è sicuro», così il ministro Neri in Aula.", "Neri", "Il ponte è sicuro"),
        ("A dirlo è il presidente, Ugo Sarti: “Il ponte è sicuro”.", "Ugo Sarti", "Il ponte è sicuro"),
        ("Come ha ricordato il ministro Neri, il ponte è sicuro.", "Neri", "il ponte è sicuro"),
        ("Per Ugo Sarti, docente a Trani, “il ponte è sicuro”.", "Ugo Sarti", "“il ponte è sicuro”"),
        ("Per il presidente Ugo Sarti, “il ponte è sicuro”.", "Ugo Sarti", "“il ponte è sicuro”"),
    ],
)
def test_a_speaker_is_found_with_what_is_said(text: str, speaker: str, content: str) -> None:
    said = only(text)
    assert said.speaker == speaker
    assert said.content.of(text) == content


def test_an_apposition_names_the_speaker_and_the_person_served_does_not() -> None:
    text = "La portavoce di Neri per i trasporti, Giulia Conti, ha dichiarato che il ponte è sicuro."
    assert only(text).speaker == "Giulia Conti"


def test_a_name_before_its_office_is_the_speaker() -> None:
    text = "Giulia Conti, portavoce del Comune, ha dichiarato che il ponte è sicuro."
    assert only(text).speaker == "Giulia Conti"


def test_an_elided_subject_is_the_one_that_spoke_before() -> None:
    text = "Il Cremlino ha detto che il testo è pronto, ma ha avvertito che la firma non è vicina."
    first, second = attributions(text, "it")
    assert first.content.of(text) == "il testo è pronto"
    assert second.source is None
    assert second.speaker == "Cremlino"


def test_a_gerund_goes_on_for_the_subject_of_its_sentence() -> None:
    text = "Le compagnie hanno accolto la notizia, sottolineando che il traffico è in calo."
    assert only(text).speaker == "compagnie"


def test_an_infinitive_keeps_its_preposition() -> None:
    text = "Mosca ha chiarito di essere aperta ad accordi."
    said = only(text)
    assert said.content.of(text) == "di essere aperta ad accordi"
    assert said.speaker == "Cremlino"


def test_a_source_that_gives_a_figure_says_the_whole_clause() -> None:
    text = "Il Servizio geologico degli Stati Uniti stima le riserve in 90 mila tonnellate, ma le miniere sono chiuse."
    said = only(text)
    assert (said.mode, said.speaker) == ("figure", "USGS")
    assert said.content.of(text).endswith("90 mila tonnellate")


def test_an_incise_between_dashes_attributes_the_whole_quotation() -> None:
    text = "“Il ponte regge – ha sottolineato Neri – e le strade sono libere”."
    said = only(text)
    assert said.speaker == "Neri"
    assert said.content.of(text).startswith("Il ponte regge")


def test_a_quotation_that_goes_on_has_the_same_speaker() -> None:
    text = "“Il ponte è sicuro”, ha detto Carlo Neri. “Le strade sono libere da ieri”."
    assert [said.speaker for said in attributions(text, "it")] == ["Carlo Neri", "Carlo Neri"]


def test_what_the_next_sentence_attributes_is_the_sentence_before() -> None:
    text = "I prezzi sono saliti del 3%. Lo rende noto l’Istat."
    said = only(text)
    assert said.content.of(text) == "I prezzi sono saliti del 3%."
    assert said.speaker == "Istat"


@pytest.mark.parametrize(
    "later",
    ["Neri ha detto che piove.", "Lo stesso Neri ha detto che piove.", "Il portavoce ha detto che piove."],
)
def test_later_mentions_resolve_to_the_full_name(later: str) -> None:
    text = f"Il portavoce del Comune, Carlo Neri, ha detto che il ponte è sicuro. {later}"
    assert attributions(text, "it")[-1].speaker == "Carlo Neri"


def test_some_portavoce_is_nobody_named_before() -> None:
    text = "Il portavoce del Comune, Carlo Neri, ha detto che il ponte è sicuro. Un portavoce ha detto che piove."
    assert attributions(text, "it")[-1].speaker == "portavoce"


def test_the_portavoce_of_somebody_else_is_somebody_else() -> None:
    text = (
        "Il portavoce del Comune, Carlo Neri, ha detto che il ponte è sicuro. "
        "Il portavoce della Regione ha detto che piove."
    )
    assert attributions(text, "it")[-1].speaker == "portavoce della Regione"


@pytest.mark.parametrize(
    "text",
    [
        "L’Unione è il secondo partner commerciale del Paese.",
        "Il governo ha annunciato un piano che costa 3 miliardi.",
        "La stima è di 3 miliardi e l’accusa è grave.",
        "La squadra ha vinto il secondo tempo.",
    ],
)
def test_words_that_only_look_like_saying_attribute_nothing(text: str) -> None:
    assert attributions(text, "it") == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Mark Ellis said that wages had risen.", "Mark Ellis", "wages had risen"),
        (
            "Prices rose by 3% in January, the Office for National Statistics said on Friday.",
            "ONS",
            "Prices rose by 3% in January",
        ),
        ("According to the Bank of England, prices will fall.", "Bank of England", "prices will fall"),
        (
            '"Prices will fall," Finance Minister Helen Carter told reporters.',
            "Helen Carter",
            "Prices will fall,",
        ),
        ("Rachel Moore, a spokeswoman, said no country had grown.", "Rachel Moore", "no country had grown"),
    ],
)
def test_english_is_read_by_the_same_code(text: str, speaker: str, content: str) -> None:
    said = only(text, "en")
    assert said.speaker == speaker
    assert said.content.of(text) == content


def test_a_language_without_words_is_read_as_english() -> None:
    assert attributions("Mark Ellis said that wages had risen.", "xx")[0].speaker == "Mark Ellis"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Neri", "ha detto", "che", "il", "portavoce", ",", ".", "“", "”", "–", ":", "secondo", "e", "\n\n",
             "\U0001f600",
             "stima", "3", "di", "essere", "lo", "\x00", "emerge", "dal", "«", "per", "sottolineando"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_spans_always_lie_inside_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for said in attributions(text, "it"):
        assert said.content.end <= len(text)
        assert len(said.content) > 0
        assert said.cue.of(text)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Madrid, dal canto suo, nega di aver firmato.", "governo spagnolo", "di aver firmato"),
        (
            "Una dirigente, parlando a margine, ha detto ai cronisti che la Francia ha 30 navi.",
            "dirigente",
            "la Francia ha 30 navi",
        ),
        (
            "Nomisma, nel rapporto di aprile, stimava per il 2026 un calo del 3%.",
            "Nomisma",
            "Nomisma, nel rapporto di aprile, stimava per il 2026 un calo del 3%",
        ),
        ("I prezzi, calcola l’Istat, sono al 2%.", "Istat", "I prezzi, calcola l’Istat, sono al 2%"),
        (
            "«Il ponte è sicuro», ha detto la ministra dell’Agricoltura e del Turismo, Ada Conti.",
            "Ada Conti",
            "Il ponte è sicuro",
        ),
        (
            "Ogni notte, spiega il direttore Sarti, dal porto escono 40 navi.",
            "Sarti",
            "Ogni notte, spiega il direttore Sarti, dal porto escono 40 navi",
        ),
        (
            "A chiuderlo – racconta un vigile che ha chiesto di non apparire – è stato il vento.",
            "vigile",
            "A chiuderlo – racconta un vigile che ha chiesto di non apparire – è stato il vento",
        ),
        ("Lo conferma Nomisma, secondo cui il calo è del 3%.", "Nomisma", "il calo è del 3%"),
        ("È uno studio di Nomisma, secondo il quale il calo è del 3%.", "Nomisma", "il calo è del 3%"),
        ("Per Nomisma, invece, «il calo è del 3%».", "Nomisma", "«il calo è del 3%»"),
        (
            "L’assessora, quella che nel 2019 chiuse la piscina, ha annunciato che il ponte aprirà.",
            "assessora",
            "il ponte aprirà",
        ),
        ("«Il ponte era sicuro», si difende l’assessore Ugo Neri.", "Ugo Neri", "Il ponte era sicuro"),
        ("Ugo Neri si è vantato di aver chiuso 40 cantieri.", "Ugo Neri", "di aver chiuso 40 cantieri"),
        ("«Siamo al 3%», rincara Ugo Neri.", "Ugo Neri", "Siamo al 3%"),
    ],
)
def test_a_speaker_is_found_around_what_stands_between(text: str, speaker: str, content: str) -> None:
    said = only(text)
    assert (said.speaker, said.content.of(text)) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "Il latte rincara del 4%, una stangata per le famiglie, che spendono 300 euro l’anno.",
        "Il Bari attacca, il Trani si difende, che partita.",
        "Ugo Neri ha annunciato ieri un ponte a Trani, che è lungo 300 metri.",
    ],
)
def test_a_relative_clause_is_not_what_somebody_says(text: str) -> None:
    assert attributions(text, "it") == []


def test_an_incise_without_a_subject_is_the_last_speakers() -> None:
    text = "Ugo Neri ha detto che il porto è pieno. Il ponte, spiega, è stato chiuso."
    assert [said.speaker for said in attributions(text, "it")] == ["Ugo Neri", "Ugo Neri"]


def test_a_quotation_on_a_new_line_is_not_whose_words_were_only_reported() -> None:
    text = "Il ministro sostiene che il ponte è sicuro.\n«Non lo è affatto, mi creda».\n"
    assert [said.speaker for said in attributions(text, "it")] == ["ministro"]


@pytest.mark.parametrize(
    ("opening", "language"),
    [("Intervista a Ada Conti, geologa", "it"), ("Intervista alla geologa Ada Conti\nGeologia e ponti", "it"),
     ("Interview with Ada Conti\nBridges", "en")],
)  # fmt: skip
def test_the_paragraphs_in_quotation_marks_of_an_interview_are_the_interviewed_persons(
    opening: str, language: str
) -> None:
    text = f"{opening}\n\nIl ponte è sicuro?\n«No. Ha 60 anni».\n\nE il porto?\n«Il porto sì, è nuovo».\n"
    assert [said.speaker for said in attributions(text, language)] == ["Ada Conti", "Ada Conti"]


def test_a_newspaper_is_nobody_who_is_interviewed() -> None:
    text = "Neri parla in un’intervista a Trani Sera.\n\n«Il ponte è vecchio e va chiuso»\n"
    assert all(said.speaker != "Trani Sera" for said in attributions(text, "it"))


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Lo sostiene un dossier di Openpolis, secondo cui i nidi coprono il 28% dei bambini; il governo tace.",
            "Openpolis",
            "i nidi coprono il 28% dei bambini",
        ),
        (
            "Il report di Nomisma, secondo il quale i prezzi sono saliti del 3%, è stato presentato a Bologna.",
            "Nomisma",
            "i prezzi sono saliti del 3%",
        ),
        (
            "Secondo i dati dell’Istituto nazionale per gli alimenti e la nutrizione (Crea), lo spreco sale.",
            "Crea",
            "lo spreco sale",
        ),
        (
            "Il Comune ha multato la ditta: secondo Nomisma il danno è di 3 milioni.",
            "Nomisma",
            "il danno è di 3 milioni",
        ),
        (
            "Il ponte è chiuso; il porto è fermo, secondo Nomisma.",
            "Nomisma",
            "il porto è fermo",
        ),
        (
            "Secondo la Stampa, che cita due fonti, la banca taglierà 2mila posti.",
            "Stampa",
            "la banca taglierà 2mila posti",
        ),
        ("Lo ha annunciato Ada Conti: il ponte aprirà a maggio.", "Ada Conti", "il ponte aprirà a maggio"),
        ("Marta Neri sbuffa: «Mancano i fondi da tre anni».", "Marta Neri", "Mancano i fondi da tre anni"),
        ("Il sindaco allarga le braccia: «Mancano i fondi».", "sindaco", "Mancano i fondi"),
        (
            "L’assessora ha assicurato che i fondi ci sono e ha respinto le critiche.",
            "assessora",
            "i fondi ci sono",
        ),
        (
            "Il 38% dichiara di non fidarsi, mentre il 22% ha fiducia.",
            "38%",
            "di non fidarsi",
        ),
    ],
)
def test_what_is_said_ends_where_somebody_elses_words_begin(text: str, speaker: str, content: str) -> None:
    said = only(text)
    assert (said.speaker, said.content.of(text)) == (speaker, content)


def test_two_things_done_by_whom_the_speaker_names_are_both_said() -> None:
    text = "Il ministro ha detto che la ditta ha chiuso e ha chiesto un rinvio."
    assert only(text).content.of(text) == "la ditta ha chiuso e ha chiesto un rinvio"


def test_a_figure_keeps_its_sign_before_the_next_thing_said() -> None:
    text = "Neri ha detto che le liste sono scese del 12%, aggiungendo che i fondi bastano."
    assert attributions(text, "it")[0].content.of(text) == "le liste sono scese del 12%"


def test_words_without_a_speaker_are_the_last_named_persons() -> None:
    text = "Il rettore Ugo Sarti ha aperto la serata. «Abbiamo assunto 40 ricercatori», si è vantato in tv."
    assert only(text).speaker == "Ugo Sarti"


def test_what_a_law_provides_for_nobody_says() -> None:
    assert attributions("Il decreto prevede una multa di 300 euro.", "it") == []


def test_a_quotation_goes_on_after_its_incise() -> None:
    text = "«Il porto è pieno», dice Ada Conti, mostrando i conti, «e nel 2026 faremo 340 milioni»."
    assert [said.speaker for said in attributions(text, "it")] == ["Ada Conti", "Ada Conti"]


def test_a_website_does_not_go_on_speaking() -> None:
    text = "«Pagheremo di più», protesta Ada Conti. A Lodi, stando al sito del Comune, si paga meno. «Troppo», dice."
    assert attributions(text, "it")[-1].speaker == "Ada Conti"


def test_officials_with_an_adjective_speak() -> None:
    said = only("At least 24 people were hurt on Friday, local officials said.", "en")
    assert said.speaker == "local officials"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Duro il giudizio del segretario Ettore Lodi: «La manovra taglia i fondi».", "Ettore Lodi"),
        ("La risposta della ministra: «I fondi sono stati versati a marzo».", "ministra"),
        ("La replica del Pd, affidata al responsabile Antonio Neri: «I fondi non ci sono».", "Antonio Neri"),
        ("Prudente Conti: «Il calo è del tre per cento».", "Conti"),
        ("Critica la preside, Ada Neri: «Ho scritto undici volte».", "Ada Neri"),
        ("«Nessuno può voltarsi», è l’appello di Ada Neri, coordinatrice.", "Ada Neri"),
        ("«Il molo ha 90 anni», osserva il presidente dell’Autorità portuale, Gino Bassi.", "Gino Bassi"),
        ("«Ne mancano 40», aggiunge la dirigente della scuola media Pascoli, Ada Neri.", "Ada Neri"),
        ("«Ne mancano 40», spiega il comandante della Compagnia, maggiore Luca Ferro.", "Luca Ferro"),
        ("Ieri è uscito un dossier secondo cui quattro scuole sono a rischio.", "dossier"),
        ("Il Politecnico ha diffuso un rapporto, secondo il quale i ponti sono a rischio.", "rapporto"),
        ("Secondo uno studio pubblicato su The Lancet, il fumo uccide.", "studio"),
        ("Secondo un’inchiesta del New York Times la fabbrica produceva droni.", "New York Times"),
        ("Secondo i dati diffusi ieri da Eurostat l’occupazione è cresciuta.", "Eurostat"),
        (
            "Sono stati colpiti Niger e Sierra Leone - hanno riferito fonti diplomatiche.",
            "fonti diplomatiche",
        ),
        ("Elly Marra accusa il governo di aver cancellato i fondi.", "Elly Marra"),
        ("Viale Trastevere fa sapere che i posti saranno trentamila.", "Ministero dell'Istruzione"),
        ("La diga è vuota: lo ha comunicato ieri il commissario Ugo Neri.", "Ugo Neri"),
    ],
)
def test_who_is_meant_is_named(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


def test_a_forecast_without_a_subject_is_whose_the_sentence_before_is_about() -> None:
    text = "La Banca d’Italia ha pubblicato il bollettino. Per il 2025 stima una crescita dello 0,6%."
    assert only(text).speaker == "Banca d’Italia"


def test_a_quotation_with_its_own_introduction_is_not_whose_the_last_one_was() -> None:
    text = "«Siamo pronti da un anno», ha detto Ugo Neri. Il commento dell’assessora Lia Sarti: «Non è vero»."
    assert [said.speaker for said in attributions(text, "it")] == ["Ugo Neri", "Lia Sarti"]


def test_whom_the_sentence_before_is_about_speaks_on_without_being_named() -> None:
    text = "I carabinieri hanno detto che i casi sono 9. Il sindaco Ugo Neri vuole agenti. «Ne abbiamo 58», dice."
    assert attributions(text, "it")[-1].speaker == "Ugo Neri"


def test_a_complementiser_before_a_comma_says_nothing() -> None:
    found = attributions("Rossi ha detto che, ha detto che Neri parte domani.", "it")
    assert all(len(said.content) > 0 for said in found)
    assert all(len(said.content) > 0 for said in attributions("ha detto che , ha detto che Neri", "it"))


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("La Consulta ha stabilito che il taglio è nullo.", "Corte costituzionale", "il taglio è nullo"),
        ("Uno studio di Siena dimostra che il farmaco funziona.", "studio di Siena", "il farmaco funziona"),
        ("Per il Consiglio di Stato il bando era nullo.", "Consiglio di Stato", "il bando era nullo"),
        ("Per il leader dei Verdi serve una legge.", "leader dei Verdi", "serve una legge"),
        ("Dal ministero fanno sapere che le domande sono mille.", "ministero", "le domande sono mille"),
        ("Le domande sono mille, fanno sapere dal ministero.", "ministero", "Le domande sono mille"),
        ("«Qui non passa nessuno», racconta chi abita in via Po.", "chi abita in via Po", "Qui non passa nessuno"),
        ("Il porto cresce, ha detto in un’audizione Carla Mori.", "Carla Mori", "Il porto cresce"),
        ("«È ingiusto», commenta il legale, l’avvocato Mario Neri.", "Mario Neri", "È ingiusto"),
        ("I profughi – venuti da Ciad e Mali – hanno detto che il mare era mosso.", "profughi", "il mare era mosso"),
        ("Di parere opposto Luca Serra, docente a Pavia: «I prezzi scendono».", "Luca Serra", "I prezzi scendono"),
        ("Serra si gode il primato ma frena: «Mancano nove gare».", "Serra", "Mancano nove gare"),
        ("Il sindaco gongola, ma avverte: «Mancano i fondi».", "sindaco", "Mancano i fondi"),
        ("Contrari gli agricoltori, per i quali «il bando è un errore».", "agricoltori", "il bando è un errore"),
        ("Secondo la difesa, assistita da Lia Bruni, la somma fu resa.", "difesa", "la somma fu resa"),
        ("Lo attesta il rapporto della Caritas, da cui emerge che i poveri aumentano.", "Caritas",
         "i poveri aumentano"),
        ("I voli sono stati 3.200, in base ai dati dell’Enac.", "dati dell’Enac", "I voli sono stati 3.200"),
        ("Critico Piero Salani, docente alla Bocconi, secondo il quale il conto è alto.", "Piero Salani",
         "il conto è alto"),
        ("La bozza, che sarà votata oggi, prevede che il bonus salga, hanno detto due fonti.", "due fonti",
         "La bozza, che sarà votata oggi, prevede che il bonus salga"),
        ("Lo stop, filtra da Coverciano, durerà tre settimane.", "Coverciano",
         "Lo stop, filtra da Coverciano, durerà tre settimane"),
        ("Dalla miniera esce secondo l’Onu il 15% del tantalio.", "ONU",
         "Dalla miniera esce secondo l’Onu il 15% del tantalio"),
        ("Il ministro attacca la Regione, accusandola di aver perso i fondi.", "ministro", "di aver perso i fondi"),
    ],
)  # fmt: skip
def test_institutions_and_those_named_later_are_speakers(text: str, speaker: str, content: str) -> None:
    said = only(text)
    assert (said.speaker, text[said.content.start : said.content.end]) == (speaker, content)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ann Lee said the road was shut. She told reporters that the bridge was open.", "Ann Lee",
         "the bridge was open"),
        ("Police told the BBC that two men were arrested.", "Police", "two men were arrested"),
        ("Critics say the board moved too slowly.", "Critics", "the board moved too slowly"),
        ("The minister declined to comment but said the plan would cost £3m.", "minister",
         "the plan would cost £3m"),
        ("A survey of 36 councils found that 40% had cut hours.", "survey of 36 councils", "40% had cut hours"),
        ("“This is a victory,” Jon Holden, president of the union, told a crowd.", "Jon Holden",
         "This is a victory,"),
    ],
)  # fmt: skip
def test_english_speakers_are_told_from_those_they_speak_to(text: str, speaker: str, content: str) -> None:
    said = attributions(text, "en")[-1]
    assert (said.speaker, text[said.content.start : said.content.end]) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "Il governo ha deciso di alzare le accise.",
        "Il tennista ha stabilito un record.",
        "Questo dimostra che il ponte è vecchio.",
        "Per il decreto serve il voto della Camera.",
        "In base alla legge il bonus scade a giugno.",
        "Il presidente Cairo, da parte sua, ha annunciato il silenzio stampa fino a domenica.",
        "Le opposizioni ne chiedono le dimissioni.",
        "La legge prevede che il bonus scada a giugno.",
    ],
)
def test_what_nobody_says_has_no_speaker(text: str) -> None:
    assert attributions(text, "it") == []


def test_an_office_has_its_holder_under_another_name() -> None:
    text = "Il sindaco Nicola Neri è tornato. “Il ponte è chiuso”, ha detto il primo cittadino."
    assert only(text).speaker == "Nicola Neri"


def test_who_the_sentence_before_tells_of_speaks_without_a_name() -> None:
    text = (
        "La titolare, Ada Conti, era nel negozio. Il capitano Ugo Lai ha detto che il colpo è fallito.\n\n"
        "Sollevata la titolare. «Ho ritrovato la fede», dice dal bancone."
    )
    assert attributions(text, "it")[-1].speaker == "Ada Conti"


def test_a_second_clause_may_be_somebody_elses_view() -> None:
    said = only("Il bonus vale 600 euro, ma per i sindacati il conto è sbagliato.")
    assert said.speaker == "sindacati"
