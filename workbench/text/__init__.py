"""What is read in a text, purely: language, sentences, quotations, quantities, dates, attributions."""

from workbench.rows import Attribution, DateMention, Quantity, Quote, Span
from workbench.text.attribution import attributions
from workbench.text.dates import dates
from workbench.text.language import detect_language
from workbench.text.quantities import quantities
from workbench.text.quotes import quotes
from workbench.text.sentences import sentences

__all__ = [
    "Attribution",
    "DateMention",
    "Quantity",
    "Quote",
    "Span",
    "attributions",
    "dates",
    "detect_language",
    "quantities",
    "quotes",
    "sentences",
]
