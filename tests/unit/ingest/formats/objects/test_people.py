import pytest

from builder.ingest.formats.objects.people import author_of, of_shown_and_written, people_of
from builder.model import Author


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ({"family": "Núñez", "given": "Ana"}, Author("Ana Núñez", "Núñez", "Ana")),
        (
            {"family": "Zhang", "given": "Wei", "non-dropping-particle": "von"},
            Author("Wei von Zhang", "von Zhang", "Wei"),
        ),
        ({"family": "Doe", "given": "J.", "suffix": "Jr"}, Author("J. Doe, Jr", "Doe", "J., Jr")),
        (
            {"family": "Humboldt", "given": "A.", "dropping-particle": "von"},
            Author("A. von Humboldt", "Humboldt", "A. von"),
        ),
        ({"literal": "The Example Collaboration"}, Author("The Example Collaboration")),
        ({"name": "The Example Collaboration", "sequence": "first"}, Author("The Example Collaboration")),
        ({"family": "Suharto"}, Author("Suharto")),
        ({"given": "Suharto"}, Author("Suharto")),
        (
            {"first": "Ana", "middle": ["B.", "C."], "last": "Dee", "suffix": ""},
            Author("Ana B. C. Dee", "Dee", "Ana B. C."),
        ),
        ("Núñez, Ana", Author("Ana Núñez", "Núñez", "Ana")),
        ("Ana Núñez", Author("Ana Núñez")),
        ({"family": 3, "name": None}, None),
        ({}, None),
        (None, None),
        (7, None),
    ],
)
def test_an_author_is_read_from_the_parts_that_are_there(value: object, author: Author | None) -> None:
    assert author_of(value) == author


def test_others_are_no_author_but_say_that_the_list_goes_on() -> None:
    found = people_of([{"name": "Ann Bee"}, {"literal": "et al."}])
    assert (found.authors, found.has_more) == ((Author("Ann Bee"),), True)
    assert people_of(["Ann Bee"]).has_more is False


@pytest.mark.parametrize("value", [None, 3, {}, [None, {}, [], 1], "", [[[]]]])
def test_what_is_no_list_of_authors_has_none(value: object) -> None:
    assert people_of(value).authors == ()


@pytest.mark.parametrize(
    ("shown", "written", "author"),
    [
        ("Ana Núñez", "Núñez, Ana", Author("Ana Núñez", "Núñez", "Ana")),
        ("Ana Núñez", "Núñez, A.", Author("Ana Núñez", "Núñez", "Ana")),
        ("Ana Nunez", "Núñez, Ana", Author("Ana Núñez", "Núñez", "Ana")),
        ("Ana Núñez", "Ana Núñez", Author("Ana Núñez")),
        ("Ana Núñez", "Ana Núñez, Example Lab", Author("Ana Núñez")),
        ("Ana Núñez", "", Author("Ana Núñez")),
        ("", "Núñez, Ana", Author("Ana Núñez", "Núñez", "Ana")),
        ("Bee Dee", "Núñez, Ana", Author("Bee Dee")),
        ("", "", None),
    ],
)
def test_a_shown_name_is_parted_as_the_work_writes_it(shown: str, written: str, author: Author | None) -> None:
    assert of_shown_and_written(shown, written) == author
