"""Where somebody is quoted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data import seeds
from workbench.text.quotes import quotes


def quoted(text, language="it"):
    return [quote.span.of(text) for quote in quotes(text, language)]


def parts(text, language="it"):
    return [[part.of(text) for part in quote.parts] for quote in quotes(text, language)]


def test_the_first_seed_quotes_twice():
    text = seeds()[0].read_text(encoding="utf-8")
    assert parts(text) == [
        ["alcune di esse stanno mostrando interesse"],
        [
            "Non ci sono ancora dettagli, ma l’interesse è evidente. L’interesse è reciproco, perché stiamo "
            "parlando di progetti reciprocamente vantaggiosi"
        ],
    ]


def test_the_second_seed_quotes_fifteen_times_and_its_incise_is_not_quoted():
    text = seeds()[1].read_text(encoding="utf-8")
    found = quotes(text, "it")
    assert len(found) == 15
    assert all(quote.depth == 0 for quote in found)
    assert [part.of(text) for part in found[1].parts] == [
        "Gli americani hanno bisogno di terre rare, noi ne abbiamo molte",
        "Si apre un potenziale abbastanza grande",
    ]
    assert all(quote.parts == (quote.inner,) for quote in found[:1] + found[2:])
    assert found[6].span.of(text) == "“circa 2 milioni di tonnellate”"


@pytest.mark.parametrize(
    "quotation",
    ["«sì e no»", "“sì e no”", "„sì e no“", "„sì e no”", '"sì e no"', "‘sì e no’", "''sì e no''", "'sì e no'",
     "<<sì e no>>", "‹sì e no›"],
)  # fmt: skip
def test_every_pair_of_marks_quotes(quotation):
    text = f"Il ministro ha detto {quotation}, poi è uscito."
    assert quoted(text) == [quotation]
    assert parts(text) == [["sì e no"]]


def test_spaces_inside_the_marks_are_not_quoted():
    text = "Ha detto « siamo pronti » e basta."
    assert [quote.inner.of(text) for quote in quotes(text, "it")] == [" siamo pronti "]
    assert parts(text) == [["siamo pronti"]]


def test_a_quotation_inside_another_is_one_deeper():
    text = '«Il ministro ha detto “non è ‘vero’” ieri», scrive il giornale. "Il "caso" resta".'
    assert [(quote.depth, quote.span.of(text)) for quote in quotes(text, "it")] == [
        (0, "«Il ministro ha detto “non è ‘vero’” ieri»"),
        (1, "“non è ‘vero’”"),
        (2, "‘vero’"),
        (0, '"Il "caso" resta"'),
        (1, '"caso"'),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("«Siamo pronti – ha detto Peskov – da mesi».", ["Siamo pronti", "da mesi"]),
        ("«Siamo pronti - ha detto Peskov -. Da mesi».", ["Siamo pronti", "Da mesi"]),
        ("«Siamo pronti – ha detto il sen. Rossi –, da mesi».", ["Siamo pronti", "da mesi"]),
        (
            "«Siamo pronti — spiega la ministra — e poi — aggiunge — si va».",
            ["Siamo pronti", "e poi", "si va"],
        ),
        ("«Siamo pronti – ha detto Peskov. Vogliamo la pace».", ["Siamo pronti", "Vogliamo la pace"]),
        ("«Siamo pronti – ha detto Peskov».", ["Siamo pronti"]),
    ],
)
def test_an_incise_that_says_who_speaks_is_not_quoted(text, wanted):
    assert parts(text) == [wanted]


@pytest.mark.parametrize(
    "said",
    [
        "Siamo pronti – lo ripeto – da mesi",
        "Siamo pronti – come ha detto Trump – da mesi",
        "Siamo pronti – nella notte tra sabato e domenica – a partire",
        "Il volo Roma-Milano parte alle 12-13",
        "Noi – ho detto ieri – siamo pronti",
    ],
)
def test_other_incises_are_the_speakers_own(said):
    assert parts(f"«{said}», ha spiegato.") == [[said]]


def test_english_incises_are_not_quoted():
    text = "“It—he said—is fine.” “Trade – President Donald Trump said – is good.” “We – as I said – agree.”"
    assert parts(text, "en") == [["It", "is fine."], ["Trade", "is good."], ["We – as I said – agree."]]


@pytest.mark.parametrize(
    "text",
    [
        "L’hardware e un’intesa, l'accordo, un po' di tempo, un po’ di più.",
        "E' vero, la citta' e' bella, perche' no.",
        "La 'ndrangheta negli anni '80 e ’90, la 'nduja.",
        "Un monitor da 19\", un tubo da 5\" e un'asta di 6'.",
        "Testo «aperto e mai chiuso",
        "Testo chiuso» e mai aperto”.",
        "Niente «» e “ ”.",
    ],
)
def test_apostrophes_inches_and_lone_marks_quote_nothing(text):
    assert quoted(text) == []


def test_english_apostrophes_quote_nothing():
    assert quoted("The dogs’ owners and the workers' union, rock 'n' roll, the '90s, 6'2\" tall.", "en") == []


def test_apostrophes_do_not_end_a_quotation():
    assert quoted("‘Un po’ di tempo’, ha detto. ‘L’ora’ è tarda.") == ["‘Un po’ di tempo’", "‘L’ora’"]
    assert quoted("‘It’s the workers’ choice,’ he said. 'The dogs' food' is gone.", "en") == [
        "‘It’s the workers’ choice,’", "'The dogs' food'"
    ]  # fmt: skip


def test_inches_do_not_end_a_quotation():
    assert quoted('"Un monitor da 19" e basta", ha detto. "Nel 2024" e "nel 2025".') == [
        '"Un monitor da 19" e basta"', '"Nel 2024"', '"nel 2025"'
    ]  # fmt: skip


def test_an_elided_article_before_a_straight_mark_is_no_quotation():
    assert quoted('Lo scrive l\'"Espresso" e dell\'"Unità" si sa.') == ['"Espresso"', '"Unità"']


def test_straight_and_curly_marks_may_be_mixed():
    assert quoted('“Siamo pronti", ha detto. "Non ora”, ha aggiunto. ”Mai”.') == [
        '“Siamo pronti"', '"Non ora”', "”Mai”"
    ]  # fmt: skip


def test_a_mark_that_is_never_closed_spoils_nothing_after_it():
    text = "“Siamo pronti. Il ministro ha detto “no” ieri. E poi?\n\nUn “altro” paragrafo."
    assert [(quote.depth, quote.span.of(text)) for quote in quotes(text, "it")] == [
        (0, "“no”"),
        (0, "“altro”"),
    ]


def test_a_closing_mark_forgotten_before_the_speaker_ends_with_its_paragraph():
    assert quoted("“Siamo pronti, ha detto Peskov.\n\n“Non so”, ha aggiunto.") == ["“Non so”"]


@pytest.mark.parametrize("mark", ["“”", "«»", '""'])
def test_a_quotation_may_open_every_paragraph_anew(mark):
    opening, closing = mark
    text = (
        f"{opening}Primo.\n\n{opening}Secondo.\n\n{opening}Terzo{closing}, ha detto. {opening}Altro{closing}."
    )
    assert parts(text) == [["Primo.", "Secondo.", "Terzo"], ["Altro"]]


def test_guillemets_may_close_at_every_paragraphs_start():
    assert parts("«Primo.\n\n»Secondo», ha detto.") == [["Primo.", "Secondo"]]


def test_a_quotation_may_close_some_paragraphs_later():
    assert parts("«Primo.\n\nSecondo.\n\nTerzo», ha detto.\n\n«Altro».") == [
        ["Primo.", "Secondo.", "Terzo"],
        ["Altro"],
    ]


def test_an_article_full_of_traps():
    text = (
        "La 'ndrangheta e l'accordo\n\n"
        "«Serve un po' di tempo – ha detto l'on. Rossi – perché il piano “Italia ’30” non c'è». Secondo "
        'il ministro, invece, è "già pronto": "Lo dice anche l\'Ue", ha aggiunto.\n\n'
        "“Il ponte sarà finito.\n\n“E sarà bello”, ha concluso."
    )
    assert parts(text) == [
        ["Serve un po' di tempo", "perché il piano “Italia ’30” non c'è"],
        ["Italia ’30"],
        ["già pronto"],
        ["Lo dice anche l'Ue"],
        ["Il ponte sarà finito.", "E sarà bello"],
    ]


def test_a_language_without_words_is_read_with_the_english_ones():
    assert quoted("Il a dit « oui » hier.", "fr") == ["« oui »"]


PIECES = st.sampled_from(
    ["“", "”", "„", "«", "»", '"', "‘", "’", "'", "''", "<<", ">>", " – ", " - ", "—", "ha detto", "sì", " ",
     ". ", "\n\n", "19", "po", "Peskov", "\0", "🎉", "שלום", ", "]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join)),
    st.sampled_from(["it", "en"]),
)
def test_quotations_nest_and_hold_their_parts(text, language):
    found = quotes(text, language)
    assert found == sorted(found, key=lambda quote: quote.span.start)
    for quote in found:
        assert quote.span.contains(quote.inner) and quote.span.start < quote.inner.start
        assert all(
            quote.inner.contains(part) and part.of(text).strip() == part.of(text) for part in quote.parts
        )
        assert all(one.end <= two.start for one, two in zip(quote.parts, quote.parts[1:], strict=False))
        outer = [other for other in found if other is not quote and other.span.contains(quote.span)]
        assert quote.depth == len(outer)
        assert all(other.inner.contains(quote.span) for other in outer)


@pytest.mark.parametrize("piece", ["“", '"', '" ', "'a ", "“a b\n\n", "«a – ha detto ", " – ", '5" ', "a' "])
def test_a_hostile_text_ends_soon(piece):
    quotes(piece * (100_000 // len(piece)), "it")
