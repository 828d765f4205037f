"""How topics and tags move over the months: what was counted, and how sure the answer is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from builder.model.archive import Term

Course = Literal["rises", "falls", "steady", "unclear"]
"""What the share of a term does; unclear where its papers are too few to say."""

Sureness = Literal["sure", "likely", ""]
"""How sure it is that a term rises or falls; "" of what does neither."""


@dataclass(frozen=True, slots=True)
class Period:
    """So many months that have papers, one after the other, named by the first days of the first and the last; and
    the papers that were first listed in them."""

    first: date
    last: date
    months: int
    papers: int


@dataclass(frozen=True, slots=True)
class Movement:
    """A topic or a tag in the two periods: its papers in each, and how many times as large its part of all papers
    has become: `ratio`, in truth most likely between `low` and `high`."""

    term: Term
    before: int
    now: int
    ratio: float
    low: float
    high: float
    course: Course
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Trends:
    """What moves between two periods, None where there are too few months to say.

    `months` are those in which any paper was first listed, `fewest` those that are needed. `movements` has every
    topic and tag with enough papers, topics in the order of the tree, then tags by name.
    """

    months: int = 0
    fewest: int = 0
    before: Period | None = None
    now: Period | None = None
    movements: tuple[Movement, ...] = ()


NO_TRENDS = Trends()
