from dataclasses import replace

import pytest

from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.model.archive import Archive, Entry
from builder.model.links import Link as GivenLink
from builder.model.papers import Fact, LookedUp
from builder.model.people import Author
from builder.model.records import Details, Place
from builder.pages.context import PageContext
from builder.pages.front_matter import Dated, Known, Link, OuterLink
from builder.pages.known import known
from tests.examples import a_record, an_archive
from tests.unit.archive.examples import alone, by
from tests.unit.pages.examples import pages_of


def known_of(archive: Archive, entry: Entry | None = None) -> Known | None:
    entry = entry or next(iter(archive.entries.values()))
    return known(PageContext(archive, [], 50, citations(archive, ""), bibtex), entry)


def told(details: Details, *facts: Fact) -> Known:
    archive = an_archive(a_record())
    [entry] = archive.entries.values()
    found = known_of(archive, replace(entry, paper=replace(entry.paper, details=details, facts=facts)))
    assert found
    return found


def people(*names: str) -> tuple[Author, ...]:
    return tuple(map(Author, names))


def test_a_page_of_which_nothing_is_known_is_as_it_was() -> None:
    archive = an_archive(a_record())
    assert known_of(archive) is None
    assert "known:" not in pages_of(archive)["papers/lattice-models.md"]
    assert "has_authors" not in pages_of(archive)["index.md"]


def test_an_author_with_a_page_is_led_to_it_and_another_to_the_search() -> None:
    archive = an_archive(*alone("Wei Zhang"), by(3, "Wei Zhang", 'Ann "the owl" Lee'))
    [entry] = [one for one in archive.entries.values() if len(one.paper.details.authors) == 2]
    found = known_of(archive, entry)
    assert found
    assert found.authors == [
        Link("Wei Zhang", "authors/wei-zhang.html"),
        Link('Ann "the owl" Lee', "search.html?q=author:%22Ann++the+owl++Lee%22"),
    ]


def test_of_many_authors_the_first_stand_under_the_title_and_the_others_are_folded() -> None:
    found = told(Details(authors=people(*(f"A {at}" for at in range(3000))), has_more=True))
    assert [len(found.authors or ()), len(found.more_authors or ()), found.and_others] == [20, 2980, True]
    assert (found.more_authors or ())[-1] == Link("A 2999", "")
    many = told(Details(authors=people(*(f"A {at}" for at in range(6000)))))
    assert (len(many.more_authors or ()), many.and_others) == (4980, True)


def test_a_paper_is_to_be_read_at_its_pdf_its_number_and_its_doi() -> None:
    known = told(Details(arxiv="2509.01234", doi="10.1234/a(b)<c>"))
    assert known.pdf == "https://arxiv.org/pdf/2509.01234"
    assert known.sources == [
        OuterLink("arXiv", "https://arxiv.org/abs/2509.01234", "2509.01234"),
        OuterLink("DOI", "https://doi.org/10.1234/a(b)%3Cc%3E", "10.1234/a(b)<c>"),
    ]
    assert told(Details(pdf="https://example.org/a.pdf", arxiv="2509.01234")).pdf == "https://example.org/a.pdf"
    assert told(Details(arxiv="../evil", venue="A")).sources is None


@pytest.mark.parametrize(
    ("published", "name"), [("2017-06-12", "12 June 2017"), ("2017-06", "June 2017"), ("2017", "2017")]
)
def test_a_day_of_publication_is_as_exact_as_it_is_known(published: str, name: str) -> None:
    found = told(Details(published=published, updated=published))
    assert (found.published, found.updated) == (Dated(name, published), None)


def test_it_says_what_was_looked_up_where_and_when() -> None:
    place = Place("enrichment.jsonl", 3)
    arxiv, others = LookedUp("arxiv", "2026-11-28"), LookedUp("elsewhere", "")
    facts = [Fact(field, place, arxiv) for field in ("pdf", "authors", "doi")]
    found = told(
        Details(venue="V", authors=people("A"), pdf="https://example.org", doi="10.1/a"),
        *facts,
        Fact("venue", place, others),
        Fact("comment", Place("a.txt", 1)),
        Fact("links", place, arxiv),
    )
    assert found.looked_up == [
        "Authors, DOI and PDF looked up at arXiv on 28 November 2026",
        "Venue looked up at elsewhere",
    ]


def test_links_that_were_looked_up_are_said_to_be() -> None:
    fact = Fact("links", Place("enrichment.jsonl", 3), LookedUp("hf", "2026-11-28"))
    found = told(Details(links=(GivenLink("https://github.com/a/b", "code"),)), fact)
    assert found.looked_up == ["Links looked up at Hugging Face on 28 November 2026"]


def test_signs_that_turn_the_direction_of_a_text_are_not_shown() -> None:
    found = told(Details(venue="\u202eevil\u202c V", comment="9\u2066 pages"))
    assert (found.venue, found.comment) == ("evil V", "9 pages")


def test_the_longest_name_and_comment_are_cut() -> None:
    found = told(Details(authors=people("x" * 10_000), comment="y " * 10_000, categories=("c" * 9000,) * 50))
    assert found.authors
    assert max(len(found.authors[0].url), len(found.comment or ""), *map(len, found.categories or ())) <= 500
    assert len(found.categories or ()) == 12
