from dataclasses import replace
from typing import Any

import pytest

from builder.export.bibtex import bibtex as written
from builder.export.citations import citations
from builder.model.archive import Entry
from builder.model.people import Author
from builder.model.records import Details
from tests.examples import a_record, an_archive


def bibtex(entry: Entry) -> str:
    return written(citations(an_archive(), "")(entry))


def test_a_record_says_what_a_listing_knows() -> None:
    [entry] = an_archive(a_record("Lattice models & more")).entries.values()
    assert bibtex(entry) == (
        f"@misc{{lattice-models-more-{entry.paper.id[:6]},\n"
        "  title = {{Lattice models \\& more}},\n"
        "  note  = {Listed on Tuesday 9 September 2025; authors and year to be completed from the paper}\n"
        "}"
    )


def test_a_formula_stays_tex_where_it_is_harmless() -> None:
    [entry] = an_archive(a_record(r"The \(B^- \to D^0\) decay by $\write18{x}$")).entries.values()

    assert r"  title = {{The $B^- \to D^0$ decay by write18x}}," in bibtex(entry)


def told(**details: Any) -> str:
    [entry] = an_archive(a_record()).entries.values()
    return bibtex(replace(entry, paper=replace(entry.paper, details=Details(**details))))


def test_a_record_says_all_that_is_known() -> None:
    record = told(
        authors=(Author("Wei Zhang"), Author("John Doe, Jr", "Doe", "John, Jr")),
        has_more=True,
        arxiv="2509.01234",
        doi="10.1234/a_b",
        published="2025-09-02",
        categories=("cs.LG", "stat.ML"),
    )
    assert record.splitlines()[1:] == [
        "  author        = {Wei Zhang and Doe, Jr, John and others},",
        "  title         = {{Lattice models}},",
        "  year          = {2025},",
        "  eprint        = {2509.01234},",
        "  archiveprefix = {arXiv},",
        "  eprinttype    = {arxiv},",
        "  primaryclass  = {cs.LG},",
        "  doi           = {10.1234/a\\_b},",
        "  note          = {Listed on Tuesday 9 September 2025}",
        "}",
    ]


def test_it_says_which_of_authors_and_year_is_to_be_completed() -> None:
    assert "2025; year to be completed from the paper}" in told(authors=(Author("A B"),))
    assert "2025; authors to be completed from the paper}" in told(published="2025")


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (Author("ATLAS Collaboration, The"), "{ATLAS Collaboration, The}"),
        (Author("Plato"), "{Plato}"),
        (Author("Wei von Zhang", "von Zhang", "Wei"), "von Zhang, Wei"),
        (Author("Bell and Sons"), "{Bell and Sons}"),
        (Author("A {x} \\write18 & Co"), "A \\textbraceleft{}x\\textbraceright{} \\textbackslash{}write18 \\& Co"),
        (Author("张伟"), "{张伟}"),
    ],
)
def test_bibtex_takes_a_name_apart_as_it_is_meant(author: Author, name: str) -> None:
    assert f"{{{name}}},\n" in told(authors=(author,)).replace("author = ", "")


def test_of_very_many_authors_the_others_are_others() -> None:
    assert told(authors=(Author("A B"),) * 3000).count(" and ") == 100
