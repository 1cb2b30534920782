"""The sentence for each reason why a claim deserves a check, or does not, with the words that caused it."""

from __future__ import annotations

from workbench.wording.catalogue import mark
from workbench.wording.wording import Wording

# The reader's own quotation marks; a sentence's {cause} comes with them.
_QUOTED = mark("“{words}”")

# code: the sentence with the words that caused it, and without them
REASONS: dict[str, tuple[str, str]] = {
    "figure with unit": (
        mark("It has a figure with its unit: {cause}."),
        mark("It has a figure with its unit."),
    ),
    "count": (mark("It counts something: {cause}."), mark("It counts something.")),
    "figure": (mark("It has a figure: {cause}."), mark("It has a figure.")),
    "world rank": (
        mark("It ranks something among all others: {cause}."),
        mark("It ranks something among all others."),
    ),
    "rank": (mark("It gives a place in an order: {cause}."), mark("It gives a place in an order.")),
    "superlative": (
        mark("It puts something above all else of its kind: {cause}."),
        mark("It puts something above all else of its kind."),
    ),
    "comparison": (mark("It compares: {cause}."), mark("It compares.")),
    "named statistical source": (
        mark("It names a statistical source: {cause}."),
        mark("It names a statistical source."),
    ),
    "universal negative": (
        mark("It denies something altogether ({cause}): one counter-example refutes it."),
        mark("It denies something altogether: one counter-example refutes it."),
    ),
    "universal": (
        mark("It allows no exception ({cause}): one exception refutes it."),
        mark("It allows no exception: one exception refutes it."),
    ),
    "definition": (mark("It says what something is or is for: {cause}."),
                   mark("It says what something is or is for.")),
    "dated event": (mark("It says when something happened or will: {cause}."),
                    mark("It says when something happened or will.")),
    "event": (mark("It tells of something done: {cause}."), mark("It tells of something done.")),
    "law": (mark("It speaks of a law or a court: {cause}."), mark("It speaks of a law or a court.")),
    "causal": (mark("It names a cause: {cause}."), mark("It names a cause.")),
    "named speaker": (mark("It is known who says it: {cause}."), mark("It is known who says it.")),
    "named entity": (mark("It names somebody or something: {cause}."), mark("It names somebody or something.")),
    "vague": (mark("It is vague ({cause}): there is little to compare it with."),
              mark("It is vague: there is little to compare it with.")),
    "future": (mark("It speaks of the future ({cause}): no source can confirm it yet."),
               mark("It speaks of the future: no source can confirm it yet.")),
    "possible": (mark("It says only what may be: {cause}."), mark("It says only what may be.")),
    "opinion": (mark("It is an opinion ({cause}): nobody can check it."),
                mark("It is an opinion: nobody can check it.")),
    "personal": (mark("The speaker talks in the first person: {cause}."),
                 mark("The speaker talks in the first person.")),
    "question": (mark("It is a question ({cause}), not a statement."), mark("It is a question, not a statement.")),
    "greeting": (mark("It is a greeting or a notice to readers: {cause}."),
                 mark("It is a greeting or a notice to readers.")),
    "address": (mark("It turns to the listener: {cause}."), mark("It turns to the listener.")),
    "no verb": (mark("It has no verb that states anything: {cause}."), mark("It has no verb that states anything.")),
    "very short": (mark("It is very short: {cause}."), mark("It is very short.")),
    "heading": (mark("It is a heading: {cause}."), mark("It is a heading.")),
    "reviewer": (mark("A reviewer made it a claim: {cause}."), mark("A reviewer made it a claim.")),
}  # fmt: skip


def sentence(reason_code: str, cause: str | None, wording: Wording) -> str:
    """Return why, as one sentence; cause: the words of the text that caused it, or None.

    A code without a sentence of its own gives its label.
    """
    known = REASONS.get(reason_code)
    if known is None:
        return wording.label(reason_code)
    words = " ".join(cause.split()) if cause else ""
    if not words:
        return wording.say(known[1])
    return wording.say(known[0], cause=wording.say(_QUOTED, words=words))
