"""Say codes, numbers, dates and errors in one language."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, localcontext

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal

from workbench.choices import Offer
from workbench.errors import UserError
from workbench.rows import Choice
from workbench.wording import labels
from workbench.wording.catalogue import catalogue

_DIGITS = 100  # as many as any figure of an article has
_LARGEST = 20  # power of ten up to which a round number has a name
_NARROW_SPACE = "\u202f"  # between groups of three digits in Italian, as the SI asks; English keeps its comma
_LOCALES = {"en": "en_GB"}


class Wording:
    """Speak one language: "it" or "en"; a language without a catalogue is spoken in English."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = catalogue(language)
        self._locale = _LOCALES.get(language, language)

    def say(self, message: str, **values: object) -> str:
        """Return a sentence with its {named} places filled; numbers in them as `number` writes them."""
        spoken = self._catalogue.gettext(message)
        return (
            spoken.format(**{key: self._place(value) for key, value in values.items()}) if values else spoken
        )

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the sentence that fits the count, which fills its place {count}."""
        spoken = self._catalogue.ngettext(one, many, count)
        places = {key: self._place(value) for key, value in {"count": count, **values}.items()}
        return spoken.format(**places)

    def error(self, error: UserError) -> str:
        """Return what is wrong and what to do, in this language."""
        return self.say(error.message, **dict(error.values))

    def label(self, code: str | None) -> str:
        """Return the word for a code of `labels` (a verdict, an outcome, a state, a kind, ...)."""
        if code is None:
            return ""
        known = labels.LABELS.get(code)
        return self.say(known) if known else labels.named(self.language, code)

    def number(self, value: Decimal | int | str, places: int | None = None) -> str:
        """Return a number in the reader's convention; text is taken as a plain decimal ("3800000")."""
        with localcontext(prec=_DIGITS):
            number = Decimal(str(value))
            if places is not None:
                number = round(number, places)
            if number == number.to_integral_value():
                number = number.quantize(Decimal(1))
            written = format_decimal(number, format="#,##0.##########", locale=self._locale)
        return written.replace(".", _NARROW_SPACE) if self.language == "it" else written

    def compact(self, value: Decimal) -> str:
        """Return a large round number as it is read: "3,8 milioni"; any other in digits."""
        if abs(value) < 10**6 or value.adjusted() > _LARGEST or value % 10**4:
            return self.number(value)
        return format_compact_decimal(value, format_type="long", locale=self._locale, fraction_digits=2)

    def ordinal(self, place: int) -> str:
        """Return a place in a ranking: "5ª", "5th"."""
        form = Locale.parse(self._locale).ordinal_form(place)
        return self.say(labels.ORDINALS.get(form, labels.ORDINALS["other"]), number=place)

    def unit(self, unit: str | None) -> str:
        """Return a unit's symbol where it has a usual one, else its name; empty for none."""
        return "" if unit is None else labels.UNITS.get(unit, unit.replace("_", " "))

    def language_name(self, code: str) -> str:
        """Return the name of a language by its code: "italiano"."""
        return str(Locale.parse(self._locale).languages.get(code, code))

    def territory(self, code: str) -> str:
        """Return the name of a country by its ISO 3166 code; the code itself where it names none."""
        return str(Locale.parse(self._locale).territories.get(code, code))

    def choice(self, choice: Choice) -> str:
        """Return how a claim is to be read: "Russia, reserves, 2025"."""
        said = (
            self.label(choice.subject) if choice.subject else "",
            self.territory(choice.entity) if choice.entity else "",
            self.label(choice.measure) if choice.measure else "",
            choice.period or "",
            choice.edition or "",
        )
        return ", ".join(part for part in said if part)

    def offer(self, offer: Offer) -> str:
        """Return one way to read a claim, with the figure it would be compared with."""
        if not offer.value:
            return self.choice(offer.choice)
        return f"{self.choice(offer.choice)}: {self.number(offer.value)} {self.unit(offer.unit)}".strip()

    def day(self, day: date) -> str:
        """Return a day in words: "17 aprile 2025"."""
        return format_date(day, format="long", locale=self._locale)

    def published(self, published: str | None) -> str:
        """Return a publication date, a day or a month: "aprile 2025"."""
        if not published:
            return self.say("not dated")
        if len(published) == 4:
            return published
        if len(published) == 7:
            return format_skeleton("yMMMM", date.fromisoformat(f"{published}-01"), locale=self._locale)
        return self.day(date.fromisoformat(published))

    def moment(self, moment: datetime) -> str:
        """Return a moment in the reader's own time zone: "22 novembre 2026, 14:05"."""
        local = moment.astimezone()
        return f"{self.day(local.date())}, {local:%H:%M}"

    def _place(self, value: object) -> object:
        return (
            self.number(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value
        )
