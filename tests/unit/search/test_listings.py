from datetime import date

from builder.model.archive import Archive
from builder.model.people import Author
from builder.model.records import Details, ListedOn, MonthDay
from builder.search.listings import MANY, cut_listings, days_of, titles_in_order
from builder.search.packing import ALPHABET, BASE, number
from tests.examples import a_record, an_archive
from tests.unit.search.examples import knowing, with_pages


def listed(*days: ListedOn) -> Archive:
    return an_archive(*(a_record(f"Paper {at}", listed_on=day, line=at) for at, day in enumerate(days, 1)))


def titled(*titles: str) -> Archive:
    return an_archive(*(a_record(title, line=2 * at + 1) for at, title in enumerate(titles)))


def by_number(archive: Archive) -> list:
    return [*archive.entries.values()][::-1]


def from_a_to_z(archive: Archive) -> list[str]:
    entries = by_number(archive)
    return [entries[ALPHABET.index(digit)].shown.plain_title for digit in titles_in_order(entries)]


def test_days_are_told_by_the_first_of_their_papers() -> None:
    archive = listed(date(2025, 2, 1), None, date(2024, 5, 5), MonthDay(9, 9), date(2025, 2, 1), None)
    assert days_of(by_number(archive)) == [
        "undated 09-09 2024-05-05 2025-02-01",
        "".join(map(number, (0, 2, 1, 1))),
    ]


def test_an_archive_without_papers_has_no_day_and_no_title() -> None:
    assert days_of([]) == ["", ""]
    assert titles_in_order([]) == ""


def test_titles_stand_from_a_to_z_whatever_their_case_accents_and_quotes() -> None:
    assert from_a_to_z(titled("zebras", "“Ants”", "Émile", "eels", "Bees", "?!", "3 mice")) == [
        "?!", "3 mice", "“Ants”", "Bees", "eels", "Émile", "zebras",
    ]  # fmt: skip


def test_every_number_of_a_paper_takes_as_many_digits() -> None:
    entries = by_number(titled("One"))
    assert titles_in_order(entries) == ALPHABET[0]
    assert len(titles_in_order(entries * BASE)) == BASE
    assert len(titles_in_order(entries * (BASE + 1))) == 2 * (BASE + 1)


def test_the_papers_of_a_day_stand_in_the_order_of_its_listing() -> None:
    archive = listed(date(2025, 2, 1), date(2025, 2, 1), None, date(2025, 2, 1))
    found = cut_listings(archive)
    [days, papers, written] = found.shards[0]
    assert days == "2025-02-01 undated"
    assert [archive.entries[paper].number for paper in archive.days[0].papers] == [3, 2, 1]
    assert papers.split(" ")[0] == "".join(map(number, (3, 6, 1, 1)))
    assert written.split(" ") == ["", ""]


def test_the_papers_of_an_author_of_many_stand_in_the_order_in_which_they_were_written() -> None:
    titles = [f"Paper {at}" for at in range(MANY + 1)]
    years = {title: f"{1990 + at % 30}" if at else "" for at, title in enumerate(titles)}
    details = {title: Details(authors=(Author("Wei Zhang"),), published=year) for title, year in years.items()}
    plain = an_archive(*(a_record(title, listed_on=None, line=2 * at + 1) for at, title in enumerate(titles)))
    archive = with_pages(knowing(plain, details), wei_zhang=("Wei Zhang",), bo_li=("Bo Li",))

    found = cut_listings(archive)

    assert [shard[0] for shard in found.shards] == ["author/wei-zhang undated"]
    [order, _], [written, _] = (column.split(" ") for column in found.shards[0][1:])
    [author] = [one for one in archive.authors if one.slug == "wei-zhang"]
    entries = [archive.entries[paper] for paper in author.papers]
    assert order == "".join(map(number, steps([entry.number for entry in entries])))
    assert written.split(",") == [years[entry.paper.title] for entry in entries]


def steps(numbers: list[int]) -> list[int]:
    """As the script reads them back."""
    found = [value - before for before, value in zip([0, *numbers], numbers, strict=False)]
    return [len(numbers), *(2 * step if step >= 0 else -2 * step - 1 for step in found)]
