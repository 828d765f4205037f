from dataclasses import replace
from datetime import date

from builder.model.archive import Archive, Slug, Term
from builder.model.facets import TAG
from builder.model.links import LINK_KINDS
from builder.model.records import MonthDay
from builder.search.facets import facets_in_one, facets_in_shards, links_by_kind, names_of, years_of
from builder.search.packing import number
from tests.examples import a_record, an_archive


def listed(*days: date | MonthDay | None) -> Archive:
    return an_archive(*(a_record(f"Paper {at}", listed_on=day, line=at) for at, day in enumerate(days, 1)))


def by_number(archive: Archive) -> list:
    return [*archive.entries.values()][::-1]


def test_a_year_is_a_span_of_paper_numbers() -> None:
    archive = listed(date(2025, 1, 1), date(2024, 5, 5), date(2025, 2, 1), None)
    assert years_of(by_number(archive)) == [(2024, 1, 2), (2025, 2, 4)]


def test_papers_without_a_year_are_in_no_span() -> None:
    assert years_of(by_number(listed(None, MonthDay(9, 9)))) == []


def test_topics_with_papers_and_papers_with_code_stand_in_one_script() -> None:
    archive = an_archive(a_record("Melting", "Code: https://github.com/a/b"), a_record("Freezing", line=3))
    topics, coded = facets_in_one(archive)
    assert [topic[:2] for topic in topics] == [["Spin Glasses", "spin-glasses"]]
    [number] = [entry.number for entry in archive.entries.values() if entry.links]
    assert len(coded) == 2
    assert coded != facets_in_one(an_archive(a_record("Melting")))[1]
    assert number in (0, 1)


def test_papers_with_a_link_stand_by_its_kind() -> None:
    archive = an_archive(a_record("Melting", "Code: https://github.com/a/b"), a_record("Freezing", line=3))
    coded, *others = links_by_kind(archive)
    assert coded == facets_in_one(archive)[1]
    assert set(others) == {number(0)}
    assert len(others) == len(LINK_KINDS) - 1


def test_tags_are_cut_in_the_order_of_their_addresses_and_keep_their_blanks() -> None:
    archive = an_archive(a_record())
    papers = tuple(archive.entries)
    tags = (Term("tags", "spin glass", Slug("spin-glass"), papers), Term("tags", "ants", Slug("ants"), papers))
    [(facet, found)] = facets_in_shards(replace(archive, tags=tags))
    [(slugs, _, names)] = found.shards
    assert facet.key == "tag"
    assert slugs == "ants spin-glass"
    assert names.split(" ") == ["ants", "spin\N{NO-BREAK SPACE}glass"]


def test_the_names_of_all_tags_stand_from_a_to_z_with_their_addresses_and_figures() -> None:
    archive = an_archive(a_record())
    papers = tuple(archive.entries)
    tags = (
        Term("tags", "Zebras+", Slug("zebras-plus"), papers),
        Term("tags", "red ants", Slug("red-ants"), papers),
        Term("tags", "none", Slug("none"), ()),
    )
    assert names_of(TAG, replace(archive, tags=tags)) == ["red ants\nZebras+", "\nzebras-plus", "1 1"]
    assert names_of(TAG, replace(archive, tags=())) == ["", "", ""]
