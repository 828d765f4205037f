import pytest

from builder.ingest.formats.bibtex_values import LONGEST_MACRO, Fields, fields_of, macros_of, value_of


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("{a {b} c}", "a {b} c"),
        ('"a {"} b"', 'a {"} b'),
        ('"a" # m # {c}', "aMc"),
        ("2025", "2025"),
        ("sep", "sep"),
        ('m # "~5"', "M~5"),
        ("{a} year={b}", "a"),
        ("{never closed", "never closed"),
        ('"never closed', "never closed"),
        (r"{a \} b}", r"a \} b"),
        ("  {a\n  b} ", "a b"),
        ('"The "best" of "all""', 'The "best" of "all"'),
        ("{a} b {c}", "a} b {c"),
        ("", ""),
        ("# {a}", ""),
    ],
)
def test_a_value_is_what_its_parts_are_together(value: str, words: str) -> None:
    assert value_of(value, {"m": "M"}) == words


def test_macros_may_name_those_above_and_do_not_grow_without_end() -> None:
    doubling = [("m0", '"' + "a" * 600 + '"'), *((f"m{n}", f"m{n - 1} # m{n - 1}") for n in range(1, 60))]
    assert macros_of([("A", '"x"'), ("b", "a # {y}")]) == {"a": "x", "b": "xy"}
    assert max(map(len, macros_of(doubling).values())) == LONGEST_MACRO


def test_fields_are_found_in_order() -> None:
    fields = Fields({"journal": "{}", "booktitle": r"{{\'E}tude}"}, {})
    assert fields.words("journal", "booktitle") == "Étude"
    assert (fields.tex("booktitle"), fields.tex("none"), fields.words("none")) == (r"{\'E}tude", "", "")


def test_a_field_that_runs_on_without_a_comma_is_two_and_the_first_of_a_name_counts() -> None:
    pairs = [("Title", '{A {b}}\n author = "B" # x\n year = 2025'), ("note", "{a = {b}}"), ("title", "{C}")]
    found, run_on = fields_of(pairs)
    assert found == {"title": "{A {b}}", "author": '"B" # x', "year": "2025", "note": "{a = {b}}"}
    assert run_on == ["author", "year"]
