"""A part of `make bench-maths`: formulas as authors wrote them, and such as are meant to do harm."""

from __future__ import annotations

from types import ModuleType

import pytest

from builder.config.settings import PROJECT
from builder.text.math.pieces import Formula
from builder.text.math.plain import plain_formula
from tests.examples import tool

PAPERS = PROJECT.parent / "shared" / "data" / "papers-100k.jsonl.xz"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return tool("bench_setting")


def test_nothing_of_a_hostile_formula_comes_through_that_is_not_on_the_lists(bench: ModuleType) -> None:
    formulas = [Formula(tex, f"${tex}$", repaired=False) for tex in bench.hostile(3_000)]

    number, made, _, wrong = bench.set_formulas(formulas)

    assert number == len(formulas)
    assert made > 30
    assert wrong == []


def test_what_is_off_the_lists_is_seen(bench: ModuleType) -> None:
    assert bench.off_the_lists("<math><mi>x</mi></math>") == []
    assert bench.off_the_lists("<math><script>x</script></math>") == ["script", "script"]
    assert bench.off_the_lists('<math><mi style="x">x</mi></math>') == [' style="x"']
    assert bench.off_the_lists('<math><mi onclick="1">x</mi> < </math>') == [' onclick="1"', "<"]


def test_formulas_that_authors_marked_are_set_and_plain_without_tex(bench: ModuleType) -> None:
    if not PAPERS.exists():
        pytest.skip("shared/data/papers-100k.jsonl.xz is not beside the project")
    formulas = list(bench.spans(PAPERS, 3_000))

    number, made, _, wrong = bench.set_formulas(formulas)

    assert number == 3_000
    assert made >= bench.LEAST_SET * number
    assert wrong == []
    assert [one for one in formulas if set("\\$") & set(plain_formula(one))] == []
