"""The evidence pane shows what the sources have, and only says what the reviewer wants attached."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support import seed

from ui.evidence_pane import EvidencePane
from ui.finding_card import FindingCard
from ui.ranking import Ranking
from ui.theme import Theme, apply
from workbench.checks import check
from workbench.claims import extract
from workbench.rows import STANCES, ClaimDraft, ClaimRow, EvidenceRow, FindingRow, Span
from workbench.sources import load_shipped
from workbench.wording import Wording

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@cache
def claims() -> tuple[ClaimRow, ...]:
    """The claims of the April seed, checked against the shipped editions."""
    draft, editions = seed(0), load_shipped()
    made = []
    for number, claim in enumerate(extract(draft.text, draft.language, draft.published), 1):
        found = enumerate(check(claim, editions), 100 * number)
        findings = tuple(FindingRow(key, number, finding, NOW) for key, finding in found)
        made.append(ClaimRow(number, 1, claim, "new", "machine", findings=findings))
    return tuple(made)


def claim_with(words: str) -> ClaimRow:
    return next(claim for claim in claims() if words in claim.draft.text)


def figure_of(claim: ClaimRow, number: int = 1) -> EvidenceRow:
    """The claim's decisive figure as evidence."""
    row = claim.findings[0]
    cell = row.finding.cell
    assert cell is not None
    return EvidenceRow(
        number, claim.id, "true", "supports", "figure", cell.edition, cell.edition_title, cell.locator,
        f"{cell.row} · {cell.column} · {cell.printed}", "", "Ada", NOW, finding=row.id,
    )  # fmt: skip


def passage_of(claim: ClaimRow, index: int) -> EvidenceRow:
    """One of the claim's passages as evidence."""
    row = claim.findings[0]
    passage = row.finding.passages[index]
    return EvidenceRow(
        index + 1, claim.id, "true", "undermines", "passage", passage.edition, passage.edition_title,
        passage.locator, passage.text, "", "Bruno", NOW, finding=row.id,
    )  # fmt: skip


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, wording: Wording) -> EvidencePane:
    made = EvidencePane(theme, wording)
    qtbot.addWidget(made)
    made.resize(450, 420)
    made.show()
    return made


def page(pane: EvidencePane) -> QWidget:
    """What the pane holds now, without what waits to be deleted."""
    body = pane.widget()
    return body.layout().itemAt(0).widget()


def texts(pane: EvidencePane) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in page(pane).findChildren(QLabel)]


def button(pane: EvidencePane, name: str) -> QPushButton | None:
    return page(pane).findChild(QPushButton, name)


def press(qtbot: QtBot, pane: EvidencePane, name: str) -> None:
    found = button(pane, name)
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_claim_heads_its_evidence_with_its_full_words(pane: EvidencePane) -> None:
    claim = claim_with("3,8 milioni")
    pane.show_claim(claim)
    shown = texts(pane)
    assert shown[0] == claim.draft.text
    assert "USGS" in shown[1]
    assert "quantity" in shown[1]


def test_a_figure_stands_beside_its_source_like_arithmetic(pane: EvidencePane) -> None:
    pane.show_claim(claim_with("3,8 milioni"))
    shown = texts(pane)
    assert {"3.8 million t", "=", "3,800,000 t", "USGS 2025 · Russia · reserves"} <= set(shown)


def test_the_editions_stand_in_order_and_only_the_one_in_force_is_framed(pane: EvidencePane) -> None:
    pane.show_claim(claim_with("3,8 milioni"))
    boxes = [box for box in page(pane).findChildren(QFrame) if box.property("piece") == "box"]
    assert [box.findChildren(QLabel)[0].text() for box in boxes] == ["2023", "2024", "2025 · in force"]
    assert [box.property("tone") for box in boxes] == ["", "", "consistent"]
    assert all(box.accessibleName() for box in boxes)


def test_a_rank_shows_the_whole_ranking_and_who_has_no_place(pane: EvidencePane) -> None:
    pane.show_claim(claim_with("quinta riserva"))
    ranking = page(pane).findChild(Ranking)
    assert ranking is not None
    assert ranking.accessibleName() == "Ranking"
    assert "5 Russia 3,800,000" in ranking.accessibleDescription()
    assert any(text.startswith("Not ranked: Burma (NA)") for text in texts(pane))


def test_e_attaches_the_decisive_figure_until_it_is_attached(pane: EvidencePane) -> None:
    claim = claim_with("3,8 milioni")
    pane.show_claim(claim)
    assert pane.shown() == (claim.findings[0].id, None)
    pane.show_claim(replace(claim, evidence=(figure_of(claim),)))
    assert pane.shown() is None
    assert "attached ✓" in texts(pane)
    assert button(pane, f"attach-{claim.findings[0].id}") is None


def test_evidence_taken_off_can_be_attached_again(pane: EvidencePane) -> None:
    claim = claim_with("3,8 milioni")
    pane.show_claim(replace(claim, evidence=(replace(figure_of(claim), detached=True),)))
    assert pane.shown() == (claim.findings[0].id, None)
    assert button(pane, "detach-1") is None


def test_e_attaches_one_passage_after_the_other(pane: EvidencePane) -> None:
    claim = claim_with("17 metalli")
    finding, count = claim.findings[0].id, len(claim.findings[0].finding.passages)
    assert count > 1
    pane.show_claim(claim)
    assert pane.shown() == (finding, 0)
    pane.show_claim(replace(claim, evidence=(passage_of(claim, 0),)))
    assert pane.shown() == (finding, 1)
    pane.show_claim(replace(claim, evidence=tuple(passage_of(claim, at) for at in range(count))))
    assert pane.shown() is None


def test_without_a_claim_there_is_nothing_to_attach_and_the_pane_says_what_to_do(pane: EvidencePane) -> None:
    assert pane.shown() is None
    assert texts(pane) == ["Choose a claim to see its evidence here."]


def test_a_claim_without_findings_offers_the_reviewers_own_evidence(qtbot: QtBot, pane: EvidencePane) -> None:
    claim = claim_with("metà aprile")
    assert not claim.findings
    pane.show_claim(claim)
    assert any(text.startswith("Nothing in the library") for text in texts(pane))
    with qtbot.waitSignal(pane.own_asked):
        press(qtbot, pane, "own")


def test_the_figures_button_asks_for_its_finding(qtbot: QtBot, pane: EvidencePane) -> None:
    claim = claim_with("3,8 milioni")
    pane.show_claim(claim)
    with qtbot.waitSignal(pane.attach_figure_asked) as asked:
        press(qtbot, pane, f"attach-{claim.findings[0].id}")
    assert asked.args == [claim.findings[0].id]


@pytest.mark.parametrize("stance", STANCES)
def test_a_passage_is_attached_with_the_stance_of_its_button(
    qtbot: QtBot, pane: EvidencePane, stance: str
) -> None:
    claim = claim_with("17 metalli")
    finding = claim.findings[0].id
    pane.show_claim(claim)
    with qtbot.waitSignal(pane.attach_passage_asked) as asked:
        press(qtbot, pane, f"passage-{finding}-1-{stance}")
    assert asked.args == [finding, 1, stance]


def test_attached_evidence_shows_its_stance_and_can_be_taken_off(qtbot: QtBot, pane: EvidencePane) -> None:
    claim = claim_with("17 metalli")
    pane.show_claim(replace(claim, evidence=(passage_of(claim, 0),)))
    assert "Undermines it  1" in texts(pane)
    assert any(text.startswith("Bruno · ") for text in texts(pane))
    with qtbot.waitSignal(pane.detach_asked) as asked:
        press(qtbot, pane, "detach-1")
    assert asked.args == [1]


def test_ids_beyond_32_bits_arrive_whole(qtbot: QtBot, pane: EvidencePane) -> None:
    claim = claim_with("3,8 milioni")
    row = replace(claim.findings[0], id=2**40)
    pane.show_claim(replace(claim, findings=(row, *claim.findings[1:])))
    with qtbot.waitSignal(pane.attach_figure_asked) as asked:
        press(qtbot, pane, f"attach-{2**40}")
    assert asked.args == [2**40]


def test_the_same_claim_refreshed_keeps_its_place_and_its_focus(qtbot: QtBot, pane: EvidencePane) -> None:
    claim = claim_with("17 metalli")
    name = f"passage-{claim.findings[0].id}-2-context"
    pane.show_claim(claim)
    pane.activateWindow()
    with qtbot.waitActive(pane):
        pass
    pane.verticalScrollBar().setValue(60)
    found = button(pane, name)
    assert found is not None
    found.setFocus()
    place = pane.verticalScrollBar().value()
    pane.show_claim(replace(claim, evidence=(passage_of(claim, 0),)))
    assert place > 0
    assert pane.verticalScrollBar().value() == place
    again = button(pane, name)
    assert again is not None
    assert again is not found
    assert pane.focusWidget() is again


def test_another_claim_begins_at_its_top(pane: EvidencePane) -> None:
    pane.show_claim(claim_with("17 metalli"))
    pane.verticalScrollBar().setValue(60)
    pane.show_claim(claim_with("quinta riserva"))
    assert pane.verticalScrollBar().value() == 0


def test_an_equal_claim_is_not_laid_out_again(pane: EvidencePane) -> None:
    claim = claim_with("3,8 milioni")
    pane.show_claim(claim)
    before = page(pane)
    pane.show_claim(replace(claim))
    assert page(pane) is before


def test_nothing_reaches_beyond_a_narrow_column(qtbot: QtBot, pane: EvidencePane) -> None:
    draft = ClaimDraft(Span(0, 400), "x" * 400, "en")
    claim = claim_with("17 metalli")
    long = replace(passage_of(claim, 0), locator="https://example.org/" + "a" * 300)
    pane.resize(380, 400)
    pane.show_claim(replace(claim, draft=draft, evidence=(long,)))
    assert pane.widget().width() <= pane.viewport().width()
    assert all(label.width() <= pane.viewport().width() for label in page(pane).findChildren(QLabel))


def test_markup_in_an_article_is_shown_as_text(pane: EvidencePane) -> None:
    draft = ClaimDraft(Span(0, 20), "<img src='x'><b>a</b>", "en")
    pane.show_claim(ClaimRow(7, 1, draft, "new", "reviewer"))
    labels = page(pane).findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert labels[0].text() == draft.text


def test_every_control_has_a_name_for_a_screen_reader(pane: EvidencePane) -> None:
    claim = claim_with("17 metalli")
    for shown in (claim_with("quinta riserva"), replace(claim, evidence=(passage_of(claim, 0),))):
        pane.show_claim(shown)
        assert all(each.accessibleName() for each in page(pane).findChildren(QPushButton))
        assert all(card.accessibleName() for card in page(pane).findChildren(FindingCard))
        assert pane.accessibleName() == "Evidence"
        assert pane.accessibleDescription() == shown.draft.text


def test_theme_and_language_change_while_a_claim_is_shown(
    pane: EvidencePane, qapp: object, recwarn: pytest.WarningsRecorder
) -> None:
    claim = claim_with("quinta riserva")
    pane.show_claim(claim)
    for name in ("dark", "light"):
        pane.apply_theme(apply(qapp, name))  # type: ignore[arg-type]
        pane.grab()
    pane.apply_wording(Wording("it"))
    pane.grab()
    assert any("coincide" in text for text in texts(pane))
    assert pane.shown() == (claim.findings[0].id, None)
    assert not recwarn.list
