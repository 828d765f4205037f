from dataclasses import replace

import bibtexparser
import pytest
from hypothesis import given

from builder.export.bibtex import bibtex
from builder.export.people import MOST_AUTHORS
from builder.ingest.document import Document
from builder.ingest.formats.bibtex import read
from builder.model.citations import Citation
from builder.model.people import Author
from builder.model.records import MonthDay
from builder.text.math.reading import read_formulas
from tests.unit.export.examples import BARE, WHOLE, citations


def test_a_record_says_what_a_listing_knows() -> None:
    assert bibtex(replace(BARE, title=("Lattice models & more",))) == (
        "@misc{lattice-models-2025-09-09,\n"
        "  title = {Lattice models \\& more},\n"
        "  note = {Listed on Tuesday 9 September 2025; authors and year to be completed}\n"
        "}"
    )


def test_a_formula_stays_tex_where_it_is_harmless() -> None:
    title = read_formulas(r"The \(B^- \to D^0\) decay by $\write18{x}$")
    assert r"  title = {The {$B^- \to D^0$} decay by {write18x}}," in bibtex(replace(BARE, title=title))


def test_a_record_says_all_that_is_known() -> None:
    assert bibtex(replace(WHOLE, has_more=True)).splitlines() == [
        "@misc{zhang2025lattice,",
        "  author = {von Zhang, Wei and Doe, Jr, John and others},",
        "  title = {Lattice models},",
        "  year = {2025},",
        "  month = sep,",
        "  date = {2025-09-02},",
        "  howpublished = {Journal of A \\& B},",
        "  eprint = {2509.01234},",
        "  archiveprefix = {arXiv},",
        "  eprinttype = {arxiv},",
        "  primaryclass = {cs.LG},",
        "  doi = {10.1234/a_b},",
        "  url = {https://arxiv.org/abs/2509.01234},",
        "  urldate = {2025-09-09},",
        "  note = {Listed on Tuesday 9 September 2025}",
        "}",
    ]


def test_no_more_of_the_date_is_said_than_is_known() -> None:
    assert "month" not in bibtex(replace(WHOLE, published="2025"))
    assert "month = sep" in bibtex(replace(WHOLE, published="2025-09"))
    assert " date =" not in bibtex(replace(WHOLE, published="2025-09"))


def test_a_day_without_a_year_and_none_at_all_are_told_and_no_day_of_an_address() -> None:
    assert "{Listed on 9 September, year unknown}" in bibtex(replace(WHOLE, listed=MonthDay(9, 9)))
    undated = bibtex(replace(WHOLE, listed=None))
    assert "{Listed without a date}" in undated
    assert "urldate" not in undated


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (Author("ATLAS Collaboration, The"), "{ATLAS Collaboration, The}"),
        (Author("The ATLAS Collaboration"), "{The ATLAS Collaboration}"),
        (Author("Plato"), "{Plato}"),
        (Author("John Doe Jr."), "John {Doe Jr.}"),
        (Author("Ana de Silva Neto"), "Ana de {Silva Neto}"),
        (Author("Doe III"), "{Doe III}"),
        (Author("John Doe, Jr"), "Doe, Jr, John"),
        (Author("Wei  \u202eZhang"), "Wei Zhang"),
        (Author("Wei von Zhang", "von Zhang", "Wei"), "von Zhang, Wei"),
        (Author("Bell and Sons"), "{Bell and Sons}"),
        (Author("A and B", "and B", "A"), "{A and B}"),
        (Author("A {x} \\write18 & Co"), "A \\textbraceleft{}x\\textbraceright{} \\textbackslash{}write18 \\& Co"),
        (Author("张伟"), "{张伟}"),
        (Author("张伟", "张", "伟"), "张, 伟"),
    ],
)
def test_bibtex_takes_a_name_apart_as_it_is_meant(author: Author, name: str) -> None:
    assert f"  author = {{{name}}},\n" in bibtex(replace(BARE, authors=(author,)))


def test_of_very_many_authors_the_others_are_others() -> None:
    assert bibtex(replace(BARE, authors=(Author("A B"),) * 3000)).count(" and ") == MOST_AUTHORS


HARMFUL = (
    "a { lone brace",
    "} closed",
    "\\{",
    "\\",
    "\\\\{",
    "${$",
    "\n@misc{x, title = {y}}\n",
    "%",
    "\u202eright to left\u2028\x00\x1b[31m\x85",
    '"quoted" # joined',
    "TY  - JOUR",
)


@pytest.mark.parametrize("text", HARMFUL)
def test_no_text_breaks_a_record_wherever_it_stands(text: str) -> None:
    harmed = replace(
        WHOLE,
        title=(text,),
        venue=text,
        doi=text,
        url=f"https://a/{text}",
        authors=(Author(text, text, text), Author(text)),
    )
    record = bibtex(harmed)
    assert record.count("{") == record.count("}")
    assert record.isprintable() or set(filter(lambda one: not one.isprintable(), record)) == {"\n"}
    assert len(record.splitlines()) == len(bibtex(WHOLE).splitlines())

    library = bibtexparser.parse_string(f"{record}\n{bibtex(BARE)}\n", parse_stack=[])

    assert [entry.key for entry in library.entries] == [harmed.key, BARE.key]


@given(citations)
def test_our_own_reader_reads_it_back(citation: Citation) -> None:
    [record] = read(Document("a.bib", bibtex(citation))).records
    details = record.details
    assert (record.title,) == citation.title
    assert [author.name for author in details.authors] == [author.name for author in citation.authors]
    assert details.has_more == (citation.has_more and bool(citation.authors))
    assert (details.published, details.arxiv, details.doi) == (citation.published, citation.arxiv, citation.doi)
