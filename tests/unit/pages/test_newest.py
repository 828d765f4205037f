from dataclasses import replace
from datetime import date

from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.model import Archive, Topics
from builder.pages.context import PageContext
from builder.pages.front_matter import CountedLink
from builder.pages.newest import AGAIN, EACH, ROWS, days_of_months, listed_again, newest_day
from tests.examples import LEAVES, a_record, an_archive, some_records


def context_of(archive: Archive) -> PageContext:
    return PageContext(archive, [], 50, citations(archive, ""), bibtex)


def with_topics(archive: Archive, names: dict[str, str]) -> Archive:
    """The archive with other topics for some papers, by their titles."""
    entries = {
        paper: replace(entry, topics=Topics((names[entry.paper.title],), entry.topics.ranking))
        if entry.paper.title in names
        else entry
        for paper, entry in archive.entries.items()
    }
    return replace(archive, entries=entries)


def test_the_newest_day_shows_its_first_papers() -> None:
    context = context_of(an_archive(*some_records(*map(str, range(ROWS + 3)))))
    assert context.archive.newest

    shown = newest_day(context, context.archive.newest)

    assert (shown.name, shown.url, shown.count) == ("Tuesday 9 September 2025", "dates/2025-09-09.html", ROWS + 3)
    assert [row.title for row in shown.papers] == [*map(str, range(ROWS))]
    assert shown.topics is None  # all papers have the same


def test_the_newest_day_by_topic_names_papers_of_those_with_most() -> None:
    names = {str(at): LEAVES[1].name for at in range(3)}
    context = context_of(with_topics(an_archive(*some_records(*map(str, range(5)))), names))
    assert context.archive.newest

    topics = newest_day(context, context.archive.newest).topics

    assert topics
    assert [(topic.name, topic.count) for topic in topics] == [("Optics", 3), ("Spin Glasses", 2)]
    assert topics[0].only == "dates/2025-09-09.html?topic=optics"
    assert [len(topic.papers) for topic in topics] == [EACH + 1, EACH]
    assert [row.title for row in topics[0].papers] == ["0", "1", "2"]
    assert topics[0].papers[0].topic is None


def test_topics_with_few_papers_are_named_alone() -> None:
    groups = [(f"Topic {at}", f"topic-{at}") for at in range(9)]
    archive = an_archive(*some_records(*(name for name, _ in groups)))
    leaves = archive.topics["Physics"]
    made = tuple(replace(leaves[0], name=name, slug=slug) for name, slug in groups)
    context = context_of(
        with_topics(replace(archive, topics={"Physics": made}), {name: name for name, _ in groups})
    )
    assert context.archive.newest

    shown = newest_day(context, context.archive.newest)

    assert shown.others
    assert shown.others[0] == CountedLink("Topic 5", "dates/2025-09-09.html?topic=topic-5", 1)
    assert len(shown.others) == 4


def test_papers_of_several_days_are_listed_again_with_their_days() -> None:
    def on(title: str, *days: date, line: int) -> list[object]:
        return [a_record(title, listed_on=day, line=line + at) for at, day in enumerate(days)]

    new, old, mid = date(2025, 9, 9), date(2024, 12, 31), date(2025, 8, 29)
    records = [*on("Once", new, line=1), *on("Twice", old, new, line=10), *on("Thrice", old, mid, new, line=20)]
    records += on("Before", old, mid, line=30)

    again = listed_again(context_of(an_archive(*records)))  # type: ignore[arg-type]

    assert again
    assert again.count == 3
    assert [(paper.title, paper.note) for paper in again.papers] == [
        ("Thrice", "31 Dec 2024, 29 Aug and 9 Sep 2025"),
        ("Twice", "31 Dec 2024 and 9 Sep 2025"),
        ("Before", "31 Dec 2024 and 29 Aug 2025"),
    ]


def test_a_paper_of_very_many_days_tells_how_many() -> None:
    records = [a_record(listed_on=date(2025, 9, day), line=day) for day in range(1, 6)]
    again = listed_again(context_of(an_archive(*records)))
    assert again
    assert [paper.note for paper in again.papers] == ["5 days, last on 5 Sep 2025"]


def test_only_the_latest_are_named_and_none_where_none_came_again() -> None:
    records = [
        a_record(f"Paper {line}", listed_on=date(2025, 9, day), line=line)
        for line in range(AGAIN + 2)
        for day in (1, 2)
    ]
    again = listed_again(context_of(an_archive(*records)))
    assert again
    assert (again.count, len(again.papers)) == (AGAIN + 2, AGAIN)
    assert listed_again(context_of(an_archive(a_record()))) is None


def test_the_days_of_any_year_are_bits() -> None:
    days = an_archive(a_record(listed_on=date(2025, 9, 9)), a_record("B", listed_on=date(2024, 1, 1), line=3)).days
    assert days_of_months(days) == "2 0 0 0 0 0 0 0 200 0 0 0"
    assert days_of_months(()) is None
