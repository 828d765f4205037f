"""Names of months and weekdays in many languages, from Unicode's CLDR as Babel brings it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from babel import Locale

from builder.text import fold, is_alphabetic

LANGUAGES = tuple(
    "bg ca cs da de el en es et fi fr gl hr hu id is it lt lv ms nb nl pl pt ro ru sk sl sr sv tr uk".split()
)
"""Languages in which people keep listings, by ISO 639."""

FILLERS = frozenset("of the de del di den der le el dia d m gada г г. года року р th st nd rd".split())
"""Words between the parts of a day that mean nothing."""


@cache
def _meant() -> dict[str, set[int]]:
    """The months that each folded name means in some language."""
    meant: defaultdict[str, set[int]] = defaultdict(set)
    for locale in _locales():
        for number, name in _names(locale.months):
            meant[name].add(number)
    return dict(sorted(meant.items()))


@cache
def month_numbers() -> dict[str, int]:
    """The month of each folded name that means the same month in all languages."""
    return {name: min(numbers) for name, numbers in _meant().items() if len(numbers) == 1}


@cache
def ambiguous_months() -> frozenset[str]:
    """Folded names that languages give to different months."""
    return frozenset(name for name, numbers in _meant().items() if len(numbers) > 1)


@cache
def weekday_names() -> frozenset[str]:
    """Every folded name of a weekday."""
    return frozenset(name for locale in _locales() for _, name in _names(locale.days))


def _locales() -> list[Locale]:
    return [Locale.parse(language) for language in LANGUAGES]


def _names(calendar: Mapping[str, Mapping[str, Mapping[int, str]]]) -> list[tuple[int, str]]:
    """(number, folded name) for the wide and the short names, both as they stand alone and as in a date."""
    return [
        (number, word_of(name))
        for forms in calendar.values()
        for width in ("wide", "abbreviated")
        for number, name in forms[width].items()
        if any(map(is_alphabetic, name))
    ]


def word_of(text: str) -> str:
    """A name as it is compared: folded, without dots."""
    return fold(text).replace(".", "").strip()
