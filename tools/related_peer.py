"""The peer of related papers: plain TF-IDF cosine over words, as one would write it first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

COMMON = 2
"""A word that more than one text in so many has is left out, as is one of a single text. Of 1, 2, 5, 10 and 20 the
best by a little."""

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]


class Likeness(NamedTuple):
    """How alike two texts are, by their numbers; from 0 to 1."""

    cosine: float
    text: int
    other: int


def most_alike(texts: Sequence[str], most: int, progress: Callable[[int, int], None]) -> list[Likeness]:
    """The `most` nearest of each text, the nearest of all first."""
    words, weights = _rows(texts)
    order = np.argsort(np.concatenate(words), kind="stable")
    owners = np.repeat(np.arange(len(texts)), [len(row) for row in words])[order]
    column = np.concatenate(weights)[order]
    starts = np.concatenate([[0], np.cumsum(np.bincount(np.concatenate(words)))])
    found: list[Likeness] = []
    for text, (row, mine) in enumerate(zip(words, weights, strict=True)):
        spans = [slice(starts[word], starts[word + 1]) for word in row]
        cosines = np.zeros(len(texts))
        for span, weight in zip(spans, mine, strict=True):
            cosines[owners[span]] += column[span] * weight  # a word has each text once
        cosines[text] = 0.0
        found.extend(Likeness(float(cosines[other]), text, other) for other in _largest(cosines, most))
        progress(text + 1, len(texts))
    return sorted(found, key=lambda one: (-one.cosine, one.text, one.other))


def _rows(texts: Sequence[str]) -> tuple[list[Numbers], list[Weights]]:
    """The words of each text as numbers, and their weights, (1 + log count) x idf, as rows of unit length.

    Words and idf are those of scikit-learn: two letters and more, 1 + log((1 + texts) / (1 + texts with it)).
    """
    counts = [Counter(re.findall(r"\b\w\w+\b", text.lower())) for text in texts]
    spread = Counter(word for count in counts for word in count)
    kept = sorted(word for word, number in spread.items() if 1 < number <= len(texts) / COMMON)
    numbers = {word: number for number, word in enumerate(kept)}
    idf = np.array([1 + math.log((1 + len(texts)) / (1 + spread[word])) for word in kept])
    words, weights = [], []
    for count in counts:
        known = {numbers[word]: mentions for word, mentions in count.items() if word in numbers}
        row = np.array(list(known), dtype=np.int64)
        values = idf[row] * (1 + np.log(np.array(list(known.values()), dtype=np.float64)))
        words.append(row)
        weights.append(values / (np.linalg.norm(values) or 1.0))
    return words, weights


def _largest(values: Weights, most: int) -> list[int]:
    """Where the largest values above 0 stand; of equals the first."""
    likely = (
        np.flatnonzero(values >= np.partition(values, -most)[-most]) if most < len(values) else values.argsort()
    )
    order = likely[np.lexsort((likely, -values[likely]))][:most]
    return [int(at) for at in order if values[at] > 0]
