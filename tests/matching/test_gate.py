"""Two claims are the same only where their figures, denials, countries and years are, whatever their words."""

from __future__ import annotations

import pytest

from workbench.claims import extract
from workbench.matching import relate
from workbench.rows import ClaimDraft


def claim(text: str, language: str = "it") -> ClaimDraft:
    """Return the claim that is read in a sentence."""
    (found,) = extract(text, language, "2025-04")
    return found


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("La Russia ha riserve di terre rare per 3,8 milioni di tonnellate.",
         "Le riserve di terre rare della Russia sono 3,8 milioni di tonnellate.", "agrees"),
        ("La Russia ha riserve di terre rare per 3,8 milioni di tonnellate.",
         "La Russia ha riserve di terre rare per 3.800.000 tonnellate.", "agrees"),
        ("La Russia ha riserve di terre rare per 3,8 milioni di tonnellate.",
         "La Russia ha riserve di terre rare per 38 milioni di quintali.", "agrees"),
        ("La Russia ha riserve di terre rare per circa 4 milioni di tonnellate.",
         "La Russia ha riserve di terre rare per 3,8 milioni di tonnellate.", "agrees"),
        ("La Russia ha riserve di terre rare per 3,8 milioni di tonnellate.",
         "La Russia ha riserve di terre rare per 38 milioni di tonnellate.", "disagrees"),
        ("La Russia ha riserve di terre rare per 3,8 milioni di tonnellate.",
         "Il Brasile ha riserve di terre rare per 3,8 milioni di tonnellate.", None),
        ("La Russia possiede la quinta riserva mondiale di terre rare.",
         "La Russia possiede la quarta riserva mondiale di terre rare.", "disagrees"),
        ("Mosca ha firmato il documento con le aziende americane.",
         "Mosca non ha firmato il documento con le aziende americane.", "disagrees"),
        ("Nel 2022 la Russia ha prodotto 2.600 tonnellate di terre rare.",
         "Nel 2023 la Russia ha prodotto 2.600 tonnellate di terre rare.", None),
        ("Mosca ha firmato il documento con le aziende americane.",
         "Il sindaco di Genova ha inaugurato il nuovo ponte.", None),
    ],
)  # fmt: skip
def test_the_gate_tells_the_same_claim_from_another(one: str, other: str, relation: str | None) -> None:
    assert relate(claim(one), claim(other)) == relation
    assert relate(claim(other), claim(one)) == relation


def test_claims_in_two_languages_are_not_compared() -> None:
    one, other = claim("Mosca ha firmato il documento."), claim("Moscow has signed the document.", "en")
    assert relate(one, other) is None
