"""What the way round the window shows, in the words and keys of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions import ACTIONS
from ui.palette_entries import spoken_keys
from ui.tour import Stop
from workbench.rows import VERDICTS
from workbench.wording import Wording

if TYPE_CHECKING:
    from ui.window import MainWindow

_KEYS = {action.code: action.keys[0] for action in ACTIONS if action.keys}


def stops(window: MainWindow, wording: Wording) -> list[Stop]:
    """Return the callouts: article, claims, evidence, verdict, everything else."""
    say = wording.say
    key = {code: spoken_keys(keys) for code, keys in _KEYS.items()}
    letters = ", ".join(f"{key['true_' + code.replace(' ', '_')]} {wording.label(code)}" for code in VERDICTS)
    return [
        Stop(
            window.middle, say("The article"),
            say(
                "Its claims are underlined; a verdict colours them. Click one to work on it, or select other words"
                " and press {key} to make them a claim.", key=key["add_claim"],
            ),
        ),
        Stop(
            window.claims, say("Its claims"),
            say(
                "{next} and {previous} walk them; {undecided} goes to the worthiest one still undecided. At the right"
                " stands what the sources say.",
                next=key["next"], previous=key["previous"], undecided=key["next_undecided"],
            ),
        ),
        Stop(
            window.evidence, say("The evidence"),
            say(
                "The figure of the article beside the one of the source, with the arithmetic. {key} attaches it to"
                " the claim. The program proposes; you decide.", key=key["attach"],
            ),
        ),
        Stop(
            window.verdict, say("Your verdict"),
            say(
                "One letter decides: {letters}. With Shift it says whether it was said. {undo} takes it back.",
                letters=letters, undo=key["undo"],
            ),
        ),
        Stop(
            window.top, say("Everything else"),
            say(
                "{palette} finds every action, article and claim by a few letters; {keys} shows all keys. This tour"
                " waits in the Help menu.", palette=key["palette"], keys=key["keys"],
            ),
        ),
    ]  # fmt: skip
