"""Names of people as sources write them, read as authors: "Zhang, Wei", "Wei von Zhang", "Doe, Jr, J."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.model import Author
from builder.text import (
    clean,
    fold_case,
    is_capital,
    is_visible,
    resolve_bibliography,
    squeeze,
)

SUFFIXES = frozenset("jr sr ii iii iv 2nd 3rd 4th esq phd md filho neto".split())
"""What stands behind a name and is no name; in small letters, without points."""

_GROUPS = frozenset(
    "collaboration collaborations consortium consortia group team project committee network initiative alliance "
    "association organization organisation society foundation institute university laboratory community "
    "participants investigators contributors".split()
)
"""Last words of names that are no person's."""

_SURE_SUFFIX = re.compile(r"(.+),? ((?:[JS]r|JR|SR)\.?|II|III|IV|2nd|3rd|4th)", re.ASCII)
"""A suffix that some programs leave behind the family's name or the given one."""

_EAST_ASIAN = re.compile("[\u3005-\u3007\u3400-\u9fff\U00020000-\U0003ffff\uac00-\ud7a3\u3041-\u309f]+")


HOMONYM = re.compile(r" [0-9]{4}$")

OTHERS = re.compile(r"(?:et\.? al\.?|and others|others)", re.IGNORECASE)

AND_OTHERS = re.compile(
    r"(?:^| )(?:et\.? al\.?|and (?:[0-9]{1,5} )?(?:other|others|more)(?: authors)?"
    r"|[0-9]{1,5} (?:other|others|more|additional)(?: authors)?)$",
    re.IGNORECASE,
)

_NOT_SHOWN = re.compile(r"et al|authors? not shown|additional authors|other authors", re.IGNORECASE)

_PEOPLE = re.compile(r" ?[,;] ?(?:and )?| & ", re.IGNORECASE)

_BETWEEN = re.compile(r",? (?:and|&) |[,;]")

_ON_BEHALF = re.compile(r"^(?:and )?(?:(?:for|on behalf of) (?:the )?)", re.IGNORECASE)

_RAISED = re.compile(r"\$[^$]{0,100}\$")

_BRACKETS = re.compile(r"[()]")


class Names(NamedTuple):
    """The authors of a list in its order, and whether it says that there are more."""

    authors: tuple[Author, ...]
    has_more: bool = False


def of_parts(family: str, given: str = "", suffix: str = "", particle: str = "") -> Author | None:
    """An author of the parts of a name; None where nothing is to be seen.

    A Chinese, Japanese or Korean name in its own script is shown as there: the family first, without a blank.
    """
    family = shown_name(f"{particle} {family}")
    given, suffix = shown_name(given), shown_name(suffix)
    if family and given and not suffix and not is_group(family):
        family, given, suffix = _without_suffix(family, given)
    if not (is_visible(family) or is_visible(given)):
        return None
    if family and given and is_east_asian(family) and is_east_asian(given):
        return Author(family + given, family, given)
    name = squeeze(f"{given} {family}")
    if suffix:
        name, given = f"{name}, {suffix}", f"{given}, {suffix}" if given else suffix
    return Author(name, family, given) if family and given and not is_group(family) else Author(name)


def _without_suffix(family: str, given: str) -> tuple[str, str, str]:
    if found := _SURE_SUFFIX.fullmatch(family):
        return found[1].rstrip(","), given, found[2]
    if found := _SURE_SUFFIX.fullmatch(given):
        return family, found[1].rstrip(","), found[2]
    return family, given, ""


def of_display(name: str) -> Author | None:
    """An author whose name is written as it is shown; nothing tells its parts apart. A group is named without
    what says that others speak for it."""
    name = shown_name(name)
    name = _ON_BEHALF.sub("", name, count=1) if is_group(name) else name
    return Author(name) if is_visible(name) else None


def of_inverted(name: str) -> Author | None:
    """An author whose name is written with the family first: "Zhang, Wei", "Doe, J., Jr", "Doe, Jr, J."; one
    without a comma is written as it is shown."""
    parts = without_end(squeeze(name).split(","))
    if len(parts) < 2:
        return of_display(parts[0] if parts else "")
    if len(parts) > 2 and is_suffix(parts[1]):
        return of_parts(parts[0], " ".join(parts[2:]), parts[1])
    return of_parts(parts[0], parts[1], ", ".join(parts[2:]))


def of_list(text: str) -> Names:
    """The authors of a line as arXiv writes it: "A. Bee, C. D. Eff and Å. Dahl (Lab One, Lab Two)"; whom a name
    before a colon stands for ("The X Collaboration: J. Doe") are authors beside it."""
    text = _RAISED.sub("", shown_name(text))
    names, notes = _without_brackets(text)
    group, colon, others = names.partition(":")
    head, names = ([group.strip()], others) if colon and _has_group(group) else ([], names)
    has_more = any(_NOT_SHOWN.search(note) for note in notes)
    if not colon and (inverted := _inverted(rest := AND_OTHERS.sub("", names.strip(" ,;")))):
        return Names(inverted, has_more or rest != names.strip(" ,;"))
    pieces: list[str] = head
    for piece in _people(names.strip(" ,;")):
        name = squeeze(piece)
        while (rest := AND_OTHERS.sub("", name)) != name:
            name, has_more = rest, True
        if OTHERS.fullmatch(name):
            has_more = True
        elif is_suffix(name) and pieces:
            pieces[-1] = f"{pieces[-1]}, {name}"
        else:
            pieces.append(name)
    return Names(known(map(of_display, pieces)), has_more)


def _inverted(text: str) -> tuple[Author, ...]:
    """The names of a line in which each family is followed by initials ("Bee, A., Eff, C. D."); else none."""
    parts = [part for part in _BETWEEN.split(text.rstrip(" ,;")) if part.strip()]
    families, initials = parts[::2], parts[1::2]
    if (
        len(families) != len(initials)
        or not all(map(_are_initials, initials))
        or any(map(_is_no_family, families))
    ):
        return ()
    return known(of_parts(*each) for each in zip(families, initials, strict=True))


def _is_no_family(part: str) -> bool:
    """Whether a part is a group, or holds an initial, so that it is a whole name."""
    return is_group(part) or any(map(_are_initials, part.split()))


def _are_initials(part: str) -> bool:
    letters = part.replace(".", " ").replace("-", " ").split()
    return 0 < len(letters) < 5 and all(len(letter) == 1 and is_capital(letter) for letter in letters)


def _people(text: str) -> Iterator[str]:
    """The names of a line; an "and" within the name of a group, behind its kind, parts none: "Consortium for A and
    B"."""
    for piece in _PEOPLE.split(text):
        names = piece.split(" and ")
        if len(names) > 1 and _has_group(names[0]) and not is_group(names[0]):
            yield piece
        else:
            yield from names


def known(authors: Iterable[Author | None]) -> tuple[Author, ...]:
    """Those that are authors, in order."""
    return tuple(author for author in authors if author)


def is_group(name: str) -> bool:
    """Whether a name is that of a collaboration or a house: its last word says so."""
    return fold_case(name.rpartition(" ")[2].strip(".,")) in _GROUPS


def _has_group(words: str) -> bool:
    return any(is_group(word) for word in words.split())


def shown_name(text: str) -> str:
    """A name without the marks of LaTeX, cleaned; without the number by which DBLP tells people of one name
    apart."""
    return HOMONYM.sub("", clean(resolve_bibliography(text)))


def is_east_asian(text: str) -> bool:
    return bool(_EAST_ASIAN.fullmatch(text))


def is_suffix(text: str) -> bool:
    return fold_case(text.strip(" {}").replace(".", "")) in SUFFIXES


def without_end(parts: Sequence[str]) -> list[str]:
    """The parts of a name, none empty: a comma behind a name says that it is whole."""
    return [part.strip() for part in parts if part.strip()]


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """The text without what stands in brackets, however deep, and that."""
    outside: list[str] = []
    inside: list[str] = []
    start = depth = 0
    for bracket in _BRACKETS.finditer(text):
        piece = text[start : bracket.start()]
        (inside if depth else outside).append(piece)
        start = bracket.end()
        depth = depth + 1 if bracket[0] == "(" else max(0, depth - 1)
    (inside if depth else outside).append(text[start:])
    return " ".join(outside), inside
