"""The two ways in which something goes wrong: the world's fault, told plainly, and ours."""

from __future__ import annotations

from collections.abc import Mapping


class UserError(Exception):
    """Tell the user, in one plain sentence, what is wrong and what to do.

    message: an English sentence that is also the key of its translation, with {named} places.
    values: what goes into the places.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values: Mapping[str, object] = values
        super().__init__(message.format(**values))


class InputError(UserError):
    """Tell the user that an input could not be read; the command line exits with 3."""


class ConflictError(UserError):
    """Tell the user that somebody else changed the same thing meanwhile; nothing was written."""
