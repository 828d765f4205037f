from datetime import date
from itertools import permutations

import pytest

from builder.merge.facts import FIELDS, Word, details_of, rank, word_of
from builder.merge.papers import merge_records
from builder.model.links import Link
from builder.model.papers import Fact, LookedUp
from builder.model.people import Author
from builder.model.records import NO_DETAILS, SOURCES, Details, Place, Record
from tests.examples import FROZEN, MELT, MELTING, SEQUEL, a_record, told

X, Y = "2509.01234", "2509.04321"


def listing(line: int, source: str = "bibtex", day: date | None = None, **said: object) -> Record:
    return told(a_record("Melting lattices", MELT, day, line=line), source, **said)


def known(*records: Record) -> tuple[Details, dict[str, int]]:
    """What is known, and on which line each field was said; the same in any order."""
    [found] = {details_of(map(word_of, order)) for order in permutations(records)}
    return found[0], {fact.field: fact.place.line for fact in found[1]}


def test_of_a_listing_that_says_nothing_nothing_is_known() -> None:
    assert details_of([word_of(MELTING)]) == (NO_DETAILS, ())
    [paper] = merge_records([MELTING])
    assert (paper.details, paper.facts, paper.looked_up) == (NO_DETAILS, (), ())


def test_every_field_is_known_from_where_it_is_said() -> None:
    said = {
        "arxiv": X,
        "doi": "10.1/a",
        "ids": (("s2", "77"),),
        "authors": ("Ada Bee",),
        "published": "2025",
        "updated": "2026",
        "categories": ("cs.LG",),
        "venue": "Nature",
        "comment": "9 pages",
        "pdf": "https://a.org/x.pdf",
        "links": (Link("https://a.org", ""),),
    }
    details, lines = known(listing(3, **said))
    assert lines == dict.fromkeys(FIELDS, 3)
    assert [getattr(details, name) for name in said if name != "authors"] == [
        value for name, value in said.items() if name != "authors"
    ]


def test_the_best_source_counts_field_by_field() -> None:
    details, lines = known(
        listing(3, "bibtex", authors=("A. Bee",), venue="Nature"),
        listing(5, "arxiv", authors=("Ada Bee", "Cy Dee")),
        listing(7, "dump", authors=("Nobody",), comment="9 pages"),
    )
    assert [author.name for author in details.authors] == ["Ada Bee", "Cy Dee"]
    assert lines == {"authors": 5, "venue": 3, "comment": 7}


def test_sources_that_are_not_known_stand_last() -> None:
    assert sorted(["?", *SOURCES], key=rank)[-1] == "?"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"version": 1}, {"version": 2}),
        ({"updated": "2025-01-01"}, {"updated": "2025-01-02"}),
        ({"published": "2025-01-01"}, {"published": "2025-01-02"}),
        ({"day": date(2025, 1, 1)}, {"day": date(2025, 1, 2)}),
        ({}, {"comment": "a"}),
    ],
)
def test_of_one_source_the_latest_version_counts_then_the_first_place(
    older: dict[str, object], newer: dict[str, object]
) -> None:
    details, _ = known(listing(5, venue="Old", **older), listing(3, venue="New", **newer))  # type: ignore[arg-type]
    assert details.venue == "New"


def test_of_equals_the_one_that_says_most_counts() -> None:
    details, lines = known(listing(3, authors=("A. Bee",)), listing(5, authors=("A. Bee", "C. Dee")))
    assert (len(details.authors), lines) == (2, {"authors": 5})


def test_a_list_that_goes_on_stands_behind_a_whole_one() -> None:
    details, lines = known(
        listing(3, "bibtex", authors=("A. Bee",), has_more=True), listing(5, "ris", authors=("A. Bee", "C. Dee"))
    )
    assert (details.has_more, lines) == (False, {"authors": 5})
    assert known(listing(3, authors=("A. Bee",), has_more=True))[0].has_more


def test_a_day_that_is_told_more_exactly_is_the_same_day() -> None:
    details, lines = known(
        listing(3, "bibtex", published="2025"),
        listing(5, "ris", published="2025-09-02"),
        listing(7, "jsonl", published="2024-01-01"),
    )
    assert (details.published, lines) == ("2025-09-02", {"published": 5})


def test_what_was_looked_up_fills_what_no_listing_says() -> None:
    asked = Word(
        Details("arxiv", arxiv=X, authors=(Author("Ada Bee"),), published="2025-09-02"),
        Place("enrichment.jsonl", 1),
        "2026-11-28",
        LookedUp("arxiv", "2026-11-28"),
    )
    for words in permutations([word_of(listing(9, "dump", authors=("A. B.",), published="2025")), asked]):
        details, facts = details_of(words)
        assert [author.name for author in details.authors] == ["A. B."]
        assert (details.arxiv, details.published) == (X, "2025")
        assert Fact("arxiv", asked.place, asked.looked_up) in facts


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.org", "https://a@b.org/", "https://", "//a.org"])
def test_links_lead_to_the_web_or_are_none(url: str) -> None:
    details, lines = known(listing(3, "arxiv", pdf=url, links=(Link(url, ""), Link("https://b.org/", ""))))
    assert (details.pdf, details.links, lines) == ("", (Link("https://b.org/", ""),), {"links": 3})


def test_a_guest_of_several_papers_speaks_for_the_one_with_its_id() -> None:
    note = told(a_record("Melting lattices", "Withdrawn.", line=9), arxiv=X, venue="Nature")
    papers = merge_records([told(MELTING, arxiv=X), SEQUEL, note])
    assert {paper.abstract == MELT: paper.details.venue for paper in papers} == {True: "Nature", False: ""}


def test_a_guest_that_has_no_other_host_speaks_for_it() -> None:
    note = told(a_record("Melting lattices", "", line=9), arxiv=X)
    papers = merge_records([MELTING, FROZEN, note])
    assert {paper.details.arxiv for paper in papers} == {X, ""}


def test_a_guest_with_another_number_says_nothing() -> None:
    plain = a_record("Melting lattices", "", seed="dump.txt", line=9)
    note = told(a_record("Melting lattices", "", line=9), "arxiv", arxiv=Y, venue="Nature")
    [paper] = merge_records([told(MELTING, arxiv=X), plain, note])
    assert (paper.details.arxiv, paper.details.venue) == (X, "")


def test_a_name_that_another_listing_takes_apart_is_taken_apart() -> None:
    atom = told(a_record(line=1), "arxiv", authors=("Ada Bee", "Cy Dee"))
    bib = told(
        a_record(line=2), "bibtex", authors=(Author("Ada Bee", "Bee", "Ada"), Author("C. Dee", "Dee", "C."))
    )
    [paper] = merge_records([bib, atom])
    assert paper.details.authors == (Author("Ada Bee", "Bee", "Ada"), Author("Cy Dee"))
    assert [fact.place.line for fact in paper.facts if fact.field == "authors"] == [1]
