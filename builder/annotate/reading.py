"""What was read of a paper, and its form as bytes, in which it is kept for the next build."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from typing import NamedTuple

import numpy as np

from builder.annotate.related import Comparable
from builder.annotate.subjects import Subjects
from builder.annotate.tags import ReadText
from builder.annotate.vectors import Vector
from builder.model import Shown, Topics
from builder.system import Form, form_of

ReadTexts = tuple[ReadText, ...]
"""The texts of a paper's listings, the one that is shown first."""


class PaperReading(NamedTuple):
    """What follows from the words of a paper alone: its topics, its texts, how it is compared, what it shows."""

    topics: Topics
    texts: ReadTexts
    compared: Comparable
    shown: Shown


class _Plain(NamedTuple):
    """The same without arrays."""

    topics: Topics
    texts: ReadTexts
    vector: str
    subjects: Subjects
    shown: Shown


_PLAIN = form_of(_Plain)


def _encode(reading: PaperReading) -> bytes:
    vector, subjects = reading.compared
    return _PLAIN.encode(_Plain(reading.topics, reading.texts, _text(vector), subjects, reading.shown))


def _decode(content: bytes) -> PaperReading:
    plain = _PLAIN.decode(content)
    compared = Comparable(_vector(plain.vector), plain.subjects)
    return PaperReading(plain.topics, plain.texts, compared, plain.shown)


def _text(vector: Vector) -> str:
    """All terms, in eight bytes each, then all weights, none of which is more than UNIT, in two."""
    return b2a_base64(vector.terms.astype("<i8").tobytes() + vector.weights.astype("<i2").tobytes()).decode(
        "ascii"
    )


def _vector(text: str) -> Vector:
    content = a2b_base64(text)
    count = len(content) // 10
    weights = np.frombuffer(content, "<i2", count, 8 * count)
    return Vector(np.frombuffer(content, "<i8", count), weights.astype(np.int64))


READING = Form(_encode, _decode)
"""Equal readings have equal bytes."""
