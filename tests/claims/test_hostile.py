"""A megabyte of anything ends: reading is linear in the length of a text, whatever stands in it."""

import subprocess
import sys

import pytest

KILLED_AFTER = 60  # seconds; a reading that is not linear takes hours
READ = """
import sys
from workbench.claims import extract
unit = sys.argv[1].encode().decode("unicode_escape")
text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
for claim in extract(text, "it", "2025-04"):
    assert text[claim.span.start : claim.span.end] == claim.text
"""


@pytest.mark.parametrize("unit", ["7", ".", '"', "\\u00ab", "(", "ha detto che "])
def test_a_megabyte_is_read_to_its_end(unit: str) -> None:
    subprocess.run([sys.executable, "-c", READ, unit], timeout=KILLED_AFTER, check=True)
