from collections.abc import Mapping, Sequence
from datetime import date

from builder.archive.trends import find_trends
from builder.model.archive import Archive, Tag
from builder.model.trends import Trends
from tests.examples import Tagged, a_record, an_archive

MONTHS = tuple(date(2025, month, 9) for month in range(1, 9))


def listed(
    of_month: Mapping[date, int], tagged: Mapping[str, Sequence[int]] | None = None, undated: int = 0
) -> Archive:
    """An archive with so many papers listed on each of these days; of each day's papers so many have a tag."""
    days = list(of_month)
    titles = {day: [f"Paper {day} {number}" for number in range(count)] for day, count in of_month.items()}
    dated = [(title, day) for day in days for title in titles[day]]
    every = [*dated, *((f"Undated {number}", None) for number in range(undated))]
    records = [a_record(title, "", day, line=line) for line, (title, day) in enumerate(every, 1)]
    tags = {
        Tag(name, name): [title for day, count in zip(days, counts, strict=True) for title in titles[day][:count]]
        for name, counts in (tagged or {}).items()
    }
    return an_archive(*records, tags=Tagged(listed=tags))


def courses(trends: Trends) -> dict[str, tuple[str, str]]:
    return {one.term.name: (one.course, one.sureness) for one in trends.movements}


def test_two_days_are_too_few_to_say_anything() -> None:
    trends = find_trends(listed({date(2025, 8, 29): 4, date(2025, 9, 9): 4}))

    assert (trends.months, trends.fewest) == (2, 6)
    assert trends.before is trends.now is None
    assert trends.movements == ()


def test_an_archive_without_papers_has_no_trends() -> None:
    assert find_trends(an_archive()).months == 0


def test_what_takes_a_larger_part_rises_and_what_takes_a_smaller_one_falls() -> None:
    few, many = [5] * 4 + [20] * 4, [20] * 4 + [5] * 4
    archive = listed(
        dict.fromkeys(MONTHS, 40), {"growing": few, "waning": many, "even": [20] * 8, "rare": [0, 1] * 4}
    )

    trends = find_trends(archive)

    assert courses(trends) == {
        "Spin Glasses": ("steady", ""),  # the topic of all of them
        "even": ("steady", ""),
        "growing": ("rises", "sure"),
        "waning": ("falls", "sure"),
    }
    growing = next(one for one in trends.movements if one.term.name == "growing")
    assert (growing.before, growing.now, round(growing.ratio, 9)) == (20, 80, 4)
    assert growing.low < 4 < growing.high


def test_few_papers_are_too_few_to_say() -> None:
    archive = listed(dict.fromkeys(MONTHS, 40), {"small": [1] * 4 + [2] * 4})
    assert courses(find_trends(archive))["small"] == ("unclear", "")


def test_more_papers_in_all_make_nothing_rise() -> None:
    counts = [50] * 4 + [100] * 4
    archive = listed(dict(zip(MONTHS, counts, strict=True)), {"half": [count // 2 for count in counts]})
    assert courses(find_trends(archive))["half"][0] == "steady"


def test_the_newest_year_is_compared_with_the_three_before_it() -> None:
    days = {date(2018 + at // 12, at % 12 + 1, 1): 1 for at in range(72)}

    trends = find_trends(listed(days))

    assert trends.now
    assert trends.before
    assert (trends.now.first, trends.now.last, trends.now.months) == (date(2023, 1, 1), date(2023, 12, 1), 12)
    assert (trends.before.first, trends.before.last, trends.before.months) == (
        date(2020, 1, 1), date(2022, 12, 1), 36,
    )  # fmt: skip


def test_months_without_listings_are_passed_over_and_papers_without_a_day_count_nowhere() -> None:
    days = [*MONTHS[:3], *(date(2026, month, 1) for month in (1, 5, 9))]

    trends = find_trends(listed(dict.fromkeys(days, 3), undated=5))

    assert trends.months == 6
    assert trends.before
    assert trends.now
    assert (trends.before.last, trends.before.papers) == (date(2025, 3, 1), 9)
    assert (trends.now.first, trends.now.papers) == (date(2026, 1, 1), 9)
