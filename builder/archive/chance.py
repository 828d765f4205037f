"""Whether a term's part of all papers has changed, or chance alone explains what was counted.

Given all papers of a term in two periods, how many of them fall into the later one is binomial as long as nothing
changes (J. Przyborowski, H. Wilenski: Homogeneity of results in testing samples from Poisson series. Biometrika
31, 1940), and the odds of it are the ratio of the two rates. Its interval is Wilson's (E. B. Wilson: Probable
inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22,
1927).

Papers come in bursts, so months differ by more than chance: where they do inside a period, the variance is taken
to be as many times larger (quasi-likelihood; P. McCullagh, J. A. Nelder: Generalized Linear Models, 2nd edition,
1989, section 4.5). Of the exact answer and this one, the more careful holds.

Of a thousand terms some would move by chance, so the p-values are adjusted to the part of false ones among all
that are told (Y. Benjamini, Y. Hochberg: Controlling the false discovery rate. Journal of the Royal Statistical
Society B 57, 1995).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import erfc, exp, inf, lgamma, log, sqrt

NORMAL = 1.959964
"""Standard deviations of a normal distribution between which 95 of 100 values lie."""

NEGLIGIBLE = 1e-17
"""Chances this much smaller than those before them change no sum."""

Months = tuple[tuple[int, int], ...]
"""For each month the papers of a term, and all papers."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The papers of a term in two periods, month by month; each month has some papers."""

    before: Months
    now: Months

    @property
    def of_before(self) -> int:
        return sum(of_term for of_term, _ in self.before)

    @property
    def of_now(self) -> int:
        return sum(of_term for of_term, _ in self.now)

    @property
    def papers(self) -> int:
        return self.of_before + self.of_now

    @property
    def later_part(self) -> float:
        """The part of all papers that fell into the later period."""
        before, now = (sum(papers for _, papers in months) for months in (self.before, self.now))
        return now / (before + now)


def p_value(counts: Counts) -> float:
    """The chance of counts at least as uneven as these where nothing changes."""
    part, papers, now = counts.later_part, counts.papers, counts.of_now
    exact = 2 * min(_at_least(now, papers, part), _at_least(papers - now, papers, 1 - part))
    off = max(0.0, abs(now - papers * part) - 0.5)  # half a paper: counts are whole
    spread = sqrt(papers * part * (1 - part) * _burstiness(counts))
    return min(1.0, max(exact, erfc(off / spread / sqrt(2))))


def ratio_between(counts: Counts) -> tuple[float, float, float]:
    """How many times as large the term's part of all papers has become, between its lower and upper bound."""
    part, papers, now = counts.later_part, counts.papers, counts.of_now
    weight = papers / _burstiness(counts)
    share = now / papers
    middle = share + NORMAL**2 / (2 * weight)
    reach = NORMAL * sqrt(share * (1 - share) / weight + (NORMAL / (2 * weight)) ** 2)
    whole = 1 + NORMAL**2 / weight
    low = max(0.0, (middle - reach) / whole) if now else 0.0
    high = min(1.0, (middle + reach) / whole) if now < papers else 1.0
    odds = part / (1 - part)
    return _odds(low) / odds, _odds(share) / odds, _odds(high) / odds


def adjusted(chances: Sequence[float]) -> list[float]:
    """P-values as the least false discovery rate at which each would be told, in the same order."""
    found = [1.0] * len(chances)
    least = 1.0
    for rank, at in reversed([*enumerate(sorted(range(len(chances)), key=chances.__getitem__), 1)]):
        least = min(least, chances[at] * len(chances) / rank)
        found[at] = least
    return found


def _odds(part: float) -> float:
    return part / (1 - part) if part < 1 else inf


def _burstiness(counts: Counts) -> float:
    """How many times larger than by chance the variance between the months of a period is; one at least."""
    months = len(counts.before) + len(counts.now)
    off = sum(_squares(counts.before)) + sum(_squares(counts.now))
    return max(1.0, off / (months - 2)) if months > 2 else 1.0


def _squares(months: Months) -> Iterator[float]:
    """Pearson's squares: how far each month of a period is off what its papers let expect."""
    of_term = sum(count for count, _ in months)
    papers = sum(count for _, count in months)
    for count, of_all in months:
        expected = of_term * of_all / papers
        if expected:
            yield (count - expected) ** 2 / expected


def _at_least(least: int, trials: int, part: float) -> float:
    """The chance of `least` successes or more: of each number of them, until the rest is nothing."""
    total, before = 0.0, inf
    for successes in range(least, trials + 1):
        chance = _exactly(successes, trials, part)
        total += chance
        if chance < before and chance < NEGLIGIBLE * total:
            break
        before = chance
    return min(1.0, total)


def _exactly(successes: int, trials: int, part: float) -> float:
    ways = lgamma(trials + 1) - lgamma(successes + 1) - lgamma(trials - successes + 1)
    return exp(ways + successes * log(part) + (trials - successes) * log(1 - part))
