"""How the process says that it will not read something: by a code, for which the asking side has a sentence."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818  the file's fault, no error of the program
    """Say by a code why something is not read, and which name or number the sentence needs."""

    def __init__(self, code: str, about: str = "") -> None:
        self.code, self.about = code, about
        super().__init__(code, about)
