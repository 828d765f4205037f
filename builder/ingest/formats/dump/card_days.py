"""Which lines with the form of a day are the day of a card's paper, and not one that heads the papers below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from builder.model import MonthDay

MOST = 0.6
"""Days below papers, for each paper, from which on they are looked at as days of cards."""

_YEAR = 366


@dataclass(frozen=True, slots=True)
class Dated:
    """A line: whether a paper's text may end with it, the day that it names, and whether only a sign such as "·"
    stands in the line above."""

    ends_paper: bool
    day: date | MonthDay | None = None
    is_below_sign: bool = False


def card_days(lines: Sequence[Dated]) -> frozenset[int]:
    """The positions of the days that cards give their papers.

    Such a day stands below a sign, as cards separate their parts; or nearly every paper has one below it, and
    these days run back and forth, which those of a listing do not, or the last one heads nothing.
    """
    below = _below_papers(lines)
    signed = frozenset(at for at, line in enumerate(lines) if line.day is not None and line.is_below_sign)
    others = [at for at in below if at not in signed]
    papers = sum(line.ends_paper for line in lines)
    if papers and len(others) >= MOST * papers and _are_of_cards(lines, others):
        return signed | frozenset(others)
    return signed


def _below_papers(lines: Sequence[Dated]) -> list[int]:
    """The days that have a paper above them."""
    found, has_paper = [], False
    for at, line in enumerate(lines):
        has_paper = has_paper or line.ends_paper
        if line.day is not None and has_paper:
            found.append(at)
    return found


def _are_of_cards(lines: Sequence[Dated], at: Sequence[int]) -> bool:
    days = [day for position in at if (day := lines[position].day) is not None]
    steps = [_days_between(one, other) for one, other in pairwise(days)]
    back_and_forth = min(sum(step > 0 for step in steps), sum(step < 0 for step in steps))
    if back_and_forth > max(0, len(steps) // 10):
        return True
    has_head = any(line.day is not None for line in lines[: at[0]])
    return has_head and not any(line.ends_paper for line in lines[at[-1] :])


def _days_between(one: date | MonthDay, other: date | MonthDay) -> int:
    """How many days the second is later; the shorter way around the year where one has no year."""
    if isinstance(one, date) and isinstance(other, date):
        return (other - one).days
    step = (_of_year(other) - _of_year(one)) % _YEAR
    return step - _YEAR if step > _YEAR // 2 else step


def _of_year(day: date | MonthDay) -> int:
    return date(2000, day.month, day.day).timetuple().tm_yday
