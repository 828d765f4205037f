"""A few of the seeds that `make bench-trust` makes to be slow and times: here each is read to its end."""

from __future__ import annotations

import importlib.util

from builder.config.settings import PROJECT


def test_seeds_made_to_be_slow_are_read_to_the_end() -> None:
    place = importlib.util.spec_from_file_location("slow_seeds", PROJECT / "tools" / "slow_seeds.py")
    assert place
    assert place.loader
    slow_seeds = importlib.util.module_from_spec(place)
    place.loader.exec_module(slow_seeds)
    seconds, what = slow_seeds.slowest_file(12)
    assert seconds > 0
    assert "characters of" in what
