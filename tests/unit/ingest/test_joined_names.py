import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.joined_names import of_bibtex, of_each, of_groups
from builder.ingest.names import Names
from builder.model import Author


def shown(names: Names) -> list[str]:
    return [author.name for author in names.authors]


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


@given(st.text("A{}\\\"',;~ and()$: .é张&", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for names in (of_bibtex(text), of_each([text])):
        assert all(author.name for author in names.authors)
