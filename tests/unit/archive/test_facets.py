import json

from builder.archive.facets import group_facet, tag_facet
from builder.archive.slugs import title_slug
from builder.ingest.seeds import parse_seed
from builder.model.archive import TOPICS, Tag, Term
from builder.model.papers import PaperId
from tests.examples import LEARNING, LONE, NETS, ODES, a_record, an_archive, some_records


def a_topic(name: str, *papers: PaperId) -> Term:
    return Term(TOPICS, name, title_slug(name), papers)


def test_a_tag_lists_its_papers_newest_first() -> None:
    entries = an_archive(*some_records("Zebra", "Ape", "Gnu")).entries
    one, _, three = entries

    [term] = tag_facet(entries, {Tag("horse", "horses"): frozenset({three, one})}, {}).terms

    assert (term.address, term.papers) == ("tags/horses.html", (one, three))


def test_an_address_that_two_tags_want_names_both() -> None:
    tags: dict[Tag, list[PaperId]] = {Tag("c", "C"): [], Tag("c++", "C++"): []}

    terms, shared, _ = tag_facet({}, tags, {})

    assert {slug: [term.name for term in named] for slug, named in shared.items()} == {"c": ["C", "C++"]}
    assert all(term.slug.startswith("c-") for term in terms)


def test_a_tag_leads_to_its_page_or_to_that_of_the_next_broader_one_with_a_page() -> None:
    archive = an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE)

    pages = {key: page.name for key, page in archive.tag_pages.items()}

    assert pages == {NETS.key: NETS.name, LEARNING.key: LEARNING.name, ODES.key: NETS.name}
    assert [(term.name, len(term.papers)) for term in archive.tags] == [(LEARNING.name, 4), (NETS.name, 3)]


def test_a_day_keeps_the_order_of_its_listing_and_shows_a_paper_once() -> None:
    archive = an_archive(*some_records("Zebra", "Ape", "Zebra"))
    [day] = archive.days
    assert [archive.entries[paper].paper.title for paper in day.papers] == ["Zebra", "Ape"]


def test_a_group_has_the_papers_of_its_topics_each_once_and_newest_first() -> None:
    entries = an_archive(*some_records("Zebra", "Ape", "Gnu")).entries
    one, two, three = entries
    topics = {
        "Hoofs & Co": (a_topic("Horses", three, one), a_topic("Antelopes", three)),
        "Apes": (a_topic("Gibbons"),),
        "Other": (a_topic("Other", two),),
    }

    groups = group_facet(entries, topics)

    assert {name: (term.address, term.papers) for name, term in groups.items()} == {
        "Hoofs & Co": ("topics/group-hoofs-and-co.html", (one, three)),
        "Apes": ("topics/group-apes.html", ()),
    }


def test_a_group_gives_way_to_topics_and_groups_that_have_its_address() -> None:
    topics = {
        "Theory": (a_topic("Group Theory"), a_topic("Group Theory Group")),
        "A & B": (a_topic("Algebra"),),
        "A-and-B": (a_topic("Braids"),),
    }

    groups = group_facet([], topics)

    assert [term.slug for term in groups.values()] == [
        "group-theory-group-group",
        "group-a-and-b",
        "group-a-and-b-group",
    ]


def test_empty_topics_keep_their_page() -> None:
    archive = an_archive(a_record())
    assert [[term.name for term in terms] for terms in archive.topics.values()] == [
        ["Spin Glasses", "Optics"],
        ["Vision"],
        ["Other"],
    ]


def test_papers_on_one_line_of_a_seed_stand_in_its_order() -> None:
    works = [{"title": f"Lattices {name}", "id": f"https://openalex.org/W{name}", "ids": {}} for name in "dbaec"]
    reading = parse_seed("2025-09-09.json", json.dumps({"results": works}).encode())
    archive = an_archive(*reading.records)
    [day] = archive.days
    assert [archive.entries[paper].paper.title[-1] for paper in day.papers] == [*"dbaec"]
