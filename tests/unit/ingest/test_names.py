import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.names import (
    Names,
    is_group,
    known,
    of_display,
    of_inverted,
    of_list,
    of_parts,
)
from builder.model import Author


def shown(names: Names) -> list[str]:
    return [author.name for author in names.authors]


def test_parts_make_a_name_as_it_is_shown() -> None:
    assert of_parts("Zhang", "Wei") == Author("Wei Zhang", "Zhang", "Wei")
    assert of_parts("Zhang", "Wei", particle="von") == Author("Wei von Zhang", "von Zhang", "Wei")
    assert of_parts("Doe", "J.", "Jr") == Author("J. Doe, Jr", "Doe", "J., Jr")
    assert of_parts("Plato") == Author("Plato")
    assert of_parts("", "Plato") == Author("Plato")
    assert of_parts(" ", "\u200b") is None


@pytest.mark.parametrize(("family", "given_name"), [("张", "伟"), ("김", "철수"), ("山田", "たろう")])
def test_a_name_in_its_own_east_asian_script_has_the_family_first(family: str, given_name: str) -> None:
    assert of_parts(family, given_name) == Author(family + given_name, family, given_name)
    assert of_inverted(f"{family}, {given_name}") == of_parts(family, given_name)


def test_a_group_has_no_parts() -> None:
    assert of_parts("Collaboration", "The Example") == Author("The Example Collaboration")
    assert of_parts("Collaboration", "Example II") == Author("Example II Collaboration")
    assert is_group("Planck Collaboration")
    assert not is_group("Ann Bee")


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Zhang, Wei", Author("Wei Zhang", "Zhang", "Wei")),
        ("Doe, Jr., J.", Author("J. Doe, Jr.", "Doe", "J., Jr.")),
        ("Doe, J., Jr", Author("J. Doe, Jr", "Doe", "J., Jr")),
        ("Smith, John, MD", Author("John Smith, MD", "Smith", "John, MD")),
        ("Smith Jr., A.", Author("A. Smith, Jr.", "Smith", "A., Jr.")),
        ("Smith, John III", Author("John Smith, III", "Smith", "John, III")),
        ("Silva Neto, A.", Author("A. Silva Neto", "Silva Neto", "A.")),
        ("The Example Collaboration,", Author("The Example Collaboration")),
        ("Ann Bee", Author("Ann Bee")),
        (r"J{\'o}nsson, {\'O}lafur", Author("Ólafur Jónsson", "Jónsson", "Ólafur")),
        (", ", None),
        ("", None),
    ],
)
def test_an_inverted_name_is_turned(written: str, author: Author | None) -> None:
    assert of_inverted(written) == author


def test_a_name_as_shown_stays_so() -> None:
    assert of_display(r"  Ana N\'u\~nez ") == Author("Ana Núñez")
    assert of_display("\u200b") is None
    assert of_display("on behalf of the Example Collaboration") == Author("Example Collaboration")
    assert of_display("Centre for the Arts Team") == Author("Centre for the Arts Team")
    assert known([of_display("A"), None]) == (Author("A"),)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("A. Bee, C. D. Eff and Å. Dahl (Lab One, Lab Two)", ["A. Bee", "C. D. Eff", "Å. Dahl"]),
        ("Ann Bee (1), C Eff (1 and 2) ((1) Lab (North), (2) Lab)", ["Ann Bee", "C Eff"]),
        ("The X Collaboration: J. Doe, K. Roe", ["The X Collaboration", "J. Doe", "K. Roe"]),
        (r"Ana N\'u\~nez, \'Olafur J\'onsson", ["Ana Núñez", "Ólafur Jónsson"]),
        (r"J\"{o}rg M\"uller$^{1,2}$ and Ren\'e D{\'i}az", ["Jörg Müller", "René Díaz"]),
        ("J. Doe, Jr., A. Bee", ["J. Doe, Jr.", "A. Bee"]),
        ("A. Bee; C. Dee & E. Eff", ["A. Bee", "C. Dee", "E. Eff"]),
        ("J. Doe, on behalf of the ALICE Collaboration", ["J. Doe", "ALICE Collaboration"]),
        ("Anders Andersen, Fernand Orland", ["Anders Andersen", "Fernand Orland"]),
        ("A. Bee, Consortium for A and B", ["A. Bee", "Consortium for A and B"]),
        ("A. Bee and ATLAS Collaboration and C. Dee", ["A. Bee", "ATLAS Collaboration", "C. Dee"]),
        ("A. Bee (Lab, cut", ["A. Bee"]),
        ("Bee, A., Eff, C. D. and Dahl, Å.-M.", ["A. Bee", "C. D. Eff", "Å.-M. Dahl"]),
        ("A. Bee, C. Eff", ["A. Bee", "C. Eff"]),
        ("The ATLAS Collaboration, A. B.", ["The ATLAS Collaboration", "A. B."]),
        ("R. Bee, S. K., M. Eff, P.", ["R. Bee", "S. K.", "M. Eff", "P."]),
        ("", []),
    ],
)
def test_a_line_of_arxiv_is_read_without_its_notes(line: str, names: list[str]) -> None:
    assert (shown(of_list(line)), of_list(line).has_more) == (names, False)


@pytest.mark.parametrize(
    "line", ["J. Doe et al.", "J. Doe, et al", "J. Doe and 25 others", "J. Doe (25 additional authors not shown)"]
)
def test_a_line_may_say_that_there_are_more(line: str) -> None:
    assert of_list(line) == Names((Author("J. Doe"),), True)


@given(st.text("A{}\\\"',;~ and()$: .é张", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for names in (of_list(text), Names(known([of_inverted(text)]))):
        assert all(author.name for author in names.authors)
