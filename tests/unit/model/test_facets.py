from builder.model.facets import (
    ABSTRACT_FIELD,
    DAY,
    FACETS,
    LINKS,
    TAG,
    TAGS_FIELD,
    TITLE_FIELD,
    TOPIC,
    TOPIC_FIELD,
)
from tests.examples import LEAVES, a_record, an_archive


def test_the_pages_of_a_facet_lie_in_its_folder() -> None:
    assert [facet.index for facet in FACETS if facet.folder] == [
        "topics/index.html",
        "tags/index.html",
        "dates/index.html",
    ]
    assert TAG.address("gans") == "tags/gans.html"
    assert DAY.address("2025-09") == "dates/2025-09.html"


def test_each_facet_has_its_own_key_in_addresses() -> None:
    assert len({facet.key for facet in FACETS}) == len({facet.search.key for facet in FACETS}) == len(FACETS)


def test_topics_without_papers_are_terms_too() -> None:
    assert [term.name for term in TOPIC.terms(an_archive())] == [*(leaf.name for leaf in LEAVES), "Other"]


def test_a_paper_names_its_terms_and_what_is_searched_of_it() -> None:
    [entry] = an_archive(a_record("Lattices", "At https://github.com/a/b they melt.")).entries.values()
    assert [*TOPIC.names(entry)] == [*TOPIC_FIELD.texts(entry)] == ["Spin Glasses"]
    assert [*TAG.names(entry)] == [*TAGS_FIELD.texts(entry)] == []
    assert [*LINKS.names(entry)] == ["code"]
    assert [*TITLE_FIELD.texts(entry)] == ["Lattices"]
    assert [*ABSTRACT_FIELD.texts(entry)] == ["At https://github.com/a/b they melt."]
