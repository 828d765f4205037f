"""What a reader means by a text: words, "phrases", -without, title:word, author:"Full Name", year:2025, has:code,
arxiv:2509.01234, an address; else it is words.

The twin of `site_templates/search/query.js`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.model import DAY, FILTERED, LINK_KINDS, SEARCHED
from builder.search.analysis import parts, phrase_of, phrases_in, tokens, without_ends
from builder.search.known_ids import LABELS, Id, is_address, read_id
from builder.search.names import NAMES, hyphened
from builder.text import is_alphanumeric, is_unspaced, resolve_latex, resolve_markup, speak

FIELD_OF = {
    **{field.name: field.name for field in SEARCHED},
    **{facet.key: facet.field.name for facet in FILTERED if facet.field},
    NAMES: NAMES,
}
"""The fields by the names with which readers ask for them."""

YEAR = DAY.search.key
"""The name with which they ask for years."""

HAS = "has"
"""The name with which they ask for links of a kind."""

FILTERS = (YEAR, HAS, *LABELS)
"""All names of what is no word."""

MOST_WORDS = 64
"""Words of a text that are searched for: a pasted abstract is cut here."""

PASTED = 200
"""Characters from which on a text was hardly typed: nothing in it is an operator."""

# An operator touches its word, and stands behind a blank: "C - a note" and "Note: on …" have none.
_PIECE = re.compile(
    rf'(?:(?<= )|(?<![\s\S]))(-)?(?:({"|".join([*FIELD_OF, *FILTERS])}):)?(?:"([^"]*)"(?= |\Z)|([^ ]+))',
    re.IGNORECASE | re.ASCII,
)

# Each language has its own idea of a blank; these are all of them.
BLANKS = "\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

_BLANK = re.compile(f"[{BLANKS}]")

QUOTES = "“”„‟«»"  # as phones and word processors type them

_PASTE = re.compile(r"[\n\r\t]")  # nobody types these into a field

_QUOTE = re.compile(f"[{QUOTES}]")

_YEARS = re.compile(r"(\d{4})(?:[-–](\d{4}))?\Z", re.ASCII)


class Word(NamedTuple):
    """A word that is asked for, in one field or, where that is "", in any; `is_hyphened` where a hyphen stands
    between it and the word before."""

    text: str
    field: str
    is_hyphened: bool = False


class Group(NamedTuple):
    """Words that must stand side by side, or that must not all be in one paper; `field` as in Word."""

    words: tuple[str, ...]
    field: str


@dataclass(slots=True)
class Query:
    """A text as it was read; `is_plain` where no operator was seen in it.  A year is a span: (first, last).

    `together` holds those of the words that stand in one stretch of a script without blanks.  `kinds` are of links
    that a paper must have, it must bear one of the `ids`.  `names` holds the names of authors among the phrases,
    and among what is to be left out, as they were typed.  The `pieces` are what can be left out: each operator
    with what it belongs to, and words that follow each other.
    """

    words: list[Word] = field(default_factory=list)
    together: list[Group] = field(default_factory=list)
    phrases: list[Group] = field(default_factory=list)
    without: list[Group] = field(default_factory=list)
    years: list[tuple[int, int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    ids: list[Id] = field(default_factory=list)
    names: dict[Group, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    is_plain: bool = True


def parse(text: str) -> Query:
    """What a text means; none is an error.  Where it was hardly typed, all of it is words."""
    query = Query()
    text = resolve_markup(text)
    if found := read_id(_BLANK.sub(" ", text)):
        query.ids.append(found)
        query.pieces.append(text)
        query.is_plain = False
    elif len(text) > PASTED or _PASTE.search(text):
        _add_words(query, text, "")
    else:
        was_words = False
        for piece in _PIECE.finditer(_QUOTE.sub('"', _BLANK.sub(" ", text))):
            is_words = _read_piece(query, piece[0], piece[1] or "", (piece[2] or "").lower(), piece[3], piece[4])
            if is_words and was_words:
                query.pieces[-1] += f" {piece[0]}"
            else:
                query.pieces.append(piece[0])
            was_words = is_words
    del query.words[MOST_WORDS:], query.together[MOST_WORDS:]
    return query


def _read_piece(query: Query, whole: str, minus: str, name: str, phrase: str | None, word: str | None) -> bool:
    """Add what a piece means to a query.  What looks like an operator but is none is words: then it says so."""
    text = phrase if phrase is not None else word or ""
    field_name = FIELD_OF.get(name, "")
    is_operator = bool(minus or name or phrase is not None)
    if not minus and _read_filter(query, whole, name, text):
        query.is_plain = False
    elif not is_operator or name in FILTERS or (phrase is None and not _begins_with_letter(text)):
        _add_words(query, whole, "")
        return True
    elif minus or phrase is not None or (field_name == NAMES and len(_cut(text, NAMES)) > 1):
        if found := _cut(text, field_name):
            group = Group(found, field_name)
            (query.without if minus else query.phrases).append(group)
            query.is_plain = False
            if field_name == NAMES:
                query.names[group] = resolve_latex(text)
    else:
        query.is_plain = False
        _add_words(query, text, field_name)
    return False


def _read_filter(query: Query, whole: str, name: str, text: str) -> bool:
    """Add to a query what is no word of a paper: years, a kind of link, an id."""
    if name == YEAR and (years := _YEARS.match(text)):
        query.years.append((int(years[1]), int(years[2] or years[1])))
    elif name == HAS and text.lower() in LINK_KINDS:
        query.kinds.append(text.lower())
    elif found := read_id(text) if name in LABELS else read_id(whole) if is_address(whole) else None:
        query.ids.append(found)
    else:
        return False
    return True


def _begins_with_letter(text: str) -> bool:
    return is_alphanumeric(text[:1]) or text[:4].lower() == ".net"


def _add_words(query: Query, text: str, field_name: str) -> None:
    for token in tokens(speak(resolve_latex(text))):
        is_hyphened = not is_unspaced(token)
        found = without_ends(parts(token))
        query.words += [Word(word, field_name, is_hyphened and at > 0) for at, word in enumerate(found)]
        query.together += [Group(phrase, field_name) for phrase in phrases_in(token)]


def _cut(text: str, field_name: str) -> tuple[str, ...]:
    resolved = resolve_latex(text)
    return phrase_of(hyphened(resolved) if field_name == NAMES else speak(resolved))
