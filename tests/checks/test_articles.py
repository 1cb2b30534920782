"""From an article's text to its findings: the seeds, and sentences that are easily misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import data
from workbench.checks import check
from workbench.claims import extract
from workbench.rows import Finding
from workbench.sources import load_shipped

SHIPPED = load_shipped()
SEEDS = data.seeds()


def findings(text: str, language: str, published: str | None) -> list[Finding]:
    """Return every current finding of an article."""
    return [
        one for claim in extract(text, language, published) for one in check(claim, SHIPPED) if one.current
    ]


def of_seed(path: Path, words: str) -> list[Finding]:
    text = path.read_text(encoding="utf-8")
    (claim,) = [claim for claim in extract(text, "it", None) if words in claim.text]
    return check(claim, SHIPPED)


@pytest.mark.skipif(len(SEEDS) < 2, reason="installed without the seeds")
class TestSeeds:
    def test_the_reserves_of_3_8_million_are_those_of_2025_only(self) -> None:
        outcomes = [(one.outcome, one.current) for one in of_seed(SEEDS[0], "3,8 milioni")]
        assert outcomes == [("consistent", True), ("inconsistent", False), ("inconsistent", False)]

    def test_the_fifth_place_is_that_of_2025_only(self) -> None:
        outcomes = [(one.rule, one.outcome) for one in of_seed(SEEDS[0], "quinta riserva")]
        assert outcomes == [("rank", "consistent"), ("rank", "inconsistent"), ("rank", "inconsistent")]

    def test_seventeen_metals_and_no_substitutes_are_to_be_read(self) -> None:
        counted, substitutes = of_seed(SEEDS[0], "17 metalli")[0], of_seed(SEEDS[0], "sostituti")[0]
        assert counted.passages[0].text.startswith("The rare earths are a group of 17")
        assert substitutes.passages[0].section == "Substitutes"

    def test_much_higher_estimates_have_no_finding(self) -> None:
        assert of_seed(SEEDS[0], "stime molto più alte") == []

    def test_two_million_tons_of_aluminum_have_no_source(self) -> None:
        assert of_seed(SEEDS[1], "2 milioni di tonnellate")[0].outcome == "no source"


@pytest.mark.parametrize(
    ("language", "published", "text"),
    [
        ("it", "2025-04", "Le terre rare contano. La Russia produce 3,8 milioni di tonnellate."),
        ("it", "2025-04", "Le riserve russe di terre rare non arrivano a 3,8 milioni di tonnellate."),
        ("it", "2025-04", "La Russia ha 3,8 milioni di tonnellate di risorse di terre rare."),
        ("it", "2025-04", "Le riserve russe di terre rare sono aumentate di 3,8 milioni di tonnellate."),
        ("it", "2025-04", "Le riserve russe di terre rare sono pari a 3,8 milioni di chili."),
        ("it", "2025-04", "Le riserve vietnamite di terre rare sono pari a 3,8 milioni di tonnellate."),
        ("it", "2025-04", "Russia e Vietnam hanno riserve di terre rare per 3,8 milioni di tonnellate."),
        ("it", "2025-04", "Le terre rare contano. La Russia ha riserve di grano per 3,8 milioni di tonnellate."),
        ("it", "2025-04", "Il giacimento russo di Tomtor ha riserve di terre rare per 3,8 milioni di tonnellate."),
        ("it", "2024-04", "Le riserve russe di terre rare sono pari a 3,8 milioni di tonnellate."),
        ("it", "2025-01", "Le riserve russe di terre rare sono pari a 3,8 milioni di tonnellate."),
        ("it", "2025-04", "Nel 2018 le riserve russe di terre rare erano pari a 3,8 milioni di tonnellate."),
        ("it", "2025-04", "La Cina produce 270.000 tonnellate di terre rare al mese."),
        ("it", "2025-04", "La Cina produrrà 270.000 tonnellate di terre rare nel 2030."),
        ("it", "2025-04", "La Birmania ha zero tonnellate di riserve di terre rare."),
        ("it", "2025-04", "La Russia possiede la terza riserva mondiale di terre rare."),
        ("it", "2025-04", "La Russia possiede la quinta riserva europea di terre rare."),
        ("it", "2025-04", "La Russia possiede la quinta riserva mondiale di gas."),
        ("en", "2025-04", "Rare earths matter. Russia produces 3.8 million tonnes."),
        ("en", "2025-04", "Russia does not have 3.8 million tonnes of rare earth reserves."),
        ("en", "2025-04", "Russia could have rare earth reserves of 3.8 million tonnes."),
        ("en", "2025-04", "China's rare earth production rose by 270,000 tonnes."),
        ("en", "2025-04", "China holds 44 million tonnes of rare earth resources."),
        ("en", "2025-04", "China's rare earth reserves are worth $44 million."),
        ("en", "2025-04", "The Bayan Obo mine in China has rare earth reserves of 44 million tonnes."),
        ("en", "2026-06", "The United States produced 0 tonnes of lithium in 2025."),
        ("en", "2026-06", "Russia's Rusal produced 3.9 million tonnes of aluminium in 2025."),
        ("it", "2026-06", "La russa Rusal ha prodotto 3,9 milioni di tonnellate di alluminio nel 2025."),
        ("it", "2026-06", "Si parla di Russia. Rusal ha prodotto 3,9 milioni di tonnellate di alluminio nel 2025."),
        ("en", "2026-06", "Chile's lithium production was 48,900 tons in 2025 and 56,000 tons in 2024."),
        ("en", "2026-06", "China is the world's second-largest producer of aluminium."),
        ("en", "2025-04", "Tighter rules made for a larger production, the second largest, of rare earths in China."),
        ("it", "2025-04", "La Cina punta a una maggiore produzione mondiale di terre rare."),
        ("en", "2026-06", "Norway's aluminium smelter production was 1,300 tonnes in 2025."),
        ("en", "2026-06", "Congo produced 230,000 tonnes of cobalt in 2025."),
        ("en", "2025-04", "Brazil has the world's third-largest rare earth reserves."),
    ],
)  # fmt: skip
def test_nothing_here_is_consistent(language: str, published: str, text: str) -> None:
    assert [one.outcome for one in findings(text, language, published) if one.outcome == "consistent"] == []


@pytest.mark.parametrize(
    ("language", "published", "text"),
    [
        ("it", "2025-04", "La Russia ha riserve di terre rare per circa 3,8 milioni di tonnellate."),
        ("it", "2025-04", "Nel 2023 la Cina ha prodotto 255.000 tonnellate di terre rare."),
        ("it", "2025-04", "Secondo l’USGS le riserve indiane di terre rare sono di 6,9 milioni di tonnellate."),
        ("it", "2025-04", "La Cina possiede la prima riserva mondiale di terre rare."),
        ("it", "2025-04", "Le riserve di terre rare più grandi del mondo sono quelle della Cina."),
        ("en", "2025-04", "China is by far the largest producer of rare earths."),
        ("it", "2026-06", "Nel 2025 la Russia ha prodotto 3,9 milioni di tonnellate di alluminio."),
        ("en", "2025-04", "China has 44 million tonnes of rare earth reserves."),
        ("en", "2025-04", "Russia has the world's fifth-largest rare earth reserves."),
        ("en", "2025-04", "According to the U.S. Geological Survey, China produced 270,000 tonnes of rare earths."),
        ("en", "2026-06", "Indonesia's cobalt mine production was 44,000 tonnes in 2025."),
        ("en", "2026-06", "Chile's lithium production was 56,000 tons in 2025 and 48,900 tons in 2024."),
        ("en", "2026-06", "Chile has the largest lithium reserves in the world, at 9.2 million tonnes."),
    ],
)  # fmt: skip
def test_the_first_finding_here_is_consistent(language: str, published: str, text: str) -> None:
    assert [one.outcome for one in findings(text, language, published)][:1] == ["consistent"]


WORDS = (
    "Russia", "Cina", "riserve", "terre rare", "di", "3,8", "milioni", "tonnellate", "produce", "quinta",
    "mondiale", "dopo", "non", "(", ")", "“", "”", ",", ".", "–", "maggiori", "le", "\x00", "🙂", "\u202e", "2024",
    "china", "reserves", "rare earths", "world's", "largest", "fifth", "tonnes", "999999999999999999999", "che",
)  # fmt: skip


@given(words=st.lists(st.sampled_from(WORDS), max_size=40), language=st.sampled_from(["it", "en", "zz"]))
@settings(max_examples=100, deadline=None)
def test_any_words_can_be_checked(words: list[str], language: str) -> None:
    for finding in findings(" ".join(words), language, "2025-04"):
        assert finding.engine
        if finding.outcome in ("consistent", "inconsistent"):
            assert finding.cell is not None and finding.difference is not None and finding.arithmetic
        if finding.outcome == "consistent" and finding.rule == "rank":
            assert finding.difference == 0
