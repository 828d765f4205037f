"""Spellings of names: which are one, and which of two may be a shorter form of the other."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from builder.text import blank_signs, fold, fold_case, squeeze

MOST_WORDS = 12
"""Words of a name that is compared with others; no person has more, and a collaboration is no short form."""

MOST_LETTERS = 200
"""Characters of it."""


class Words(NamedTuple):
    """The words of a name, compared without accents: `sorted`, and `joined` as they stand."""

    sorted: tuple[str, ...]
    joined: str


def spelling_of(name: str) -> str:
    """What two ways to print one spelling share: case and blanks are folded, accents are not."""
    return fold_case(squeeze(name))


@lru_cache(maxsize=2**12)
def words_of(spelling: str) -> Words:
    """The words to compare; none of what is too long for a name."""
    words = blank_signs(fold(spelling)).split() if len(spelling) <= MOST_LETTERS else []
    return Words(tuple(sorted(words)), "".join(words)) if len(words) <= MOST_WORDS else Words((), "")


def are_alike(one: str, other: str) -> bool:
    """Whether two spellings differ in no letter: in accents, in hyphens, in which name stands first."""
    words, others = words_of(one), words_of(other)
    return bool(words.joined) and (words.sorted == others.sorted or words.joined == others.joined)


def is_short_for(short: str, long: str) -> bool:
    """Whether one spelling may stand for another ("W. Zhang" for "Wei Zhang", but also for "Wen Zhang").

    Each of its words is a word of the other or the first letter of one, and one longer word is in both.
    """
    words, left = words_of(short).sorted, list(words_of(long).sorted)
    if len(words) > len(left) or len("".join(words)) >= len("".join(left)):
        return False
    if not any(len(word) > 1 and word in left for word in words):
        return False
    for word in sorted(words, key=len, reverse=True):
        found = word if word in left else _begun_by(word, left)
        if not found:
            return False
        left.remove(found)
    return True


def _begun_by(word: str, words: list[str]) -> str:
    return next((one for one in words if one.startswith(word)), "") if len(word) == 1 else ""
