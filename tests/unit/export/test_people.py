from dataclasses import replace

import pytest

from builder.export.people import MOST_AUTHORS, Name, is_group, is_suffix, names_of
from builder.model.people import Author
from tests.unit.export.examples import BARE


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (Author("Wei Zhang"), Name("Wei Zhang")),
        (Author("Wei Zhang", "Zhang", "Wei"), Name("", "Zhang", "Wei")),
        (Author("John Doe, Jr", "Doe", "John, Jr"), Name("", "Doe", "John", "Jr")),
        (Author("John Doe, Jr."), Name("", "Doe", "John", "Jr.")),
        (Author("Doe, Jr"), Name("Doe, Jr")),
        (Author("ATLAS, The"), Name("ATLAS, The")),
        (Author("a, b c", "c", "a,b"), Name("a, b c")),
        (Author("a c", "c", "a, ,b"), Name("a c")),
        (Author("a\n\u202eb"), Name("a b")),
    ],
)
def test_a_name_is_in_parts_where_these_are_known(author: Author, name: Name) -> None:
    assert names_of(replace(BARE, authors=(author,))) == ([name], False)


def test_of_very_many_there_are_others() -> None:
    names, has_more = names_of(replace(BARE, authors=(Author("A B"),) * 3000))
    assert (len(names), has_more) == (MOST_AUTHORS, True)
    assert names_of(replace(BARE, authors=(Author("A B"),), has_more=True))[1]
    assert names_of(replace(BARE, has_more=True)) == ([], False)


def test_the_last_word_of_a_name_tells_a_group_and_a_suffix() -> None:
    assert is_group("The Example Collaboration")
    assert not is_group("Ada Bee")
    assert is_suffix("Jr.")
    assert not is_suffix("Bee")
