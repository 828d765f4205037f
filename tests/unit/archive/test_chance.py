import random
from math import inf

import pytest

from builder.archive.chance import Counts, adjusted, p_value, ratio_between

EVEN = ((100, 1000),) * 3
"""Three months in each of which a term has 100 of 1,000 papers."""


def months(*of_term: int, of_all: int = 1000) -> tuple[tuple[int, int], ...]:
    return tuple((count, of_all) for count in of_term)


def test_an_equal_part_is_what_chance_explains_best() -> None:
    counts = Counts(EVEN, EVEN)

    low, ratio, high = ratio_between(counts)

    assert p_value(counts) == 1
    assert ratio == pytest.approx(1)
    assert low == pytest.approx(0.85, abs=0.01)
    assert high == pytest.approx(1.17, abs=0.01)


def test_the_part_counts_and_not_the_number() -> None:
    twice_as_many_papers = Counts(EVEN, ((200, 2000),) * 3)
    twice_the_part = Counts(EVEN, ((200, 1000),) * 3)

    assert p_value(twice_as_many_papers) == 1
    assert p_value(twice_the_part) < 1e-12
    assert ratio_between(twice_the_part)[1] == pytest.approx(2)


def test_few_papers_are_judged_exactly() -> None:
    counts = Counts(months(0, 0, 0), months(3, 4, 3))

    assert p_value(counts) == pytest.approx(max(2 / 2**10, 0.00443), rel=0.01)  # the normal one is more careful

    skewed = Counts(((0, 1000),), ((3, 10),))

    assert p_value(skewed) == pytest.approx(2 * (10 / 1010) ** 3)


def test_months_that_differ_by_more_than_chance_make_it_less_sure() -> None:
    calm, bursts = (Counts(EVEN, now) for now in (months(130, 130, 130), months(10, 10, 370)))

    assert p_value(calm) < 0.001
    assert p_value(bursts) > 0.5
    assert ratio_between(bursts)[0] < ratio_between(calm)[0]
    assert ratio_between(bursts)[1] == ratio_between(calm)[1]


def test_none_before_or_none_now_has_an_open_end() -> None:
    low, ratio, high = ratio_between(Counts(months(0, 0, 0), months(4, 4, 4)))
    assert (ratio, high) == (inf, inf)
    assert low > 2

    low, ratio, high = ratio_between(Counts(months(4, 4, 4), months(0, 0, 0)))
    assert (low, ratio) == (0, 0)
    assert high < 0.5


@pytest.mark.parametrize("papers", [10_000, 1_000_000])
def test_very_many_papers_are_no_trouble(papers: int) -> None:
    part = papers // 3
    assert p_value(Counts(months(part, part, part, of_all=papers), months(part, part, part, of_all=papers))) == 1


def test_p_values_are_adjusted_for_all_the_others_that_were_asked() -> None:
    """The example of Benjamini and Hochberg 1995: of 15, the four smallest are told at a rate of 0.05."""
    chances = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
        0.7590, 1.0,
    ]  # fmt: skip

    found = adjusted(chances)

    assert [rate <= 0.05 for rate in found] == [True] * 4 + [False] * 11
    assert found[0] == pytest.approx(0.0015)
    assert found == sorted(found)
    assert adjusted(chances[::-1]) == found[::-1]
    assert adjusted([]) == []


def test_where_nothing_changes_hardly_anything_is_told() -> None:
    """In 20 archives of 300 terms each, in which papers fall into months by chance alone."""
    chooser = random.Random(7)
    told = sum(any(rate <= 0.1 for rate in adjusted(_chances(chooser))) for _ in range(20))
    assert told <= 4


def _chances(chooser: random.Random) -> list[float]:
    """P-values of 300 terms with 10 to 60 papers in two periods of four months."""
    found = []
    for _ in range(300):
        places = [chooser.randrange(8) for _ in range(chooser.randint(10, 60))]
        counts = [(places.count(month), 100) for month in range(8)]
        found.append(p_value(Counts(tuple(counts[:4]), tuple(counts[4:]))))
    return found
