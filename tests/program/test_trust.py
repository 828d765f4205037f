"""A small part of what `make bench-trust` proves: the old site stays whole, whatever the machine does."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.examples import tool


@pytest.fixture(scope="module")
def trust() -> ModuleType:
    """tools/trust_machine.py, whose proofs are asked for here."""
    return tool("trust_machine")


@pytest.fixture(scope="module")
def bench(trust: ModuleType) -> Iterator[Any]:
    with trust.bench() as made:
        yield made


def test_builds_that_are_killed_leave_a_whole_site_and_the_next_one_works(trust: ModuleType, bench: Any) -> None:
    found = trust.kills(bench, 5)  # two of them while the new site moves in
    assert found.hold, str(found)


def test_a_full_disk_leaves_the_old_site_and_is_named(trust: ModuleType, bench: Any) -> None:
    if not trust.can_mount():
        pytest.skip("this system lets nobody mount a disk of their own")
    found = trust.full_disks(bench, 1)
    assert found.hold, str(found)
