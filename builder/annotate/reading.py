"""What was read of a paper, and its form as bytes, in which it is kept for the next build."""

from __future__ import annotations

import base64
from typing import NamedTuple

import numpy as np

from builder.annotate.related import Comparable
from builder.annotate.subjects import Subjects
from builder.annotate.tags import ReadText
from builder.annotate.vectors import Numbers, Vector
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
    terms: str
    weights: str
    subjects: Subjects
    shown: Shown


_PLAIN = form_of(_Plain)


def _encode(reading: PaperReading) -> bytes:
    vector, subjects = reading.compared
    terms, weights = _text(vector.terms), _text(vector.weights)
    return _PLAIN.encode(_Plain(reading.topics, reading.texts, terms, weights, subjects, reading.shown))


def _decode(content: bytes) -> PaperReading:
    plain = _PLAIN.decode(content)
    vector = Vector(_numbers(plain.terms), _numbers(plain.weights))
    return PaperReading(plain.topics, plain.texts, Comparable(vector, plain.subjects), plain.shown)


def _text(numbers: Numbers) -> str:
    return base64.b64encode(numbers.astype("<i8").tobytes()).decode("ascii")


def _numbers(text: str) -> Numbers:
    return np.frombuffer(base64.b64decode(text), dtype="<i8").astype(np.int64)


READING = Form(_encode, _decode)
"""Equal readings have equal bytes."""
