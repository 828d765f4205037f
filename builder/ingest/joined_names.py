"""Names of people as bibliographies join them: "Last, First and First von Last and {The Group} and others"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.ingest.names import (
    AND_OTHERS,
    HOMONYM,
    OTHERS,
    Names,
    is_east_asian,
    is_group,
    is_suffix,
    known,
    of_display,
    of_inverted,
    of_parts,
    shown_name,
    without_end,
)
from builder.model import Author
from builder.text import fold_case, is_alphabetic, is_small, squeeze, unescape_entities

# Words that braces enclose are one.
_AND = re.compile(r"\\.|[{}]|(?P<mark> and(?= |$))", re.IGNORECASE)
_SEMICOLON = re.compile(r"\\.|[{}]|(?P<mark>;)")
_AMPERSAND = re.compile(r"(?P<mark> \\?& )|\\.|[{}]")
_COMMA = re.compile(r"\\.|[{}]|(?P<mark>,)")
_BLANK = re.compile(r"\\.|[{}]|(?P<mark>[ ~]+)")

_NAMED_PART = re.compile(r'"?([a-z]{2,20}(?:-i)?)\s?=\s?(.*)', re.IGNORECASE | re.ASCII)


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
    if OTHERS.fullmatch(end.lstrip("{")):
        return pieces[:-1], True
    rest = AND_OTHERS.sub("", end).rstrip(" ,")
    return (pieces, False) if rest == end.rstrip(" ,") else ([*pieces[:-1], rest], True)


def of_groups(text: str, authors: Sequence[Author]) -> tuple[Author, ...]:
    """The collaborations of a field that is for them, "ATLAS, CMS", without those that are among the authors."""
    groups = (name if is_group(name) else f"{name} Collaboration" for name in _cut(shown_name(text), _COMMA))
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
    if len(parts) > 3 or (len(parts) == 3 and not any(map(is_suffix, parts))):
        if all(len(_cut(part, _BLANK)) > 1 for part in parts):
            return parts
        if len(parts) > 3 and len(parts) % 2 == 0:
            return [f"{one}, {other}" for one, other in zip(parts[::2], parts[1::2], strict=True)]
    return [text] if text else []


def _of_bibtex(name: str) -> Author | None:
    """One name of BibTeX."""
    parts = _cut(HOMONYM.sub("", name), _COMMA)
    if parts and all(_NAMED_PART.fullmatch(part) for part in parts):
        return _of_named_parts(parts)
    if len(parts) == 1:
        return _of_words(parts[0])
    if len(parts) == 2:
        return of_parts(parts[0], parts[1])
    if len(parts) > 2 and is_suffix(parts[2]) and not is_suffix(parts[1]):
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
    if len(words) < 2 or is_east_asian("".join(words)) or is_group(shown_name(name)):
        return of_display(name)
    if len(words) > 2 and is_suffix(words[-1]):
        return of_parts(words[-2], " ".join(words[:-2]), words[-1])
    first = next((at for at, word in enumerate(words[:-1]) if _begins_small(word)), len(words) - 1)
    return of_parts(" ".join(words[first:]), " ".join(words[:first]))


def _begins_small(word: str) -> bool:
    """Whether a word is a particle: its first letter is small, and braces do not say that it is none."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    return next((is_small(letter) for letter in shown_name(word) if is_alphabetic(letter)), False)


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
    return without_end(found)
