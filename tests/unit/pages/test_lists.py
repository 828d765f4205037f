from dataclasses import replace
from datetime import date

import pytest

from builder.model.records import ListedOn, MonthDay
from builder.pages.lists import cut
from tests.examples import a_record, an_archive, some_records
from tests.unit.pages.examples import pages_of, parts


def test_long_lists_go_on_on_pages_of_their_own() -> None:
    archive = an_archive(*some_records(*(f"Paper {number}" for number in range(12))))

    pages = pages_of(archive, page_size=5)
    first, _ = parts(pages["topics/spin-glasses.md"])
    last, _ = parts(pages["topics/spin-glasses/3.md"])

    assert [len(part["list"]["papers"]) for part in (first, last)] == [2, 5]  # type: ignore[index]
    assert first["list"]["pages"] == {  # type: ignore[index]
        "number": 1,
        "count": 3,
        "previous": "",
        "next": "topics/spin-glasses/2.html",
    }
    assert "topics/spin-glasses/4.md" not in pages


@pytest.mark.parametrize(
    ("rows", "newest_first", "in_order"),
    [
        (0, [0], [0]),
        (1, [1], [1]),
        (74, [74], [74]),
        (75, [25, 50], [50, 25]),
        (101, [51, 50], [50, 51]),
        (224, [74, 50, 50, 50], [50, 50, 50, 74]),
    ],
)
def test_only_the_page_where_a_list_grows_is_not_full(
    rows: int, newest_first: list[int], in_order: list[int]
) -> None:
    for grows_in_front, lengths in ((True, newest_first), (False, in_order)):
        cuts = cut(rows, 50, grows_in_front=grows_in_front)

        assert [end - start for start, end in cuts] == lengths
        assert [start for start, _ in cuts] == [0, *(end for _, end in cuts[:-1])]


def test_a_new_paper_leaves_the_further_pages_of_a_list_as_they_are() -> None:
    records = some_records(*(f"Paper {number}" for number in range(12)))
    newer = replace(records[0], title="A newer one", listed_on=date(2025, 10, 1))

    before, after = (pages_of(an_archive(*listed), page_size=5) for listed in (records, [*records, newer]))

    assert before["topics/spin-glasses.md"] != after["topics/spin-glasses.md"]
    for number in (2, 3):
        assert before[f"topics/spin-glasses/{number}.md"] == after[f"topics/spin-glasses/{number}.md"]


def test_the_address_of_a_page_that_a_shorter_list_had_leads_to_its_last() -> None:
    pages = pages_of(an_archive(*some_records(*(f"Paper {number}" for number in range(11)))), page_size=5)

    assert "topics/spin-glasses/4.md" not in pages
    assert parts(pages["topics/spin-glasses/3.md"])[0]["alias"] == {
        "title": "Spin Glasses",
        "url": "topics/spin-glasses/2.html",
    }
    assert "(2.md)" in pages["topics/spin-glasses/3.md"]


def test_the_second_page_of_a_short_list_leads_to_its_first() -> None:
    pages = pages_of(an_archive(*some_records(*(f"Paper {number}" for number in range(6)))), page_size=5)

    assert "(../spin-glasses.md)" in pages["topics/spin-glasses/2.md"]


def test_the_first_page_of_a_topic_and_of_a_day_leads_to_the_files_that_have_all_of_it() -> None:
    pages = pages_of(an_archive(*some_records(*(f"Paper {number}" for number in range(12)))), page_size=5)

    for address in ("topics/spin-glasses", "dates/2025-09-09"):
        first, _ = parts(pages[f"{address}.md"])
        assert first["list"]["files"] == [  # type: ignore[index]
            {"name": "BibTeX", "url": f"{address}.bib"},
            {"name": "CSL-JSON", "url": f"{address}.csl.json"},
            {"name": "RIS", "url": f"{address}.ris"},
        ]
        assert "files" not in parts(pages[f"{address}/2.md"])[0]["list"]  # type: ignore[operator]
    assert "files" not in parts(pages["topics/optics.md"])[0]["list"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([date(2025, 1, 1), date(2025, 1, 2)], "newest first"),
        ([MonthDay(9, 9)], "newest first"),
        ([None, None], "all undated, in the order of their listings"),
        ([None, date(2025, 1, 1)], "newest first, then undated in the order of their listings"),
        (
            [None, MonthDay(9, 9), date(2025, 1, 1)],
            "newest first, then days of unknown year, then undated in the order of their listings",
        ),
    ],
)
def test_a_list_says_where_papers_without_a_day_stand(days: list[ListedOn], said: str) -> None:
    pages = pages_of(
        an_archive(*(a_record(f"Paper {at}", listed_on=day, line=at) for at, day in enumerate(days, 1)))
    )
    assert parts(pages["topics/spin-glasses.md"])[0]["list"]["order"] == said  # type: ignore[index]
