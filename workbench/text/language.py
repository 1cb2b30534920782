"""Which language a text is written in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from workbench.data import languages, lexicon

DEFAULT = "it"
_SAMPLE = 6000
_WORD = re.compile(r"[^\W\d_]+")
# An answer by function words needs this many of them, this share of all words, and this lead over the next
# language's. In running Italian and English text they are a quarter of the words and more.
_FEWEST, _SHARE, _LEAD = 5, 0.15, 4
_FEWEST_BYTES = 20
# The model knows 97 languages and takes short or odd texts for rare ones: only those that a European news
# desk meets are asked for.
_ASKED_FOR = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hr", "hu", "it", "ja",
    "ko", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
    "zh",
)  # fmt: skip


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the text's language ("it", "en", ...), judged by its beginning.

    A text with fewer than twenty bytes of letters that its function words do not give away is taken for
    Italian, the language of most articles here.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    (language, most), *others = _counted(words).most_common(2)
    next_most = others[0][1] if others else 0
    if most >= max(_FEWEST, _SHARE * len(words), _LEAD * next_most):
        return language
    if sum(len(word.encode("utf-8", "replace")) for word in words) < _FEWEST_BYTES:
        return language if most > next_most else DEFAULT
    label: str = _model().classify(sample.encode("utf-8", "replace"))[0]
    return label


def _counted(words: list[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for language in languages():
        known = _function_words(language)
        counted[language] = sum(word in known for word in words)
    return counted


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "language")["function_words"])


@cache
def _model() -> Any:
    # Imported here: loading the model takes about a second, and most texts are told by their function words.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(list(_ASKED_FOR))
    return model
