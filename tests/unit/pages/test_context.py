from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.model.archive import Archive, Tag
from builder.model.facets import TAG, TOPIC
from builder.pages.context import PageContext
from tests.examples import LEARNING, LONE, NETS, Tagged, a_record, an_archive, some_records


def context_of(archive: Archive) -> PageContext:
    return PageContext(archive, (), 50, citations(archive, ""), bibtex)


def test_terms_are_found_by_facet_and_name() -> None:
    terms = context_of(an_archive(a_record())).terms
    assert terms["topic"]["Optics"].address == "topics/optics.html"
    assert terms["tag"] == {}


def test_a_paper_leads_to_its_terms_and_its_day() -> None:
    context = context_of(an_archive(a_record()))
    [entry] = context.archive.entries.values()
    assert context.entry(entry.paper.id) is entry
    assert [term.name for term in context.terms_of(TOPIC, entry)] == ["Spin Glasses"]
    assert [*context.terms_of(TAG, entry)] == []


def test_a_paper_has_the_terms_that_list_it_whether_it_shows_them_or_not() -> None:
    context = context_of(an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE))

    having = {
        entry.paper.title: [term.name for term in context.terms_of(TAG, entry)]
        for entry in context.archive.entries.values()
    }

    both = [LEARNING.name, NETS.name]
    assert having == {"One": both, "Two": both, "Three": both, "Four": [LEARNING.name]}


def test_a_tag_is_kin_of_itself_and_of_broader_and_narrower_ones() -> None:
    nets, learning, odes, snow = (Tag(name, name) for name in ("nets", "learning", "odes", "snow"))
    above = {odes.key: (nets.key, learning.key), nets.key: (learning.key,)}
    titles = {tag: ["One"] for tag in (nets, learning, odes, snow)}
    context = context_of(an_archive(*some_records("One"), tags=Tagged({}, titles, above)))
    tags = context.terms[TAG.key]

    kin = {(one, other) for one in tags for other in tags if context.is_kin(tags[one], tags[other])}

    assert {pair for pair in kin if "snow" in pair} == {("snow", "snow")}
    assert {other for one, other in kin if one == "odes"} == {"odes", "nets", "learning"}
    assert {other for one, other in kin if one == "learning"} == {"odes", "nets", "learning"}
    assert [*context.days] == ["2025-09-09"]


def test_fresh_are_the_papers_of_the_newest_day() -> None:
    archive = an_archive(a_record("Old", listed_on=None), a_record("New", line=3))
    fresh = context_of(archive).fresh
    assert [entry.paper.title for entry in archive.entries.values() if entry.paper.id in fresh] == ["New"]


def test_nothing_is_fresh_where_no_year_is_known() -> None:
    archive = an_archive(a_record(listed_on=None))
    assert not any(paper in context_of(archive).fresh for paper in archive.entries)
