"""Names of authors as words of the index, as keys under which a whole name is found, and as a question has them.

`site_templates/search/names.js` is the twin.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from builder.model import AUTHORS_FIELD, Author
from builder.search.analysis import HYPHENS, is_open, parts, tokens, words_of
from builder.search.packing import BASE
from builder.search.stemmer import stem
from builder.text import fold_case, is_unspaced, nfkd

NAMES = AUTHORS_FIELD.name
"""The field of the index that holds them, where any paper has authors."""

NAME = "'"
"""The sign by which a term is a name, and no English word: no word of a text has it.

Who asks for Banks means no bank: a name is not stemmed, and He, An and Do are no stop words.
"""

MOST_IN_NAME = 12
"""Words of a name that is found as a whole."""

LONGEST_KEY = 120
"""Characters of its key."""

SPELLING_WIDTH = 3
"""Digits of the hash of a spelling."""

KINDS: int = BASE**SPELLING_WIDTH
"""How many of these there are."""

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u2032\uff07"
"""Between letters they are as hyphens: O'Brien is found as obrien, too."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")

_HYPHEN = re.compile(f"[{HYPHENS}]")


def name_term(word: str) -> str:
    """A word of a name as a term of the index. It stands behind the stem of the word, so that who looks for one
    has loaded the other: banks is bank's', levy levi'=levy'."""
    base = stem(word)
    rest = word.removeprefix(base) if word.startswith(base) else f"={word}"
    return f"{base}{NAME}{rest}{NAME}"


def word_of(term: str) -> str:
    """The word of a name, or the term as it is where it is none."""
    if not term.endswith(NAME):
        return term
    base, _, rest = term[:-1].partition(NAME)
    return rest[1:] if rest.startswith("=") else base + rest


def base_of(term: str) -> str:
    """The stem behind which a term stands: its own, or itself where it is no name."""
    return term.partition(NAME)[0]


def chains(name: str) -> list[str]:
    """A name as chains of words."""
    return tokens(hyphened(name))


def hyphened(name: str) -> str:
    """A name with hyphens for its apostrophes."""
    return _APOSTROPHE.sub("-", name)


def name_words(chain: str) -> list[str]:
    """The terms under which a chain of a name is found: jean-pierre also as jeanpierre."""
    return [name_term(word) for word in words_of(chain)]


# -- Whole names ---------------------------------------------------------------------------------


def key_of_words(words: Iterable[str]) -> str:
    """What all orders of some words have in common; "" where they are no name that can be looked for."""
    found = [word for word in words if word not in SUFFIXES]
    found.sort(key=None if all(map(str.isascii, found)) else _as_javascript_sorts)
    key = "-".join(found)
    return key if len(found) <= MOST_IN_NAME and len(key) <= LONGEST_KEY else ""


def _as_javascript_sorts(word: str) -> bytes:
    return word.encode("utf-16-be")


@lru_cache(maxsize=1 << 18)
def name_key(name: str) -> str:
    """The key of a whole name: zhang-wei of Wei Zhang and of Zhang, Wei."""
    return key_of_words(map(_joined, chains(name)))


@lru_cache(maxsize=1 << 16)
def _joined(chain: str) -> str:
    """Yu-Wei and Yuwei are one."""
    return "".join(_runs(chain))


def _runs(chain: str) -> list[str]:
    return _HYPHEN.split(chain)


def short_keys(author: Author) -> list[str]:
    """The keys of shorter ways to write a name: john-smith, j-q-smith and j-smith of John Q. Smith."""
    given, family = _given_and_family(author)
    initials = [part[0] for chain in given for part in _runs(chain) if not is_unspaced(part)]
    shorter = ([_joined(given[0])], initials, initials[:1]) if initials and family else ()
    found = dict.fromkeys(key_of_words([*some, *map(_joined, family)]) for some in shorter)
    return [key for key in found if key not in ("", name_key(author.name))]


def _given_and_family(author: Author) -> tuple[list[str], list[str]]:
    """The chains of both; where nobody tells them apart, the last is the family."""
    found = [chain for chain in chains(author.name) if chain not in SUFFIXES]
    if not author.family:
        return found[:-1], found[-1:]
    given = [chain for chain in chains(author.given) if chain not in SUFFIXES]
    return given, chains(author.family)


def keys_instead(text: str) -> list[str]:
    """The keys under which somebody may stand in short who is asked for by the whole name: the family is the
    last word or, as before a comma, the first."""
    first, comma, behind = text.partition(",")
    if first and comma:
        return short_keys(Author(text, first, behind))
    found = [chain for chain in chains(text) if chain not in SUFFIXES]
    turned = [*found[1:], *found[:1]]
    return [*dict.fromkeys(key for order in (found, turned) for key in short_keys(Author(" ".join(order))))]


@lru_cache(maxsize=1 << 18)
def spelled(name: str) -> str:
    """A name without regard to case: what tells apart those that share a key, such as Müller and Muller."""
    folded = fold_case(name).replace("ı", "i")  # JavaScript's capitals tell them from each other no more
    return " ".join((folded if folded.isascii() else nfkd(folded)).split())


def spelling_hash(name: str) -> int:
    """A hash of how it is spelled."""
    return zlib.crc32(spelled(name).encode("utf-8", "surrogatepass")) % KINDS


def has_name(name: str, asked: Sequence[str]) -> bool:
    """Whether all words that are asked for are in one name, in any order; an initial stands for a word, and a word
    for its initial."""
    found = [word for chain in chains(name) for word in (*words_of(chain), *parts(chain))]
    return all(any(_is_meant(word, one) for one in found) for word in asked)


def _is_meant(asked: str, word: str) -> bool:
    if asked == word or (is_open(asked) and word.startswith(asked)):
        return True
    return 1 in (len(asked), len(word)) and asked[0] == word[0] and not is_unspaced(asked + word)
