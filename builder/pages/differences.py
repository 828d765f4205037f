"""How a text differs from another, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from builder.pages.front_matter import Piece

LEAST_ALIKE = 0.5
"""Texts that share fewer of their words differ as wholes: marks on every other word would help nobody."""

SAME, NEW, GONE, CUT = "same", "new", "gone", "cut"

AROUND = 4
"""Words that are kept on each side of a difference."""


def differences(old: str, new: str) -> list[Piece]:
    """The new text in pieces: what it shares with the old one, what it has beside, what it lacks.

    By words and a longest common subsequence, in time by the product of their numbers (64 at a step).
    """
    before, after = old.split(), new.split()
    if Indel.normalized_similarity(before, after) < LEAST_ALIKE:
        return [Piece(NEW, new)] if new else []
    return list(_pieces(before, after))


def cut_to_differences(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with few of the shared words around each that differs: what is left out is a piece of its own."""
    return [part for piece in pieces for part in (_around(piece) if piece.kind == SAME else [piece])]


def _around(piece: Piece) -> list[Piece]:
    words = piece.text.split()
    if len(words) <= 2 * AROUND:
        return [piece]
    first, last = " ".join(words[:AROUND]), " ".join(words[-AROUND:])
    return [Piece(SAME, first), Piece(CUT, "…"), Piece(SAME, last)]


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            yield Piece(SAME, " ".join(after[step.dest_start : step.dest_end]))
        else:
            if step.src_end > step.src_start:
                yield Piece(GONE, " ".join(before[step.src_start : step.src_end]))
            if step.dest_end > step.dest_start:
                yield Piece(NEW, " ".join(after[step.dest_start : step.dest_end]))
