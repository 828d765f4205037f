"""What a term is worth in a paper: BM25, with the numbers of lunr.js 2.3.9 to the last bit.

S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, in the form and the
order of operations of lunr.Builder; `tests/search` compares whole indexes byte for byte.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from builder.search.columns import Column
from builder.search.streams import Int32s

Floats = npt.NDArray[np.float64]

_K1, _B = 1.2, 0.75  # lunr.Builder's


def inverse_frequencies(columns: Iterable[Column], size: int, papers: int) -> Floats:
    """lunr.idf of each of `size` terms: the fewer papers have it, the more it is worth.

    A paper counts once for each field with the term, so a term may stand in more "documents" than there are.
    """
    found = sum((np.bincount(column.terms, minlength=size) for column in columns), np.zeros(size, dtype=np.int64))
    distinct, where = np.unique(found, return_inverse=True)
    # math.log and not NumPy's: the C library's agrees with JavaScript's.
    values = [math.log(1 + abs((papers - df + 0.5) / (df + 0.5))) for df in distinct.tolist()]
    return np.array(values, dtype=np.float64)[where]


def scores(column: Column, idf: Floats, boost: int, papers: int) -> Int32s:
    """BM25 of each term in each paper of a field, in the order of the column, in thousandths as lunr.js rounds."""
    total = int(column.lengths.sum())
    average = total / papers if total else 1.0
    often = column.often
    score = idf[column.terms] * ((_K1 + 1) * often)
    score /= _K1 * (1 - _B + _B * (column.lengths[column.papers] / average)) + often
    score *= boost
    return _rounded(score * 1000)


def _rounded(values: Floats) -> Int32s:
    """JavaScript's Math.round: halves go up."""
    above = np.ceil(values)
    return np.where(above - 0.5 > values, above - 1, above).astype(np.int32)
