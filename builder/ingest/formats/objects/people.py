"""Authors as objects of JSON have them: the parts of their names, or their names whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from builder.ingest.formats.objects.values import list_of, object_of, text_of, texts_of, words_of
from builder.ingest.names import known, of_display, of_inverted, of_parts
from builder.model import Author
from builder.text import fold, fold_case

_OTHERS = frozenset({"et al", "et al.", "others", "and others", "...", "…"})

WHOLE_NAMES = ("literal", "name", "full_name", "fullname", "display_name", "raw")


class People(NamedTuple):
    """The authors of a work, and whether the list goes on."""

    authors: tuple[Author, ...]
    has_more: bool


def people_of(value: object) -> People:
    """The authors of a list of objects or names; of one name, too."""
    return people(map(author_of, list_of(value)))


def people(authors: Iterable[Author | None]) -> People:
    """The authors without those that stand for others: "et al."."""
    found = known(authors)
    named = tuple(author for author in found if fold_case(author.name) not in _OTHERS)
    return People(named, len(named) < len(found))


def author_of(value: object) -> Author | None:
    """An author of an object, or of a name, which may be written with the family first."""
    if isinstance(value, str):
        return of_inverted(words_of(value))
    found = object_of(value)
    family, given = _part(found, "family", "last", "lastName"), _part(found, "given", "first", "firstName")
    if family or given:
        before = _part(found, "non-dropping-particle")
        middle = " ".join([*texts_of(found.get("middle")), *texts_of(found.get("dropping-particle"))])
        return of_parts(family or given, f"{given} {middle}" if family else "", _part(found, "suffix"), before)
    return of_display(_part(found, *WHOLE_NAMES))


def _part(found: object, *names: str) -> str:
    """The first of some values that is a text; numbers are no names."""
    return next((text for name in names if (text := words_of(object_of(found).get(name)))), "")


def of_shown_and_written(shown: str, written: str) -> Author | None:
    """An author whom a catalogue shows under a name ("Ana Núñez"), and a work writes in its own way
    ("Núñez, Ana"): the family is taken from there, where both are the same person's name."""
    shown, written = text_of(shown), text_of(written)
    if not shown:
        return of_inverted(written)
    family, comma, given = (part.strip() for part in written.partition(","))
    if not comma or not family:
        return of_display(shown)
    if shown.endswith(f" {family}"):
        return of_parts(family, shown.removesuffix(family))
    inverted = of_inverted(written)
    is_same = _folded(shown) == _folded(f"{given} {family}") or (inverted and inverted.name == shown)
    return inverted if is_same else of_display(shown)


def _folded(name: str) -> list[str]:
    return fold(name.replace("-", " ").replace(".", " ")).split()
