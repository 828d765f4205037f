"""The keys of citations: names that a person would choose (`frey2025ripe`), unique and stable in an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.export.people import is_group
from builder.model import Author, Entry, PaperId, dates
from builder.text import STOP_WORDS, is_alphabetic, is_decimal, latin_words

LONGEST_WORD = 20
"""Letters of a word or a family's name in a key."""

WORDS = 3
"""Words of a title that stand for it where nobody is known to have written it."""

LOOKED_AT = 200
"""Characters of a title in which its words are looked for."""

SUFFIXES = (6, 10, 16, 32)
"""So many digits of a paper's id tell it from others of its key: as few as do."""

_SAY_LITTLE = STOP_WORDS | frozenset("toward towards using via".split())


def keys_of(entries: Iterable[Entry]) -> Mapping[PaperId, str]:
    """A key for each paper: small letters, digits and hyphens of ASCII.

    Of papers that want one key the earliest listed has it; the others add something of their own id. So a later
    paper moves no key. A key never looks like another with something added, which ends in hexadecimal digits: a
    plain one has no hyphen, or ends in a day or in `undated`.
    """
    found: dict[PaperId, str] = {}
    taken: set[str] = set()
    for entry in sorted(entries, key=lambda entry: (dates.order(entry.first_listed), entry.paper.id)):
        key = next(key for key in _wanted(entry) if key not in taken)
        taken.add(key)
        found[entry.paper.id] = key
    return found


def _wanted(entry: Entry) -> Iterator[str]:
    """The plain key, then those that are the paper's own; its whole id is nobody else's."""
    plain = _plain_key(entry)
    yield plain
    yield from (f"{plain}-{entry.paper.id[:digits]}" for digits in SUFFIXES)


def _plain_key(entry: Entry) -> str:
    details = entry.paper.details
    words = _words(entry.shown.plain_title)
    family = _family(details.authors[0]) if details.authors and details.published else ""
    if family:
        return f"{family}{details.published[:4]}{words[0]}"
    return f"{'-'.join(words[:WORDS])}-{dates.slug(entry.first_listed)}"


def _words(title: str) -> list[str]:
    """The words of a title that say something, or where none does its first ones."""
    words = latin_words(title[:LOOKED_AT]).split("-")
    saying = [word for word in words if word not in _SAY_LITTLE and len(word) > 1 and not is_decimal(word)]
    return [word[:LONGEST_WORD] for word in saying or words if word] or ["paper"]


def _family(author: Author) -> str:
    """The family's name in Latin letters, "" where nothing is left of it; where it is not told apart the last
    word, of a group the first, and of a name that is written without blanks (张伟) what it begins with."""
    shown = author.family or author.name.partition(",")[0]
    words = [word for word in latin_words(shown[:LOOKED_AT]).split("-") if word not in STOP_WORDS]
    if not author.family and words:
        words = words[:1] if is_group(shown) or " " not in shown else latin_words(shown.split()[-1]).split("-")
    return "".join(letter for letter in "".join(words) if is_alphabetic(letter))[:LONGEST_WORD]
