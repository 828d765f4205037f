import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.names import (
    Names,
    is_group,
    known,
    of_bibtex,
    of_display,
    of_each,
    of_groups,
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
    assert known([of_display("A"), None]) == (Author("A"),)


def test_names_one_by_one_may_end_with_others() -> None:
    assert of_each(["Bee, Ann", "et al."]) == Names((Author("Ann Bee", "Bee", "Ann"),), True)
    assert of_each([]) == Names(())


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Bee, Ann and Cee, Dee", [("Ann Bee", "Bee", "Ann"), ("Dee Cee", "Cee", "Dee")]),
        ("Bee, Ann AND\n  Cee, Dee", [("Ann Bee", "Bee", "Ann"), ("Dee Cee", "Cee", "Dee")]),
        ("Ludwig van Beethoven", [("Ludwig van Beethoven", "van Beethoven", "Ludwig")]),
        ("de la Vega, Juan", [("Juan de la Vega", "de la Vega", "Juan")]),
        ("Jean de La Fontaine", [("Jean de La Fontaine", "de La Fontaine", "Jean")]),
        (r"Guido {van Rossum}", [("Guido van Rossum", "van Rossum", "Guido")]),
        (r"{\'E}mile {\v{Z}}i{\v{z}}ek", [("Émile Žižek", "Žižek", "Émile")]),
        ("Jean-Pierre d'Aubert", [("Jean-Pierre d'Aubert", "d'Aubert", "Jean-Pierre")]),
        ("Doe, Jr, John", [("John Doe, Jr", "Doe", "John, Jr")]),
        ("Doe, John, Jr.", [("John Doe, Jr.", "Doe", "John, Jr.")]),
        ("John Doe III", [("John Doe, III", "Doe", "John, III")]),
        ("Plato and de Vries", [("Plato", "", ""), ("de Vries", "", "")]),
        ("{Barnes and Noble}", [("Barnes and Noble", "", "")]),
        ("{{The Example Collaboration}}", [("The Example Collaboration", "", "")]),
        ("ATLAS Collaboration", [("ATLAS Collaboration", "", "")]),
        ("张, 伟 and 李 四", [("张伟", "张", "伟"), ("李 四", "", "")]),
        ("family=Zhang, given=Wei, prefix=von", [("Wei von Zhang", "von Zhang", "Wei")]),
        ("family=Zhang, given=Wei, prefix=von, useprefix=true", [("Wei von Zhang", "von Zhang", "Wei")]),
        ("Wei Zhang 0001 and Bee, A. 0002", [("Wei Zhang", "Zhang", "Wei"), ("A. Bee", "Bee", "A.")]),
        ("{Bee}, A.~B.", [("A. B. Bee", "Bee", "A. B.")]),
        ("Bee, A.; Cee, D.", [("A. Bee", "Bee", "A."), ("D. Cee", "Cee", "D.")]),
        ("A. Bee, C. Dee, E. Eff", [("A. Bee", "Bee", "A."), ("C. Dee", "Dee", "C."), ("E. Eff", "Eff", "E.")]),
        ("Bee, A., Cee, D.", [("A. Bee", "Bee", "A."), ("D. Cee", "Cee", "D.")]),
        (" and ", []),
        ("", []),
    ],
)
def test_names_of_bibtex_are_read_by_its_rules(written: str, authors: list[tuple[str, str, str]]) -> None:
    assert of_bibtex(written) == Names(tuple(Author(*parts) for parts in authors))


def test_collaborations_of_a_field_of_their_own_are_authors_once() -> None:
    assert shown(Names(of_groups("ATLAS, CMS", ()))) == ["ATLAS Collaboration", "CMS Collaboration"]
    assert shown(Names(of_groups("The X Team", ()))) == ["The X Team"]
    assert of_groups("ATLAS", [Author("The ATLAS Collaboration")]) == of_groups("", ()) == ()


@pytest.mark.parametrize("end", ["others", "et al.", "et al", "{others}"])
def test_others_are_no_author_but_more_of_them(end: str) -> None:
    assert of_bibtex(f"Bee, Ann and {end}") == Names((Author("Ann Bee", "Bee", "Ann"),), True)


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
    for names in (of_bibtex(text), of_list(text), of_each([text])):
        assert all(author.name for author in names.authors)


@pytest.mark.parametrize(
    "text",
    [
        "Bee, A. and Eff, C. and others",
        "Bee, A. and Eff, C. and others.",
        "Bee, A. and Eff, C. et al.",
        "Bee, A. and Eff, C., et~al.",
        "Bee, A. and Eff, C. and {et al.}",
    ],
)
def test_others_behind_the_last_name_of_bibtex_are_none(text: str) -> None:
    assert of_bibtex(text) == Names((Author("A. Bee", "Bee", "A."), Author("C. Eff", "Eff", "C.")), has_more=True)


def test_names_of_bibtex_may_be_joined_by_an_ampersand() -> None:
    assert shown(of_bibtex(r"Bee, A. \& Eff, C.")) == ["A. Bee", "C. Eff"]
    assert shown(of_bibtex("Johnson & Johnson")) == ["Johnson & Johnson"]
