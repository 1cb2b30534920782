"""Wrong use of the command line is told in one sentence of the reader's language, with exit code 2."""

import pytest

from workbench.cli.app import main


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claim", "show", "abc"], "CLAIM: a whole number is needed."),
        (["import"], "is missing."),
        (["decidi", "1"], "There is no command “decidi”."),
        (["undo", "--foo"], "There is no option --foo."),
        (["history", "1", "2", "3"], "There are too many arguments: 2 3."),
        (["report", "--out"], "An option lacks its value."),
    ],
)
def test_wrong_use_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(arguments) == 2
    errors = capsys.readouterr().err
    assert told in errors
    assert "Usage" not in errors and "Error" not in errors


def test_a_group_without_a_command_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claim"]) == 2
    assert "show" in capsys.readouterr().out
