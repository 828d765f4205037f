from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given

from builder.config.settings import PROJECT
from builder.merge.corrections import Table
from builder.merge.overrides_file import as_toml, with_tables
from builder.model import BuilderError
from tests.strategies import texts

FILE = Path("overrides.toml")
THERE = """# What people said.

[[tags]]  # of the first
paper = "0000000000"  # its id
tags = [
  "a",  # right
]
reason = "x"
# about the next

[[hide]]
paper = "1111111111"
reason = "[[tags]]"

# the last one
[[tags]]
paper = "2222222222"
tags = []
reason = "y"  # so it is
"""
HIDE = Table("hide", {"paper": "3333333333", "reason": "Gone."})


def test_a_new_table_stands_behind_all_and_nothing_else_moves() -> None:
    assert with_tables(FILE, THERE, [HIDE]) == f"{THERE}\n{as_toml(HIDE)}\n"
    assert with_tables(FILE, "", [HIDE]) == f"{as_toml(HIDE)}\n"


def test_a_file_with_other_line_ends_keeps_them() -> None:
    there = "\ufeff" + THERE.replace("\n", "\r\n")
    changed = with_tables(FILE, there, [HIDE])
    assert changed.startswith(there)
    assert "\n" not in changed.replace("\r\n", "")


def test_a_table_is_changed_in_its_place_and_keeps_its_comments() -> None:
    table = Table("tags", {"paper": "2222222222", "tags": ("b", "c"), "reason": "z"}, instead_of=1)
    changed = with_tables(FILE, THERE, [table])
    assert changed == THERE.replace("tags = []", 'tags = ["b", "c"]').replace('"y"', '"z"')


def test_a_table_whose_lines_are_uncertain_is_left_and_the_new_one_stands_behind() -> None:
    there = THERE.replace('"x"', "'''\n[[tags]]\n'''")
    table = Table("tags", {"paper": "2222222222", "tags": (), "reason": "z"}, instead_of=1)
    assert with_tables(FILE, there, [table]) == f"{there}\n{as_toml(table)}\n"


def test_what_can_have_no_further_table_is_told() -> None:
    with pytest.raises(BuilderError) as error:
        with_tables(FILE, 'hide = [{paper = "0", reason = "-"}]\n', [HIDE])
    assert str(error.value) == (
        "overrides.toml: [[hide]] cannot be added to what stands there. Nothing was changed; "
        "write each of its tables under a [[hide]] line of its own."
    )


def test_our_own_file_takes_one() -> None:
    ours = (PROJECT / "overrides.toml").read_text(encoding="utf-8")
    assert with_tables(FILE, ours, [HIDE]).startswith(ours)


@given(texts, texts)
def test_whatever_a_text_holds_the_file_says_no_more_than_it(title: str, reason: str) -> None:
    new = Table("title", {"paper": "0000000000", "title": title, "reason": reason})
    changed = with_tables(FILE, THERE, [new])
    again = with_tables(FILE, changed, [Table("title", {**new.values, "title": reason}, instead_of=0)])

    assert tomllib.loads(changed) == {**tomllib.loads(THERE), "title": [new.values]}
    assert tomllib.loads(again)["title"] == [{**new.values, "title": reason}]
