"""Names of people as sources write them, read as authors: "Zhang, Wei", "Wei von Zhang", "Doe, Jr, J."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.model import Author
from builder.text import (
    clean,
    fold_case,
    is_alphabetic,
    is_small,
    is_visible,
    resolve_bibliography,
    squeeze,
    unescape_entities,
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

# In names of BibTeX, words that braces enclose are one.
_AND = re.compile(r"\\.|[{}]|(?P<mark> and(?= |$))", re.IGNORECASE)
_SEMICOLON = re.compile(r"\\.|[{}]|(?P<mark>;)")
_AMPERSAND = re.compile(r"(?P<mark> \\?& )|\\.|[{}]")
_COMMA = re.compile(r"\\.|[{}]|(?P<mark>,)")
_BLANK = re.compile(r"\\.|[{}]|(?P<mark>[ ~]+)")

_NAMED_PART = re.compile(r'"?([a-z]{2,20}(?:-i)?)\s?=\s?(.*)', re.IGNORECASE | re.ASCII)

_HOMONYM = re.compile(r" [0-9]{4}$")

_OTHERS = re.compile(r"(?:et\.? al\.?|and others|others)", re.IGNORECASE)

_AND_OTHERS = re.compile(
    r"(?:^| )(?:et\.? al\.?|and (?:[0-9]{1,5} )?(?:other|others|more)(?: authors)?"
    r"|[0-9]{1,5} (?:other|others|more|additional)(?: authors)?)$",
    re.IGNORECASE,
)

_NOT_SHOWN = re.compile(r"et al|authors? not shown|additional authors|other authors", re.IGNORECASE)

_PEOPLE = re.compile(r" ?[,;] ?(?:and )?| & ", re.IGNORECASE)

_ON_BEHALF = re.compile(r"(?:and )?(?:(?:for|on behalf of) (?:the )?)", re.IGNORECASE)

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
    family = _shown(f"{particle} {family}")
    given, suffix = _shown(given), _shown(suffix)
    if family and given and not suffix:
        family, given, suffix = _without_suffix(family, given)
    if not (is_visible(family) or is_visible(given)):
        return None
    if family and given and _is_east_asian(family) and _is_east_asian(given):
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
    """An author whose name is written as it is shown; nothing tells its parts apart."""
    name = _shown(name)
    return Author(name) if is_visible(name) else None


def of_inverted(name: str) -> Author | None:
    """An author whose name is written with the family first: "Zhang, Wei", "Doe, J., Jr", "Doe, Jr, J."; one
    without a comma is written as it is shown."""
    parts = _without_end(squeeze(name).split(","))
    if len(parts) < 2:
        return of_display(parts[0] if parts else "")
    if len(parts) > 2 and _is_suffix(parts[1]):
        return of_parts(parts[0], " ".join(parts[2:]), parts[1])
    return of_parts(parts[0], parts[1], ", ".join(parts[2:]))


def of_bibtex(text: str) -> Names:
    """The authors of a field of BibTeX: "Last, First and First von Last and {The Group} and others"."""
    pieces = [piece for piece in _cut(squeeze(text), _AND) if fold_case(piece) != "and"]
    if len(pieces) == 1:
        pieces = _unjoined(pieces[0])
    named, has_more = _without_others(pieces)
    return Names(known(map(_of_bibtex, named)), has_more)


def _without_others(pieces: Sequence[str]) -> tuple[Sequence[str], bool]:
    """Some names without what stands for others as the last one or behind it ("Doe, Jane et al."), and whether
    such stood there."""
    end = squeeze(pieces[-1].replace("~", " ")).rstrip("}. ") if pieces else ""
    if _OTHERS.fullmatch(end.lstrip("{")):
        return pieces[:-1], True
    rest = _AND_OTHERS.sub("", end).rstrip(" ,")
    return (pieces, False) if rest == end.rstrip(" ,") else ([*pieces[:-1], rest], True)


def of_groups(text: str, authors: Sequence[Author]) -> tuple[Author, ...]:
    """The collaborations of a field that is for them, "ATLAS, CMS", without those that are among the authors."""
    groups = (name if is_group(name) else f"{name} Collaboration" for name in _cut(_shown(text), _COMMA))
    named = [fold_case(author.name) for author in authors]
    return known(of_display(group) for group in groups if not any(fold_case(group) in name for name in named))


def of_each(inverted: Sequence[str]) -> Names:
    """The authors of a list of names with the family first, of which some programs join several ("Bee, A.; Eff,
    C.", "Bee, A. and Eff, C."); its last may say that there are more."""
    names, has_more = _without_others([name for text in inverted for name in _parted(text)])
    return Names(known(map(of_inverted, names)), has_more)


def _parted(text: str) -> list[str]:
    if "," not in text:
        return [text]
    pieces = _cut(unescape_entities(squeeze(text)), _AND)
    if len(pieces) > 1:
        return pieces if all("," in piece for piece in pieces) else [text]
    return _unjoined(pieces[0]) if pieces else []


def of_list(text: str) -> Names:
    """The authors of a line as arXiv writes it: "A. Bee, C. D. Eff and Å. Dahl (Lab One, Lab Two)"; whom a name
    before a colon stands for ("The X Collaboration: J. Doe") are authors beside it."""
    text = _RAISED.sub("", _shown(text))
    names, notes = _without_brackets(text)
    group, colon, others = names.partition(":")
    head, names = ([group.strip()], others) if colon and _has_group(group) else ([], names)
    has_more = any(_NOT_SHOWN.search(note) for note in notes)
    pieces: list[str] = head
    for piece in _people(names.strip(" ,;")):
        name = squeeze(piece)
        while (rest := _AND_OTHERS.sub("", name)) != name:
            name, has_more = rest, True
        if _OTHERS.fullmatch(name):
            has_more = True
        elif _is_suffix(name) and pieces:
            pieces[-1] = f"{pieces[-1]}, {name}"
        else:
            pieces.append(_ON_BEHALF.sub("", name, count=1) if is_group(name) else name)
    return Names(known(map(of_display, pieces)), has_more)


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


def _shown(text: str) -> str:
    """A name without the marks of LaTeX, cleaned; without the number by which DBLP tells people of one name
    apart."""
    return _HOMONYM.sub("", clean(resolve_bibliography(text)))


def _is_east_asian(text: str) -> bool:
    return bool(_EAST_ASIAN.fullmatch(text))


def _is_suffix(text: str) -> bool:
    return fold_case(text.strip(" {}").replace(".", "")) in SUFFIXES


def _without_end(parts: Sequence[str]) -> list[str]:
    """The parts of a name, none empty: a comma behind a name says that it is whole."""
    return [part.strip() for part in parts if part.strip()]


def _cut(text: str, mark: re.Pattern[str]) -> list[str]:
    """The pieces between the marks that no braces enclose, those alone that are not empty."""
    found, start, depth = [], 0, 0
    for token in mark.finditer(text):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and token["mark"]:
            found.append(text[start : token.start()])
            start = token.end()
    found.append(text[start:])
    return _without_end(found)


def _unjoined(text: str) -> list[str]:
    """The names of a list in which no "and" joins them, as some programs write it: "Bee, A.; Eff, C.",
    "Bee, A. & Eff, C.", or "A. Bee, C. Eff, D. Gee"."""
    if len(pieces := _cut(text, _SEMICOLON)) > 1:
        return pieces
    if len(pieces := _cut(text, _AMPERSAND)) > 1 and all("," in piece for piece in pieces):
        return pieces
    parts = _cut(text, _COMMA)
    if any(map(_NAMED_PART.fullmatch, parts)):
        return [text]
    if len(parts) > 3 or (len(parts) == 3 and not any(map(_is_suffix, parts))):
        if all(len(_cut(part, _BLANK)) > 1 for part in parts):
            return parts
        if len(parts) > 3 and len(parts) % 2 == 0:
            return [f"{one}, {other}" for one, other in zip(parts[::2], parts[1::2], strict=True)]
    return [text] if text else []


def _of_bibtex(name: str) -> Author | None:
    """One name of BibTeX."""
    parts = _cut(_HOMONYM.sub("", name), _COMMA)
    if parts and all(_NAMED_PART.fullmatch(part) for part in parts):
        return _of_named_parts(parts)
    if len(parts) == 1:
        return _of_words(parts[0])
    if len(parts) == 2:
        return of_parts(parts[0], parts[1])
    if len(parts) > 2 and _is_suffix(parts[2]) and not _is_suffix(parts[1]):
        return of_parts(parts[0], parts[1], parts[2])
    return of_parts(parts[0], " ".join(parts[2:]), parts[1]) if parts else None


def _of_named_parts(parts: Sequence[str]) -> Author | None:
    """BibLaTeX's own form: "family=Zhang, given=Wei, prefix=von"."""
    found = [match for part in parts if (match := _NAMED_PART.fullmatch(part))]
    named = {match[1].lower(): match[2].strip(' "') for match in reversed(found)}
    return of_parts(
        named.get("family", ""), named.get("given", ""), named.get("suffix", ""), named.get("prefix", "")
    )


def _of_words(name: str) -> Author | None:
    """A name without a comma: what stands before the first small word is given, the rest is the family's; without
    a small word the last one is. Words in braces are one, and alone they are a name that has no parts."""
    words = _cut(name, _BLANK)
    if len(words) < 2 or _is_east_asian("".join(words)) or is_group(_shown(name)):
        return of_display(name)
    if len(words) > 2 and _is_suffix(words[-1]):
        return of_parts(words[-2], " ".join(words[:-2]), words[-1])
    first = next((at for at, word in enumerate(words[:-1]) if _begins_small(word)), len(words) - 1)
    return of_parts(" ".join(words[first:]), " ".join(words[:first]))


def _begins_small(word: str) -> bool:
    """Whether a word is a particle: its first letter is small, and braces do not say that it is none."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    return next((is_small(letter) for letter in _shown(word) if is_alphabetic(letter)), False)


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
