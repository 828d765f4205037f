"""How the time of a function grows with its text, and the texts that make it grow fastest.

Time is that of the process, not of the clock on the wall, so a machine that is busy with other things changes
little; and a growth beyond the limit must be seen time and again.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from itertools import product
from time import process_time

MOST_GROWTH = 2.6
"""So many times the time a text of twice the length may take: twice is linear, four times is by the square."""

LEAST_SECONDS = 0.02
"""A shorter time is mostly noise: longer texts are tried until it is reached."""

SHORT, LONGEST = 2_000, 100_000
"""Characters of the first and of the longest texts that are tried. What takes less than LEAST_SECONDS for the
longest need not be measured."""

GLANCED, TRIED = 500, 3
"""Of the attacks that take the longest when they have so few characters, an eighth of all, those that do when they
are SHORT are made longer: so many."""

TRIES = 3
"""So often a growth beyond the limit is measured again, before it is believed."""

ATOMS = (
    *" \t\n\xa0.,:;-_'\"!?*+=/\\|~`^&#@$<>()[]{}019aAIxé第",
    "\u0301", "\U0001f600", "—", "Ã©", "http://", "github.com/", "www.", "&amp;", "&#9;", "{\\em ", "\\emph{",
    "\\'", "\\a", "<a ", "[v", "$a", "a.", "a ", "(AB), ", '{"', "Sep 9",
)  # fmt: skip
"""What seeds could hold in long rows: openers that nothing closes, blanks, marks, digits, entities, letters that
are kept apart."""


@dataclass(frozen=True, slots=True)
class Attack:
    """A text of any length: its `head` once, then its `body` over and over, then its `tail` over and over."""

    head: str
    body: str
    tail: str = ""

    def text(self, length: int) -> str:
        share = length // 2 if self.tail else length
        pumped = self.body * (share // len(self.body) + 1)
        return self.head + pumped + self.tail * (share // len(self.tail) if self.tail else 0)


def attacks_on(example: str) -> Iterator[Attack]:
    """A text that a pattern matches, unfinished: each beginning with each of its parts repeated, or an atom."""
    for end in range(1, len(example) + 1):
        yield from (Attack(example[:start], example[start:end]) for start in range(end))
        yield from (Attack(example[:end], atom) for atom in ATOMS)


def attacks_of_atoms() -> Iterator[Attack]:
    """Every atom alone, in turn with another one, and before many of another one."""
    yield from (Attack("", atom) for atom in ATOMS)
    for one, other in product(ATOMS, ATOMS):
        yield from (Attack("", one + other), Attack(one, other), Attack("", one, other))


def seconds(work: Callable[[str], object], text: str, tries: int = 1) -> float:
    """The least time of the process in some tries. What the work says against the text is not in question."""
    found = []
    for _ in range(tries):
        start = process_time()
        with suppress(ValueError):
            work(text)
        found.append(process_time() - start)
    return min(found)


def growth(work: Callable[[str], object], attack: Attack, longest: int = LONGEST) -> float:
    """How many times longer the work takes when the attack is twice as long; 0 where both take next to no time."""
    length = min(SHORT, longest)
    while (once := seconds(work, attack.text(length))) < LEAST_SECONDS:
        length *= 2
        if length > longest:
            return 0.0
    factor = seconds(work, attack.text(2 * length)) / once
    for _ in range(TRIES):
        if factor <= MOST_GROWTH:
            break
        factor = min(factor, seconds(work, attack.text(2 * length), 2) / seconds(work, attack.text(length), 3))
    return factor


def _slowest(work: Callable[[str], object], attacks: Sequence[Attack], longest: int) -> list[Attack]:
    for number, length in ((max(len(attacks) // 8, 8 * TRIED), GLANCED), (TRIED, SHORT)):
        attacks = nlargest(number, attacks, key=partial(_seconds_of, work, min(length, longest)))
    return [*attacks]


def _seconds_of(work: Callable[[str], object], length: int, attack: Attack) -> float:
    return seconds(work, attack.text(length))


def grows_too_fast(work: Callable[[str], object], attacks: Iterable[Attack], longest: int = LONGEST) -> list[str]:
    """The attacks on a work that take more than linear time, each with its growth."""
    gc.disable()  # else a collection falls into one try and not into the other
    try:
        slow = _slowest(work, list(attacks), longest)
        found = [(attack, growth(work, attack, longest)) for attack in slow]
    finally:
        gc.enable()
    return [f"{attack}: {factor:.1f} times" for attack, factor in found if factor > MOST_GROWTH]
