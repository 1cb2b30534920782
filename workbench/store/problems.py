"""What is told of a workspace without being an error: a disagreement that was found, a warning on opening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold one thing to tell: an English sentence with {named} places, which is its translation's key, and
    what fills them."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
