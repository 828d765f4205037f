"""Citations in small scripts: which papers each holds, and how little of them. tests/citing reads them."""

import json
import re
from dataclasses import replace
from datetime import date

from builder.export.citation_files import CITED, citation_files, citation_row
from builder.export.citations import citations
from builder.model.archive import SHARD_SIZE
from builder.model.citations import Citation
from builder.model.people import Author
from builder.text.math.reading import read_formulas
from tests.examples import an_archive, some_records

BARE = Citation("lattice-undated", ("Lattice models",), "papers/lattice-models.html")


def test_a_row_ends_with_the_last_that_is_known() -> None:
    assert citation_row(BARE) == ["lattice-undated", "Lattice models"]
    assert citation_row(replace(BARE, listed=date(2025, 9, 9)))[2:] == [[], [], "", "2025-09-09"]


def test_of_a_title_only_the_words_in_braces_are_kept_but_with_formulas_all() -> None:
    assert citation_row(replace(BARE, title=("A study of LoRA and the GPT-4 & C",)))[2] == [3, 6, 8]
    assert citation_row(replace(BARE, title=read_formulas(r"The $\alpha$ test")))[2] == r"The {$\alpha$} test"


def test_names_are_short_where_all_forms_follow_from_them() -> None:
    people = (
        Author("Ana Núñez", "Núñez", "Ana"),
        Author("Wei Zhang"),
        Author("Plato"),
        Author("John Doe, Jr", "Doe", "John, Jr"),
    )

    assert citation_row(replace(BARE, authors=people, has_more=True))[3] == [
        "Núñez\tAna",
        "Wei Zhang",
        ["Plato", "", "", "", "{Plato}", "Plato"],
        ["", "Doe", "John", "Jr", "Doe, Jr, John", "John Doe, Jr"],
        1,
    ]


def test_new_papers_change_the_last_scripts_only() -> None:
    def files(count: int) -> list[str]:
        archive = an_archive(*some_records(*(f"Paper number {at}" for at in range(count))))
        return [str(file.content) for file in citation_files(archive, citations(archive, ""), "")]

    assert CITED % SHARD_SIZE == 0  # the papers of a row's shard lie in one
    assert len(files(CITED)) == 1
    assert len(files(CITED + 1)) == 2


def test_a_script_closes_no_tag_and_is_ascii() -> None:
    archive = an_archive(*some_records("</script><b>Ö"))
    [file] = citation_files(archive, citations(archive, ""), "https://a.example/")
    assert file.path == "assets/cite/0.js"
    assert "<" not in str(file.content)
    assert str(file.content).isascii()
    [told] = re.findall(r'^paperArchive\.put\("c/0",(.*)\);\n$', str(file.content))
    assert json.loads(told)[0] == "https://a.example"
