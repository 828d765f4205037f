"""Every pattern that sees seed text takes linear time, whatever stands there.

A new pattern needs an example of what it matches, in `patterns.py`; one that takes too long must be written so
that no long row can be parted in many ways, and no beginning can fail late in many places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import pytest

from builder.text.cleaning import squeeze
from tests.layout.code import must_be_empty
from tests.time.growth import attacks_on, grows_too_fast
from tests.time.patterns import (
    EXAMPLES,
    NEVER_SEES_SEEDS,
    SQUEEZED,
    all_patterns,
    is_anchored,
    unnamed_patterns,
)

PATTERNS = all_patterns()


def test_each_pattern_has_an_example_or_a_reason_to_have_none() -> None:
    known = EXAMPLES.keys() | NEVER_SEES_SEEDS.keys()
    must_be_empty(
        f"builder.{name}: give an example of what it matches in tests/time/patterns.py, or say there why it never "
        "sees seed text"
        for name in PATTERNS.keys() - known
    )
    must_be_empty(
        f"tests/time/patterns.py: builder.{name} is gone; take it out" for name in known - PATTERNS.keys()
    )


def test_no_pattern_is_hidden_in_a_function() -> None:
    must_be_empty(f"{place}: give this pattern a name, so that its time is tested" for place in unnamed_patterns())


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() & PATTERNS.keys()))
def test_each_example_is_matched(name: str) -> None:
    for example in EXAMPLES[name]:
        assert any(pattern.search(example) for pattern in PATTERNS[name]), example


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() & PATTERNS.keys()))
def test_a_pattern_takes_linear_time(name: str) -> None:
    attacks = [attack for example in EXAMPLES[name] for attack in attacks_on(example)]

    slow = grows_too_fast(_use(name), attacks)

    must_be_empty(f"builder.{name}: {one} the time for twice the text" for one in slow)


def _use(name: str) -> Callable[[str], object]:
    """The pattern tried as the program tries it: at the beginning alone, or everywhere."""
    patterns = PATTERNS[name]

    def everywhere(text: str) -> None:
        seen = squeeze(text) if name in SQUEEZED else text
        for pattern in patterns:
            deque(pattern.finditer(seen), maxlen=0)

    def at_the_beginning(text: str) -> None:
        for pattern in patterns:
            pattern.match(text)
            pattern.fullmatch(text)

    return at_the_beginning if is_anchored(name) else everywhere
