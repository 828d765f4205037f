import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.toml import toml_table

texts = st.one_of(st.text(), st.text(alphabet="\"\\'#=[]u\n\r\t\x00\x1b\x7f\x85\u202e\u2028\ufeff\U000e0001é深"))


@given(texts, st.lists(texts, max_size=4))
def test_what_is_written_is_what_is_read(text: str, several: list[str]) -> None:
    written = toml_table("hide", paper=text, tags=several)

    assert tomllib.loads(written) == {"hide": [{"paper": text, "tags": several}]}


@given(texts, st.lists(texts, max_size=4))
def test_each_value_has_one_line_so_that_a_sign_before_each_line_makes_a_comment(
    text: str, several: list[str]
) -> None:
    written = toml_table("hide", paper=text, tags=several)

    assert len(written.splitlines()) == 3
    assert tomllib.loads("".join(f"# {line}\n" for line in written.split("\n"))) == {}


def test_tables_are_written_as_people_write_them() -> None:
    written = toml_table("topics", paper="7b3a5d70ea", topics=["Chaos", "Schrödinger's 猫"])

    assert written == '[[topics]]\npaper = "7b3a5d70ea"\ntopics = ["Chaos", "Schrödinger\'s 猫"]'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"\\', r"\"\\"),
        ("\t\x7f\x85", r"\u0009\u007F\u0085"),
        ("a\u202eb\u200b", r"a\u202Eb\u200B"),
        ("\U000e0061", r"\U000E0061"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_one_would_not_see_is_written_out(text: str, shown: str) -> None:
    assert toml_table("hide", paper=text) == f'[[hide]]\npaper = "{shown}"'
