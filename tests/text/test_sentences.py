"""Where sentences begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data import seeds
from workbench.text.sentences import sentences


def cut(text, language="it"):
    return [span.of(text) for span in sentences(text, language)]


def together(text, language="it"):
    """Cut a text written with a bar between its sentences, and say where the bars should be."""
    wanted = [part.strip() for part in text.split("|")]
    return cut(" ".join(wanted), language), wanted


ITALIAN = [
    # abbreviations and titles
    "Il dott. Verdi, la prof.ssa Neri e l'on. Bianchi hanno votato. | Il sen. Rossi no.",
    "Lo ha stabilito l'art. 3, co. 2, lett. b), del d.lgs. n. 81/2008. | La norma resta in vigore.",
    "Ne parla a pag. 12, cap. IV, sec. XX, vol. 2 dell'opera. | Il resto è noto.",
    "Frutta, verdura, pane ecc. sono esenti. | Olio, vino ecc. | Il resto paga.",
    "Mons. Paglia e il card. Zuppi, con il gen. Figliuolo e l'avv. Conti. | Nessun altro.",
    "Cfr. Rossi e, ad es. Bianchi. | Tutto qui.",
    "È nato il 3 genn. 1950 e morto nel 44 a.C. | La data è incerta.",
    # initials and acronyms
    "J. D. Vance è arrivato. | J.D. Vance ha parlato con A. Tajani e I. La Russa. | Poi è ripartito.",
    "La Edison S.p.A. ha chiuso. | Ha comprato la Edison S.p.A. | Il titolo sale.",
    "Serve il D.P.R. 26 ottobre 1972. | Gli U.S.A. lo sanno.",
    "Manca la vitamina C. | Il gruppo B. | La squadra vince.",
    "Il re Luigi XIV. | Papa Giovanni Paolo II. | Il resto è storia.",
    # figures, times, addresses
    "Vale 3.800.000 tonnellate, cioè 3.8 milioni. | Alle 15.30 del 2024. | Costa 12,50 €. | Poi basta.",
    "È successo nel 2024. | 420 persone erano presenti. | €50 milioni sono spariti.",
    "Vedi https://www.esempio.it/a.b?c=1. | Scrivi a nome.cognome@esempio.it. | Apri dati.csv e basta.",
    # what begins a sentence
    "Non è vero. | È falso. | È dubbio? | È tardi! | “Ora” è presto. | (Forse no.) | «Sì» ha detto.",
    "Piove. | iPhone e iPad costano di più. | ma nessuno li compra.",
    # ellipses and doubt
    "Forse... non so. | Ma… | Il resto è silenzio. | E poi?! | Niente.",
    # quotations
    "“Siamo pronti. | Vogliamo la pace. | Non la guerra”, ha detto il ministro. | Poi è uscito.",
    "«Siamo pronti. | Vogliamo la pace!» | Il ministro tace. | «E tu?» | «Io no.»",
    "“Perché?”, ha chiesto Peskov. | “Non so!” ha risposto Lavrov. | “Davvero?” Peskov ha detto al cronista.",
    "\"Vieni.\" | \"No\", ha risposto. | \"Sì.\" | Ed è andato.",
    "Ha detto ''vieni''. | ''No.'' | E basta.",
    "«Non ci sono dettagli - ha detto Peskov -. | L'interesse è evidente».",
    "“Noi ne abbiamo molte – ha sottolineato Peskov – Si apre una strada”. | La strada è lunga.",
    "“Non so. – ha detto Peskov – Forse”. | È vero.",
    # brackets and incises
    "Ha votato (per la prima volta. Non era mai successo) contro. | (Non è finita. | Anzi.) | Basta.",
    "La legge – si legge nel testo – vale; il decreto no: è scaduto. | Punto.",
    # lists in a line
    "1. Il primo punto. | 2. Il secondo punto. | a) Il terzo.",
]  # fmt: skip

ENGLISH = [
    "Mr. Smith met Dr. Jones at 5 p.m. | They talked. | At 5 p.m. Tuesday they left.",
    "The U.S. Geological Survey says so. | It works in the U.S. | The data are public.",
    "J. D. Vance spoke. | Sen. J. Doe, R-Tex., did not. | Gen. Milley left St. Louis on Jan. 5.",
    "See Fig. 3 and No. 5. | He said no. | Then he left.",
    "Apple Inc. shares rose. | He works for Apple Inc. | The firm is big.",
    "He sat. | Then he stood. | It cost $3.5 million. | 5,000 people came.",
    "“What is this?” Vance asked. | “No!” he said. | “We are ready. | We want peace,” she said. | They left.",
    "\"Go,\" she said. | \"Now.\" | He went (slowly. And late) to the U.N. headquarters.",
    "Use file.txt at www.example.com. | Yes?! | No... | Maybe, e.g. tomorrow, i.e. never.",
    "Plan B. | The rest. | He has a Ph.D. | She has an M.A. in physics, etc. | They met.",
]  # fmt: skip


@pytest.mark.parametrize("text", ITALIAN)
def test_italian_is_cut_where_its_sentences_end(text):
    got, wanted = together(text)
    assert got == wanted


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_cut_where_its_sentences_end(text):
    got, wanted = together(text, "en")
    assert got == wanted


def test_the_first_seed_has_thirteen_sentences():
    text = seeds()[0].read_text(encoding="utf-8")
    got = cut(text)
    assert len(got) == 13
    assert got[0] == "date 2025-04"
    assert got[1].startswith("Lunedì il Cremlino") and got[1].endswith("fase iniziale.")
    assert got[5] == "“Non ci sono ancora dettagli, ma l’interesse è evidente."
    assert got[6].startswith("L’interesse è reciproco") and got[6].endswith(
        "ha dichiarato Peskov ai giornalisti."
    )
    assert "Non esistono sostituti noti." in got
    assert got[-1].startswith("Izvestia") and got[-1].endswith("Arabia Saudita.")


def test_the_second_seed_has_its_header_apart_and_its_quotations_cut():
    text = seeds()[1].read_text(encoding="utf-8")
    body = [sentence for sentence in cut(text) if "date 2025" not in sentence and "Adnkronos" not in sentence]
    assert body[0].startswith("Russia e Usa verso un’intesa")
    assert "Ci sono alcune riserve qui." in body
    assert "La salutiamo con favore”." in body
    assert body[2].startswith("“Gli americani") and body[2].endswith("abbastanza grande”.")
    assert body[-1].startswith("Molto è stato sofferto") and body[-1].endswith("”, ha aggiunto.")
    assert len(body) == 18


def test_a_dateline_stands_apart():
    assert cut("(ANSA) - ROMA, 12 MAR - Il governo tace. Punto.") == [
        "(ANSA) - ROMA, 12 MAR -", "Il governo tace.", "Punto."
    ]  # fmt: skip
    assert cut("ROMA - Il governo tace.") == ["ROMA -", "Il governo tace."]
    assert cut("Il Pil sale\nROMA, 3 mar. (askanews) - Il Pil sale.\nCINA - 44 t") == [
        "Il Pil sale", "ROMA, 3 mar. (askanews) -", "Il Pil sale.", "CINA - 44 t"
    ]  # fmt: skip


def test_headlines_and_items_of_a_list_end_with_their_line():
    text = (
        "Terre rare\nIl Cremlino ha parlato. Poi ha taciuto.\n- litio: 3 t\n- nichel: 4 t\n1. primo\n2. poi"
    )
    assert cut(text) == [
        "Terre rare", "Il Cremlino ha parlato.", "Poi ha taciuto.", "- litio: 3 t", "- nichel: 4 t",
        "1. primo", "2. poi",
    ]  # fmt: skip


def test_figures_in_lines_stay_lines():
    assert cut("Cina 44.000.000 t\nBrasile 21.000.000 t\nRussia 3.800.000 t") == [
        "Cina 44.000.000 t", "Brasile 21.000.000 t", "Russia 3.800.000 t"
    ]  # fmt: skip


def test_hard_wrapped_text_is_read_across_its_lines():
    text = (
        "Il portavoce del Cremlino ha dichiarato che Mosca non ha ancora firmato\n"
        "alcun documento con le aziende americane a causa delle restrizioni. Il\n"
        "Presidente degli Stati Uniti ha risposto che le restrizioni restano in\n"
        "vigore. Nessuno sa fino a quando.\n"
        "\n"
        "Un altro paragrafo"
    )
    got = [sentence.replace("\n", " ") for sentence in cut(text)]
    assert got == [
        "Il portavoce del Cremlino ha dichiarato che Mosca non ha ancora firmato alcun documento con le "
        "aziende americane a causa delle restrizioni.",
        "Il Presidente degli Stati Uniti ha risposto che le restrizioni restano in vigore.",
        "Nessuno sa fino a quando.",
        "Un altro paragrafo",
    ]


def test_a_forgotten_space_is_no_hindrance():
    assert cut("Lo ha detto ai giornalisti.Il presidente tace su booking.com e altro.") == [
        "Lo ha detto ai giornalisti.", "Il presidente tace su booking.com e altro."
    ]  # fmt: skip


def test_a_language_without_words_is_read_with_the_english_ones():
    assert cut("C'est fini. Rien ne va plus.", "fr") == ["C'est fini.", "Rien ne va plus."]


def test_nothing_has_no_sentences():
    assert cut("") == cut(" \n\t ") == []


PIECES = st.sampled_from(
    ["Il", "dott.", "3.8", "È", "S.p.A.", "”", "“", "«", "»", '"', "(", ")", ".", "...", "?", "!", " ", "\n",
     "\n\n", "–", "- ", "1. ", "ha detto", "\0", "🎉", "שלום", "art. ", "J. ", "date 2025-04 ", "ROMA - ",
     "\u2028", "'"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join)),
    st.sampled_from(["it", "en"]),
)
def test_sentences_are_in_order_trimmed_and_cover_all_but_white_space(text, language):
    spans = sentences(text, language)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    covered = "".join("".join(span.of(text).split()) for span in spans)
    assert covered == "".join(text.split())


@pytest.mark.parametrize("piece", [".", ". ", "1. ", "A. ", "(", "”.", "…“", "a.b", "\n", "ecc. ", "9"])
def test_a_hostile_text_ends_soon(piece):
    text = piece * (200_000 // len(piece))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
