"""Fuzz one target, guided by the code that its inputs reach: `make fuzz` runs all of them.

    python tests/fuzz/run.py TARGET --seconds 60    inputs that reach something new stay in build/fuzz/TARGET
    python tests/fuzz/run.py TARGET FILE...         run the target on inputs, such as one that was found

An input is read, or refused by an InputError in one short sentence; anything else is a find, and so is an input that
takes longer than a few seconds. It stays beside the others as crash-... or timeout-..., and becomes a test.
"""

from __future__ import annotations

import argparse
import io
import sys
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

import atheris

with redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["workbench", "targets"]):
    from targets import TARGETS, seeds

    from workbench import data
    from workbench.errors import InputError
    from workbench.limited.refused import Refused

ROOT = Path(__file__).parents[2]
SENTENCE = 700  # code points
WORDS = 3_000  # of the languages, which inputs are put together from


def main() -> None:
    """Fuzz a target for some seconds, or run it on files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    asked = parser.parse_args()
    if asked.files:
        for file in asked.files:
            try_one(asked.target, file.read_bytes())
        return
    corpus = ROOT / "build" / "fuzz" / asked.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(asked.target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = corpus.with_suffix(".dict")
    words.write_text("".join(f'"{word}"\n' for word in _words()), "ascii")
    options = {"max_total_time": asked.seconds, "max_len": 8_000, "timeout": 20, "rss_limit_mb": 2_000,
               "artifact_prefix": f"{corpus}/", "dict": words, "print_final_stats": 1,
               "use_value_profile": 1, "verbosity": 0}  # fmt: skip
    atheris.Setup(
        [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)],
        lambda content: try_one(asked.target, content),
    )
    atheris.Fuzz()


def try_one(target: str, content: bytes) -> None:
    """Run a target on an input; raises what it raises but for a refusal in one sentence."""
    try:
        TARGETS[target](content)
    except InputError as error:
        assert len(str(error)) <= SENTENCE, "an error that nobody would read"
    except Refused:
        return


def _words() -> list[str]:
    """Return the languages' words, and the marks of the formats, as libFuzzer writes bytes."""
    found = {word for file in sorted((data.resources() / "languages").rglob("*.toml"))
             for word in _texts(tomllib.loads(file.read_text("utf-8"))) if len(word) <= 30}  # fmt: skip
    chosen = sorted(found)[:: max(1, len(found) // WORDS)]
    marks = [
        '{"',
        '":',
        "<c ",
        "</row>",
        "<p>",
        "“",
        "»",
        " – ",
        "3,8 milioni",
        "°",
        "%",
        "\0",
        "\r\n",
        "\ufeff",
    ]
    return ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in (*chosen, *marks)]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, dict | list):
        for one in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _texts(one)


if __name__ == "__main__":
    main()
