"""All ids as steps: tests/browser reads them as pages do."""

from itertools import accumulate

from builder.export.short_ids import LETTERS, short_ids
from tests.examples import an_archive, some_records


def test_the_steps_lead_to_the_first_digits_of_every_id() -> None:
    archive = an_archive(*some_records(*map(str, range(50))))

    digits, width, steps, stamps = short_ids(archive, ["abcd"])

    count = len(steps) // width
    numbers = (
        sum(LETTERS.index(steps[place * count + at]) * 64**place for place in range(width)) for at in range(count)
    )
    ids = [f"{number - 1:0{digits}x}" for number in accumulate(numbers)]
    assert ids == sorted(entry.paper.short_id[:digits] for entry in archive.entries.values())
    assert stamps == ["abcd"]


def test_more_papers_need_more_digits() -> None:
    few, many = (short_ids(an_archive(*some_records(*map(str, range(count)))), [])[0] for count in (1, 200))
    assert (few, many) == (4, 6)


def test_an_empty_archive_has_no_ids() -> None:
    assert short_ids(an_archive(), []) == (1, 1, "", [])
