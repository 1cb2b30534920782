"""Texts that a spreadsheet takes for texts: none of them can begin a formula, which could run or send something.

The rule is OWASP's ("CSV Injection"): what begins with =, +, -, @, a tab or a carriage return is a formula to some
program. A number stays one.
"""

from __future__ import annotations

import re

LONGEST = 32_767  # characters of a cell, for Excel

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_INSIDE = re.compile(
    r"(?<=;)(\s*)(?=[=+\-@＝＋－＠])"
)  # a program that cuts at semicolons begins a cell here
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # nor could XML hold them


def plain(text: str) -> str:
    """Return a text without control characters, no longer than a cell may be."""
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def safe(text: str) -> str:
    """Return a text for a file of separated values, on one line, an apostrophe before what could be a formula."""
    text = " ".join(plain(text).split())
    if _NUMBER.fullmatch(text):
        return text
    return ("'" if _FORMULA.match(text) else "") + _INSIDE.sub(r"\1'", text)
