from builder.archive.facets import tag_facet
from builder.model.archive import Tag
from builder.model.papers import PaperId
from tests.examples import a_record, an_archive, some_records


def test_a_tag_lists_its_papers_newest_first() -> None:
    entries = an_archive(*some_records("Zebra", "Ape", "Gnu")).entries
    one, _, three = entries

    [term], _ = tag_facet(entries, {Tag("horse", "horses"): frozenset({three, one})}, {})

    assert (term.address, term.papers) == ("tags/horses.html", (one, three))


def test_an_address_that_two_tags_want_names_both() -> None:
    tags: dict[Tag, list[PaperId]] = {Tag("c", "C"): [], Tag("c++", "C++"): []}

    terms, shared = tag_facet({}, tags, {})

    assert {slug: [term.name for term in named] for slug, named in shared.items()} == {"c": ["C", "C++"]}
    assert all(term.slug.startswith("c-") for term in terms)


def test_a_day_keeps_the_order_of_its_listing_and_shows_a_paper_once() -> None:
    archive = an_archive(*some_records("Zebra", "Ape", "Zebra"))
    [day] = archive.days
    assert [archive.entries[paper].paper.title for paper in day.papers] == ["Zebra", "Ape"]


def test_empty_topics_keep_their_page() -> None:
    archive = an_archive(a_record())
    assert [[term.name for term in terms] for terms in archive.topics.values()] == [
        ["Spin Glasses", "Optics"],
        ["Vision"],
        ["Other"],
    ]
