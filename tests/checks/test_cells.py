"""Claims written by hand from the shipped editions' cells: the first finding, and no wrong "consistent"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from workbench.checks import check
from workbench.rows import ClaimDraft
from workbench.sources import Edition


def tonnes(value: str, step: str = "1", hedge: str | None = None, **more: Any) -> dict[str, Any]:
    return {"value": value, "step": step, "hedge": hedge} | more


def ordinal(value: str) -> dict[str, Any]:
    return {"value": value, "kind": "ordinal", "unit": None}


REE = "usgs-mcs-2025-rare-earths"
OLD = "usgs-mcs-2024-rare-earths"
ALU = "usgs-mcs-2026-aluminum"
COB = "usgs-mcs-2026-cobalt"
LIT = "usgs-mcs-2026-lithium"
SPRING = {"published": "2025-04"}
LATER = {"published": "2026-09-01"}

Row = tuple[str, str, list[dict[str, Any]], dict[str, Any], str, str | None, str | None]

# language, text, figures, more of the claim, outcome, edition and printed figure of the first finding
ROWS: list[Row] = [
    # right
    ("it", "Le riserve russe di terre rare sono pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "consistent", REE, "3800000"),
    ("it", "La Russia dispone di riserve di terre rare per [10 milioni di tonnellate]",
     [tonnes("10000000", "1000000")], {"published": "2024-06-10"}, "consistent", OLD, "10000000"),
    ("it", "Le riserve brasiliane di terre rare ammontano a [21 milioni di tonnellate]",
     [tonnes("21000000", "1000000")], SPRING, "consistent", REE, "21000000"),
    ("en", "China holds rare earth reserves of [44 million tonnes]",
     [tonnes("44000000", "1000000")], SPRING, "consistent", REE, "44000000"),
    ("en", "China's rare-earth production reached [270,000 tonnes] in 2024",
     [tonnes("270000")], SPRING, "consistent", REE, "270000"),
    ("it", "Nel 2023 la Cina ha prodotto [255.000 tonnellate] di terre rare",
     [tonnes("255000")], SPRING, "consistent", REE, "255000"),
    ("it", "La produzione mondiale di terre rare ha raggiunto le [390.000 tonnellate]",
     [tonnes("390000")], SPRING, "consistent", REE, "390000"),
    ("en", "Chile's lithium reserves stand at [9.2 million tons]",
     [tonnes("9200000", "100000")], LATER, "consistent", LIT, "9200000"),
    ("it", "Il Cile possiede riserve di litio per [9,2 milioni di tonnellate]",
     [tonnes("9200000", "100000")], LATER, "consistent", LIT, "9200000"),
    ("en", "Indonesia mined [44,000 tonnes] of cobalt last year",
     [tonnes("44000")], {"published": "2026-03"}, "consistent", COB, "44000"),
    ("it", "Nel 2025 la Russia ha prodotto [3,9 milioni di tonnellate] di alluminio",
     [tonnes("3900000", "100000")], LATER, "consistent", ALU, "3900"),
    ("en", "Norway's aluminium output was [1,300 kt] in 2025",
     [tonnes("1300", unit="kilometric_ton")], LATER, "consistent", ALU, "1300"),
    ("it", "Il Bahrein ha una capacità di alluminio di [1.620.000 tonnellate]",
     [tonnes("1620000")], LATER, "consistent", ALU, "1620"),
    ("en", "The capacity of Iceland's aluminium smelters is [880,000 tonnes a year]",
     [tonnes("880000", unit="metric_ton / year")], LATER, "consistent", ALU, "880"),
    ("it", "Il Canada ha riserve di cobalto per [220 milioni di chilogrammi]",
     [tonnes("220000000", "1000000", unit="kilogram")], LATER, "consistent", COB, "220000"),
    ("en", "Rare-earth reserves in Tanzania amount to [0.89 Mt]",
     [tonnes("0.89", "0.01", unit="megametric_ton")], SPRING, "consistent", REE, "890000"),
    ("it", "La produzione canadese di terre rare è di [0 tonnellate]",
     [tonnes("0")], SPRING, "consistent", REE, "0"),
    # rounded and hedged
    ("it", "Le riserve russe di terre rare sono di circa [4 milioni di tonnellate]",
     [tonnes("4000000", "1000000", "about")], SPRING, "consistent", REE, "3800000"),
    ("it", "Le riserve vietnamite di terre rare sono [3 milioni di tonnellate]",
     [tonnes("3000000", "1000000")], SPRING, "inconsistent", REE, "3500000"),
    ("it", "Le riserve indiane di terre rare sono circa [7 milioni di tonnellate]",
     [tonnes("7000000", "1000000", "about")], SPRING, "consistent", REE, "6900000"),
    ("en", "India has rare earth reserves of about [6.5 million tonnes]",
     [tonnes("6500000", "100000", "about")], SPRING, "inconsistent", REE, "6900000"),
    ("en", "Australia holds at least [5 million tonnes] of rare earth reserves",
     [tonnes("5000000", "1000000", "at least")], SPRING, "consistent", REE, "5700000"),
    ("en", "Australia holds more than [6 million tonnes] of rare earth reserves",
     [tonnes("6000000", "1000000", "more than")], SPRING, "inconsistent", REE, "5700000"),
    ("it", "Le riserve russe di terre rare superano [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000", "more than")], SPRING, "ambiguous", REE, "3800000"),
    ("it", "Le riserve russe di terre rare superano [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "not comparable", REE, "3800000"),
    ("it", "Le riserve russe di terre rare sono meno di [5 milioni di tonnellate]",
     [tonnes("5000000", "1000000", "less than")], SPRING, "consistent", REE, "3800000"),
    ("it", "Le riserve russe di terre rare sono tra [3 e 4 milioni di tonnellate]",
     [tonnes("3000000", "1000000", high="4000000")], SPRING, "consistent", REE, "3800000"),
    ("it", "Le riserve russe di terre rare sono tra [5 e 6 milioni di tonnellate]",
     [tonnes("5000000", "1000000", high="6000000")], SPRING, "inconsistent", REE, "3800000"),
    ("en", "World reserves of rare earths exceed [90 million tonnes]",
     [tonnes("90000000", "1000000", "more than")], SPRING, "consistent", REE, ">90000000"),
    ("en", "World reserves of rare earths are [110 million tonnes]",
     [tonnes("110000000", "1000000")], SPRING, "not comparable", REE, ">90000000"),
    ("en", "World reserves of rare earths are [60 million tonnes]",
     [tonnes("60000000", "1000000")], SPRING, "inconsistent", REE, ">90000000"),
    # off by a factor of ten or a thousand, or in another unit
    ("it", "Le riserve russe di terre rare sono pari a [38 milioni di tonnellate]",
     [tonnes("38000000", "1000000")], SPRING, "inconsistent", REE, "3800000"),
    ("it", "Le riserve russe di terre rare sono pari a [380.000 tonnellate]",
     [tonnes("380000")], SPRING, "inconsistent", REE, "3800000"),
    ("en", "Norway's aluminium output was [1,300 tonnes] in 2025",
     [tonnes("1300")], LATER, "inconsistent", ALU, "1300"),
    ("en", "Russia has rare earth reserves of [3.8 million kt]",
     [tonnes("3800000", "100000", unit="kilometric_ton")], SPRING, "inconsistent", REE, "3800000"),
    ("en", "Russia has rare earth reserves of [3.8 million kilograms]",
     [tonnes("3800000", "100000", unit="kilogram")], SPRING, "inconsistent", REE, "3800000"),
    ("en", "Russia has rare earth reserves of [3.8 million short tons]",
     [tonnes("3800000", "100000", unit="ton")], SPRING, "inconsistent", REE, "3800000"),
    ("it", "Le riserve russe di terre rare valgono [3,8 milioni di euro]",
     [tonnes("3800000", "100000", kind="currency", unit="EUR")], SPRING, "not comparable", REE, "3800000"),
    ("it", "Le riserve russe di terre rare si estendono per [3,8 milioni di ettari]",
     [tonnes("3800000", "100000", unit="hectare")], SPRING, "not comparable", REE, "3800000"),
    ("it", "Le riserve russe di terre rare sono [3,8 milioni]",
     [tonnes("3800000", "100000", kind="number", unit=None)], SPRING, "ambiguous", REE, "3800000"),
    ("en", "China's rare-earth production is [270,000 tonnes a day]",
     [tonnes("270000", unit="metric_ton / day")], SPRING, "not comparable", REE, "270000"),
    ("en", "Russia has [3.8 million tonnes a year] of rare earth reserves",
     [tonnes("3800000", "100000", unit="metric_ton / year")], SPRING, "not comparable", REE, "3800000"),
    # another country, another year, another measure, another basis
    ("it", "Le riserve ucraine di terre rare sono pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "no source", None, None),
    ("it", "Le riserve vietnamite di terre rare sono pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "inconsistent", REE, "3500000"),
    ("en", "North Korea has rare earth reserves of [44 million tonnes]",
     [tonnes("44000000", "1000000")], SPRING, "no source", None, None),
    ("it", "Nel 2023 la Cina ha prodotto [270.000 tonnellate] di terre rare",
     [tonnes("270000")], SPRING, "inconsistent", REE, "255000"),
    ("it", "Nel 2019 la Cina ha prodotto [270.000 tonnellate] di terre rare",
     [tonnes("270000")], SPRING, "not comparable", REE, "270000"),
    ("it", "Nel 2021 le riserve russe di terre rare erano pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "not comparable", REE, "3800000"),
    ("it", "La Russia produce [3,8 milioni di tonnellate] di terre rare",
     [tonnes("3800000", "100000")], SPRING, "inconsistent", REE, "2500"),
    ("it", "Le risorse russe di terre rare sono pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "not comparable", None, None),
    ("it", "La Russia esporta [2.500 tonnellate] di terre rare",
     [tonnes("2500")], SPRING, "not comparable", None, None),
    ("en", "Russia consumes [2,500 tonnes] of rare earths",
     [tonnes("2500")], SPRING, "not comparable", None, None),
    ("it", "La Russia ha [3,8 milioni di tonnellate] di terre rare",
     [tonnes("3800000", "100000")], SPRING, "ambiguous", None, None),
    ("it", "Le riserve russe di terre rare sono pari a [3,8 milioni di tonnellate] di metallo",
     [tonnes("3800000", "100000")], SPRING, "not comparable", REE, "3800000"),
    ("en", "Chile's lithium reserves stand at [9.2 million tons] of lithium carbonate equivalent",
     [tonnes("9200000", "100000")], LATER, "not comparable", LIT, "9200000"),
    ("en", "Chile's lithium reserves stand at [9.2 million tons] of contained lithium",
     [tonnes("9200000", "100000")], LATER, "consistent", LIT, "9200000"),
    ("en", "Russia produced [3.9 million tonnes] of alumina",
     [tonnes("3900000", "100000")], LATER, "no source", None, None),
    ("it", "La Cina produce [270.000 tonnellate] di terre rare pesanti",
     [tonnes("270000")], SPRING, "no source", None, None),
    ("it", "La Cina produce [270.000 tonnellate] di ghisa",
     [tonnes("270000")], SPRING | {"context": "Le terre rare servono ai magneti. "}, "no source", None, None),
    # missing and withheld
    ("it", "Le riserve birmane di terre rare sono pari a [0 tonnellate]",
     [tonnes("0")], SPRING, "no source", REE, "NA"),
    ("en", "Nigeria's rare earth reserves amount to [13,000 tonnes]",
     [tonnes("13000")], SPRING, "no source", REE, "NA"),
    ("en", "The United States produced [0 tonnes] of lithium in 2025",
     [tonnes("0")], LATER, "no source", LIT, "W"),
    ("it", "Nel 2024 gli Stati Uniti hanno prodotto [5.000 tonnellate] di litio",
     [tonnes("5000")], LATER, "no source", LIT, "W"),
    # several at once
    ("it", "Le riserve di terre rare di Russia e Vietnam sono pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "ambiguous", None, None),
    ("en", "Congo produced [230,000 tonnes] of cobalt",
     [tonnes("230000")], LATER, "ambiguous", None, None),
    ("en", "The DRC produced [230,000 tonnes] of cobalt",
     [tonnes("230000")], LATER, "consistent", COB, "230000"),
    ("it", "La produzione e le riserve cinesi di terre rare sono pari a [270.000 tonnellate]",
     [tonnes("270000")], SPRING, "ambiguous", None, None),
    ("it", "Le riserve russe di terre rare e di cobalto sono pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "ambiguous", None, None),
    ("it", "La Cina, con riserve di terre rare di [44 milioni di tonnellate], ne produce [270.000 tonnellate]",
     [tonnes("44000000", "1000000"), tonnes("270000")], SPRING, "consistent", REE, "44000000"),
    # said otherwise than as a level of a whole country
    ("it", "Le riserve russe di terre rare non sono pari a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "not comparable", REE, "3800000"),
    ("it", "Le riserve russe di terre rare sono aumentate di [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "not comparable", REE, "3800000"),
    ("it", "Le riserve russe di terre rare sono scese a [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "consistent", REE, "3800000"),
    ("en", "Rare earth production in China rose to about [270,000 tonnes]",
     [tonnes("270000", "10000", "about")], SPRING, "consistent", REE, "270000"),
    ("en", "Rare earth production in China rose by [270,000 tonnes]",
     [tonnes("270000")], SPRING, "not comparable", REE, "270000"),
    ("en", "China plans to raise rare earth production to [270,000 tonnes]",
     [tonnes("270000")], SPRING, "not comparable", REE, "270000"),
    ("it", "Il giacimento di Tomtor, in Russia, ha riserve di terre rare per [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "not comparable", REE, "3800000"),
    ("it", "La Cina produce [270.000 tonnellate] di terre rare al mese",
     [tonnes("270000")], SPRING, "not comparable", REE, "270000"),
    ("it", "Le riserve russe di terre rare sono il doppio: [3,8 milioni di tonnellate]",
     [tonnes("3800000", "100000")], SPRING, "not comparable", REE, "3800000"),
    # ranks
    ("it", "La Russia possiede la [quinta] riserva mondiale di terre rare",
     [ordinal("5")], SPRING, "consistent", REE, "3800000"),
    ("it", "La Russia possiede la [quinta] riserva mondiale di terre rare",
     [ordinal("5")], {"published": "2024-05"}, "inconsistent", OLD, "10000000"),
    ("it", "La Russia possiede la [quarta] riserva mondiale di terre rare",
     [ordinal("4")], {"published": "2024-05"}, "consistent", OLD, "10000000"),
    ("it", "Il Brasile possiede la [terza] riserva mondiale di terre rare",
     [ordinal("3")], {"published": "2023-05"}, "consistent", "usgs-mcs-2023-rare-earths", "21000000"),
    ("en", "Brazil has the world's [second]-largest reserves of rare earths after China",
     [ordinal("2")], SPRING, "consistent", REE, "21000000"),
    ("en", "Russia has the world's [third]-largest reserves of rare earths",
     [ordinal("3")], SPRING, "inconsistent", REE, "3800000"),
    ("it", "La Cina possiede le maggiori riserve mondiali di terre rare",
     [], SPRING, "consistent", REE, "44000000"),
    ("it", "La Russia possiede le maggiori riserve mondiali di terre rare",
     [], SPRING, "inconsistent", REE, "3800000"),
    ("en", "China is the world's largest producer of rare earths",
     [], SPRING, "consistent", REE, "270000"),
    ("en", "Chile has the largest lithium reserves in the world",
     [], LATER, "consistent", LIT, "9200000"),
    ("it", "Gli Stati Uniti sono il [secondo] produttore mondiale di litio",
     [ordinal("2")], LATER, "no source", LIT, "W"),
    ("it", "La Norvegia è il [primo] produttore europeo di alluminio",
     [ordinal("1")], LATER, "not comparable", ALU, "1300"),
    ("it", "La Russia non possiede la [quinta] riserva mondiale di terre rare",
     [ordinal("5")], SPRING, "not comparable", REE, "3800000"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "figures", "more", "outcome", "edition", "printed"), ROWS)
def test_the_first_finding_is_what_a_reviewer_expects(
    claim: Callable[..., ClaimDraft],
    shipped: tuple[Edition, ...],
    language: str,
    text: str,
    figures: list[dict[str, Any]],
    more: dict[str, Any],
    outcome: str,
    edition: str | None,
    printed: str | None,
) -> None:
    findings = check(claim(text, *figures, language=language, **more), shipped)
    first = findings[0]
    assert first.current
    assert (first.outcome, first.cell and first.cell.edition, first.cell and first.cell.printed) == (
        outcome, edition, printed,
    )  # fmt: skip
    if outcome != "consistent":
        assert not [one for one in findings if one.current and one.outcome == "consistent"]
