"""What `make maths` learned, as a file: words, runs of letters, and the weights of the labeller."""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEVELS = 40
"""Weights are whole numbers from minus so many to so many."""

_ZERO = 80  # the character that stands for a level of nothing; the others lie around it
_FIRST, _FAR = 40, 60  # the character of a gap of nothing, and the gap from which on "~" stands for so much


@dataclass(frozen=True)
class Learned:
    """What was learned; `head` says from what.

    `levels`, `commands`, `words`: see Lexicon.  `costs`, `known`: see Splitter.  `upright`: abbreviations that
    authors set upright.  `weights`: a level for each number of a feature; one is worth `step` parts of UNIT.
    `transitions`, `excess`: see Chain.  `belief`, `least`: see Belief.
    """

    head: str
    levels: Mapping[str, int]
    commands: Sequence[str]
    words: Sequence[str]
    costs: Mapping[str, int]
    known: Mapping[str, tuple[str, ...]]
    upright: Sequence[str]
    weights: NDArray[np.int32]
    step: int
    transitions: tuple[int, int, int, int]
    excess: Sequence[int]
    belief: Mapping[str, int]
    least: int


def write_table(path: Path, learned: Learned) -> None:
    """Write the file; equal values give equal bytes."""
    words = set(learned.words)
    small = {
        "head": learned.head, "commands": list(learned.commands), "costs": dict(sorted(learned.costs.items())),
        "known": {run: " ".join(pieces) for run, pieces in sorted(learned.known.items())},
        "upright": sorted(learned.upright), "step": learned.step, "transitions": learned.transitions,
        "excess": list(learned.excess), "belief": dict(sorted(learned.belief.items())), "least": learned.least,
        "size": len(learned.weights),
    }  # fmt: skip
    listed = sorted({*learned.levels, *words})
    rows = "\n".join(f"{word}\t{learned.levels.get(word, 0) + 4 * (word in words)}" for word in listed)
    weights = _sparse(learned.weights)
    text = f"{json.dumps(small, ensure_ascii=False)}\n{weights}\n{rows}\n"
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def read_table(path: Path) -> Learned:
    """What the file says; raises ValueError, with what to do, where it is no such file."""
    try:
        return _read(path)
    except (OSError, lzma.LZMAError, ValueError, KeyError, TypeError) as error:
        what = "this is no table of `make maths`; restore it, or make it anew."
        raise ValueError(f"{path.as_posix()}: {what}") from error


def _read(path: Path) -> Learned:
    head, weights, *rows = lzma.decompress(path.read_bytes()).decode().splitlines()
    small: dict[str, Any] = json.loads(head)
    pairs = [(word, int(value)) for word, value in (row.split("\t") for row in rows)]
    return Learned(
        small["head"],
        {word: value % 4 for word, value in pairs if value % 4},
        small["commands"],
        [word for word, value in pairs if value >= 4],
        small["costs"],
        {run: tuple(pieces.split(" ")) for run, pieces in small["known"].items()},
        small["upright"],
        _dense(weights, small["size"]),
        small["step"],
        tuple(small["transitions"]),
        small["excess"],
        small["belief"],
        small["least"],
    )


def _sparse(weights: NDArray[np.int32]) -> str:
    """The gaps before the weights that are not nothing, and these, a character each."""
    places = np.flatnonzero(weights)
    gaps = np.diff(places, prepend=-1) - 1
    written = ("~" * (gap // _FAR) + chr(_FIRST + gap % _FAR) for gap in gaps.tolist())
    return "".join(written) + "\t" + "".join(chr(_ZERO + level) for level in weights[places].tolist())


def _dense(text: str, size: int) -> NDArray[np.int32]:
    gaps, levels = (
        np.frombuffer(part.encode("ascii"), dtype=np.uint8).astype(np.int32) for part in text.split("\t")
    )
    far = gaps == ord("~")
    reached = np.cumsum(np.where(far, _FAR, gaps - _FIRST + 1))
    weights = np.zeros(size, dtype=np.int32)
    weights[reached[~far] - 1] = levels - _ZERO
    return weights
