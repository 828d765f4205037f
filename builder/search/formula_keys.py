"""A formula as one word, by which it is found as a whole: `O(n log n)` as onlogn, `α x` as alphax.

`site_templates/search/formula_keys.js` does the same to a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.search.analysis import borders, parts, tokens
from builder.text import GREEK_NAMES, Formula, Pieces, is_decimal, is_unspaced, plain_formula

MOST_JOINED = 6
"""Words of a formula that has a key."""

MOST_KEYS = 12
"""Keys that are looked up for a question: each may lie in another shard."""

LONGEST_SIGN = 3
"""Letters of a word in a formula, such as "log"."""

_NAMES = frozenset(GREEK_NAMES.values())


def key_of(words: Iterable[str]) -> str:
    """Some words in one, Greek letters by name."""
    return "".join(GREEK_NAMES.get(one, one) for one in "".join(words))


def formula_keys(pieces: Pieces) -> Iterator[str]:
    """The key of each formula of a text that is not one word anyway."""
    for piece in pieces:
        if isinstance(piece, Formula):
            words = [word for token in tokens(plain_formula(piece)) for word in parts(token)]
            if len(words) <= MOST_JOINED and key_of(words) not in words and _is_telling(words):
                yield key_of(words)


def formula_spans(words: Sequence[str]) -> list[tuple[int, int]]:
    """(first, behind) of the words of a question that may be one formula in a paper, the longest first: short ones
    side by side, with a letter alone, a figure or a Greek letter among them."""
    spans = [
        (first, first + size)
        for size in range(MOST_JOINED, 0, -1)
        for first in range(len(words) - size + 1)
        if _may_be_formula(words[first : first + size])
    ]
    return spans[:MOST_KEYS]


def _may_be_formula(words: Sequence[str]) -> bool:
    if len(words) == 1:
        return key_of(words) not in (words[0], *_NAMES)
    is_short = any(len(one) == 1 or one in _NAMES or borders(one) for one in words)
    return is_short and all(map(_is_sign, words)) and _is_telling(words)


def _is_telling(words: Sequence[str]) -> bool:
    """Whether the key is no English word: of two words in plain letters it may be, `O(n)` the stem of "one"."""
    return len(words) != 2 or any(is_decimal(one) or borders(one) or key_of([one]) in _NAMES for one in words)


def _is_sign(word: str) -> bool:
    return not is_unspaced(word) and (len(word) <= LONGEST_SIGN or is_decimal(word) or word in _NAMES)
