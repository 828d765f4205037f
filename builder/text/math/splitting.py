"""Runs of letters that were commands and letters, taken apart: `xin` was `x\\in`."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from builder.text.characters import fold_case, is_capital, is_decimal, is_small
from builder.text.math.names import ALLOWED

LONGEST = 40
"""Letters of the longest run that is taken apart; longer ones stay as they are."""

MOST_KEPT = 100_000
"""Runs of which it is kept how they fall apart."""

LETTER = 90
"""What a letter that stays a letter costs; what a command costs is learned."""

WORD = 250
"""What three letters in a row cost more, for they are rather a word than variables."""

UNSEEN = 220
"""What a command costs that was not learned."""

_LONGEST_NAME = max(map(len, ALLOWED))


@dataclass(frozen=True)
class Splitter:
    """`english`: words; `costs`: of each command, the more the rarer; `known`: how authors meant runs that costs
    would split wrongly, by the run, by the character before it and the run, or by the run and the kind of the one
    behind it."""

    english: Container[str]
    costs: Mapping[str, int]
    known: Mapping[str, tuple[str, ...]]
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def split(self, run: str, before: str = "", after: str = "") -> tuple[str, ...]:
        """The commands, each with its backslash, and the letters between them; `before` and `after` are the
        characters beside the run."""
        if known := self.known.get(f"{before} {run}") or self.known.get(f"{run} {kind_of(after)}"):
            return known
        found = self._found.get(run)
        if found is None:
            found = self.known.get(run) or self.cheapest(run)
            if len(run) <= LONGEST and len(self._found) < MOST_KEPT:
                self._found[run] = found
        return found

    def cheapest(self, run: str) -> tuple[str, ...]:
        """The split that costs least, whatever is known of the whole run; of English words there is none."""
        if run in ALLOWED:
            return (f"\\{run}",)
        if len(run) > LONGEST or fold_case(run) in self.english:
            return (run,)
        best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
        for end in range(1, len(run) + 1):
            cost, pieces = best[-1]
            pieces = _with_letter(pieces, run[end - 1])
            options = [(cost + LETTER + (WORD if len(pieces[-1]) == 3 else 0), pieces)]
            for start in range(max(0, end - _LONGEST_NAME), end - 1):
                name = run[start:end]
                if name in ALLOWED:
                    cost, pieces = best[start]
                    options.append((cost + self.costs.get(name, UNSEEN), (*pieces, f"\\{name}")))
            best.append(min(options))
        cost, pieces = best[-1]
        return (run,) if cost >= LETTER * len(run) else pieces


def kind_of(character: str) -> str:
    """What stands behind a run: a capital, a small letter, a digit, the sign itself."""
    return (
        "A"
        if is_capital(character)
        else "a"
        if is_small(character)
        else "0"
        if is_decimal(character)
        else character
    )


def _with_letter(pieces: tuple[str, ...], letter: str) -> tuple[str, ...]:
    if pieces and not pieces[-1].startswith("\\"):
        return (*pieces[:-1], pieces[-1] + letter)
    return (*pieces, letter)
