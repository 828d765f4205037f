"""Which topics and tags rise and fall: their part of all papers in the newest months beside that before.

The part is compared, not the number: how many papers are listed depends on who saved which listings. Months of
which nothing was saved are left out, as are papers without a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from builder.archive.chance import Counts, adjusted, p_value, ratio_between
from builder.model import Archive, Course, Movement, PaperId, Period, Sureness, Term, Trends

FEWEST_MONTHS = 6
"""Months with papers from which on anything is compared: three with three."""

NOW, BEFORE = 12, 36
"""Months of the newer and of the older period at most: with whole years, no season looks like a trend, and what
grew long ago and stays is none."""

FEWEST = 10
"""Papers of a term in both periods from which on it is asked: with fewer, even the clearest answer would be lost
among all the others that were asked."""

SURE, LIKELY = 0.01, 0.1
"""Of all terms that are said to move surely (likely), at most this part is expected to move by chance alone."""

STEADY = 1.5
"""A term is steady where it is most likely that its part grew and shrank by less than this."""


def find_trends(archive: Archive) -> Trends:
    """What rises and falls in an archive; where it spans too few months, how many these are."""
    months = _months(archive)
    all_papers = Counter(months.values())
    listed = sorted(all_papers)
    if len(listed) < FEWEST_MONTHS:
        return Trends(len(listed), FEWEST_MONTHS)
    newest = min(NOW, len(listed) // 2)
    before, now = listed[:-newest][-BEFORE:], listed[-newest:]
    counts = ((term, _counts(term, months, all_papers, before, now)) for term in _terms(archive))
    return Trends(
        len(listed),
        FEWEST_MONTHS,
        _period(before, all_papers),
        _period(now, all_papers),
        tuple(_movements([(term, found) for term, found in counts if found.papers >= FEWEST])),
    )


def _months(archive: Archive) -> Mapping[PaperId, date]:
    """The first day of the month in which each dated paper was first listed."""
    days = ((paper, entry.first_listed) for paper, entry in archive.entries.items())
    return {paper: day.replace(day=1) for paper, day in days if isinstance(day, date)}


def _terms(archive: Archive) -> Iterable[Term]:
    return chain(archive.leaves, archive.tags)


def _counts(
    term: Term,
    months: Mapping[PaperId, date],
    all_papers: Mapping[date, int],
    before: Sequence[date],
    now: Sequence[date],
) -> Counts:
    """The papers of a term by month, beside all papers, in both periods."""
    of_term = Counter(months[paper] for paper in term.papers if paper in months)
    return Counts(
        before=tuple((of_term[month], all_papers[month]) for month in before),
        now=tuple((of_term[month], all_papers[month]) for month in now),
    )


def _period(months: Sequence[date], all_papers: Mapping[date, int]) -> Period:
    return Period(months[0], months[-1], len(months), sum(all_papers[month] for month in months))


def _movements(terms: Sequence[tuple[Term, Counts]]) -> Iterator[Movement]:
    """Topics and tags are asked together: who asks more questions finds more by chance."""
    chances = adjusted([p_value(counts) for _, counts in terms])
    for (term, counts), chance in zip(terms, chances, strict=True):
        low, ratio, high = ratio_between(counts)
        course, sureness = _verdict(low, ratio, high, chance)
        yield Movement(term, counts.of_before, counts.of_now, ratio, low, high, course, sureness)


def _verdict(low: float, ratio: float, high: float, chance: float) -> tuple[Course, Sureness]:
    """What is said of a term: `chance` is its p-value, adjusted for all the others."""
    if chance <= LIKELY:
        return "rises" if ratio > 1 else "falls", "sure" if chance <= SURE else "likely"
    return "steady" if low > 1 / STEADY and high < STEADY else "unclear", ""
