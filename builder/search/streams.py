"""The texts of all papers as columns of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.model import SEARCHED
from builder.search.analysis import tokens, words_of

FIELDS: Mapping[str, int] = {field.name: field.boost for field in SEARCHED}
"""What is searched, and how much more a word counts there."""

Ints = npt.NDArray[np.int64]

Texts = Mapping[str, Sequence[str]]
"""The texts of each field of one paper; words of two texts are no neighbours."""


class ChainNumbers(dict[str, int]):
    """Numbers for chains of words, given out at the first use; 0 stands between two texts.

    `spelled` holds the words of each chain by its number.
    """

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.spelled: list[list[str]] = [[]]

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        self.spelled.append(words_of(token))
        return number


@dataclass(frozen=True, slots=True)
class Stream:
    """One field of all papers: numbers of chains, and the paper in which each stands."""

    chains: npt.NDArray[np.int32]
    papers: npt.NDArray[np.int32]
    count: int  # papers


def read_streams(papers: Sequence[Texts]) -> tuple[dict[str, Stream], ChainNumbers]:
    vocabulary = ChainNumbers()
    number_of = vocabulary.__getitem__
    streams = {}
    for name in FIELDS:
        chains, lengths = array("i"), array("i")
        for texts in papers:
            before = len(chains)
            for text in texts[name]:
                chains.extend(map(number_of, tokens(text)))
                chains.append(0)
            lengths.append(len(chains) - before)
        owners = np.repeat(np.arange(len(papers), dtype=np.int32), np.frombuffer(lengths, dtype=np.int32))
        streams[name] = Stream(np.frombuffer(chains, dtype=np.int32), owners, len(papers))
    return streams, vocabulary
