from builder.model.archive import Archive
from builder.model.facets import TAG, TOPIC
from builder.pages.context import PageContext
from tests.examples import a_record, an_archive


def context_of(archive: Archive) -> PageContext:
    return PageContext(archive, (), 50, str)


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
    assert [*context.days] == ["2025-09-09"]


def test_fresh_are_the_papers_of_the_newest_day() -> None:
    archive = an_archive(a_record("Old", listed_on=None), a_record("New", line=3))
    fresh = context_of(archive).fresh
    assert [entry.paper.title for entry in archive.entries.values() if entry.paper.id in fresh] == ["New"]


def test_nothing_is_fresh_where_no_year_is_known() -> None:
    archive = an_archive(a_record(listed_on=None))
    assert not any(paper in context_of(archive).fresh for paper in archive.entries)
