"""Claims written by hand, as the extraction hands them on."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from workbench.rows import ClaimDraft, Quantity, Span
from workbench.sources import Edition, load_shipped

OFFSET = 1000
"""Where the claim stands in its article, so that a mix-up of offsets shows."""


def make_claim(text: str, *figures: dict[str, Any], language: str = "it", **more: Any) -> ClaimDraft:
    """Build a claim whose figures stand in [brackets], in their order; `figures` say what each one is."""
    quantities = []
    plain = ""
    for index, piece in enumerate(text.split("[")):
        inside, _, rest = piece.partition("]") if index else ("", "", piece)
        if index:
            start = OFFSET + len(plain)
            known = {"kind": "measure", "unit": "metric_ton"} | figures[index - 1]
            known["value"], known["step"] = Decimal(known["value"]), Decimal(known.get("step", "1"))
            if "high" in known:
                known["high"] = Decimal(known["high"])
            quantities.append(Quantity(span=Span(start, start + len(inside)), **known))
        plain += inside + rest
    return ClaimDraft(
        span=Span(OFFSET, OFFSET + len(plain)),
        text=plain,
        language=language,
        quantities=tuple(quantities),
        **({"published": "2025-04"} | more),
    )


@pytest.fixture(scope="session")
def claim() -> Callable[..., ClaimDraft]:
    return make_claim


@pytest.fixture(scope="session")
def shipped() -> tuple[Edition, ...]:
    return load_shipped()
