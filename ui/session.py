"""How this session goes: how long a claim takes, from looking at it to deciding it."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

_AWAY = 15 * 60.0  # seconds: who looks at one claim for longer has left the desk
_ENOUGH = 3  # claims after which a median says something


class Session:
    """Time every claim while it is the current one; a claim counts once, when it is first decided."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._spent: dict[int, float] = {}
        self._took: dict[int, float] = {}
        self.passed: set[int] = set()  # claims that were left undecided on the way to the next one
        self._current: int | None = None
        self._since = clock()

    def look(self, claim: int | None) -> None:
        """Say which claim is looked at from now on; None for none."""
        now = self._clock()
        if self._current is not None:
            spent = self._spent.get(self._current, 0.0) + min(now - self._since, _AWAY)
            self._spent[self._current] = spent
        self._current, self._since = claim, now

    def decide(self, claim: int) -> None:
        """Say that a claim was decided, for the first time or again."""
        self.look(self._current)
        self._took.setdefault(claim, self._spent.get(claim, 0.0))

    @property
    def decided(self) -> int:
        """How many claims were decided in this session."""
        return len(self._took)

    @property
    def pace(self) -> float | None:
        """The median time that a claim took, in seconds; None while too few were decided to say."""
        return median(self._took.values()) if len(self._took) >= _ENOUGH else None
