"""A few of the seeds that `make bench-trust` makes to be slow and times: here each is read to its end."""

from __future__ import annotations

from tests.examples import tool


def test_seeds_made_to_be_slow_are_read_to_the_end() -> None:
    slow_seeds = tool("slow_seeds")
    seconds, what = slow_seeds.slowest_file(12)
    assert seconds > 0
    assert "characters of" in what
