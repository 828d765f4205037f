"""The forms of terms, packed: two columns of their shards. `site_templates/search/forms.js` reads them."""

from __future__ import annotations

from itertools import pairwise
from os.path import commonprefix

import numpy as np

from builder.search.forms import FORMED
from builder.search.index import Index, utf16
from builder.search.packing import ALPHABET, BASE, dense, fixed_columns, number


def pack_words(index: Index) -> list[str]:
    """The words of each term: how many letters a word shares with the term, how many follow, each as a digit, and
    these; letters as JavaScript counts them."""
    pairs = zip(index.terms, index.forms.words, strict=True)
    return ["".join(_beyond(term, word) for word in words) for term, words in pairs]


def _beyond(term: str, word: str) -> str:
    shared = commonprefix([term, word])  # noqa: RUF071  letters, not folders, are meant
    rest = word.removeprefix(shared)
    return "".join(ALPHABET[len(utf16(part)) // 2] for part in (shared, rest)) + rest


def pack_forms(index: Index) -> list[str]:
    """Of each term a digit for each of its titles, its place there; and where it has several words, the sets of
    them that papers have, behind their number, and the set of each title and each abstract.

    Sets beyond the 91st, which are rare, are told from none.
    """
    forms = index.forms
    spans = {name: index.fields[name].starts.tolist() for name in FORMED}
    at = spans["title"]
    positions, _ = fixed_columns(np.minimum(forms.positions, BASE - 1), np.ones(at[-1], dtype=np.int64))
    packed = [positions[start:end] for start, end in pairwise(at)]
    for term, sets in enumerate(forms.sets):
        if sets:
            kinds = min(len(sets), BASE)
            chosen = (
                np.minimum(forms.chosen[name][slice(*spans[name][term : term + 2])], BASE - 1) for name in FORMED
            )
            head = number(kinds) + "".join(map(number, (*sets[: BASE - 1], 0)[:kinds]))
            packed[term] += head + "".join(dense(values, kinds) for values in chosen)
    return packed
