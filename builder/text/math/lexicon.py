"""What is known of words before a text is read: how common they are in English, and what TeX calls commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from builder.text.characters import fold_case, is_alphabetic, is_capital
from builder.text.math.names import ENGLISH

SHORT = 3
"""Letters of a short word."""

LONGEST = 24
"""Letters of the longest run that may be glued of commands."""

MOST_KEPT = 300_000
"""Tokens of which it is kept what they look like."""

SIGNS = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"
"""Each of these is a kind of its own."""

KINDS = (
    *"edge blank command escape one-digit digits number lower upper name common Common seen Seen glued".split(),
    *"begins ends capitals long short Long Short accent greek sign".split(),
    *SIGNS,
)
"""What a token may be."""

NUMBER_OF = {kind: number for number, kind in enumerate(KINDS)}

BLANK = NUMBER_OF["blank"]

Seen = TypeVar("Seen")

NAME, GLUED = NUMBER_OF["name"], NUMBER_OF["glued"]


class Token(NamedTuple):
    """A token as the model sees it: the number of its kind; its own number, that of its kind if it has none; those
    of the commands that a glued run begins and ends with, 0 for none."""

    kind: int
    word: int
    first: int
    last: int


class _Kept(dict[str, Seen]):
    """What is seen of each token, asked for when it is first met; not kept of long ones, nor of too many."""

    def __init__(self, see: Callable[[str], Seen]) -> None:
        self._see = see

    def __missing__(self, token: str) -> Seen:
        found = self._see(token)
        if len(token) <= LONGEST and len(self) < MOST_KEPT:
            self[token] = found
        return found


@dataclass(frozen=True)
class Lexicon:
    """`levels`: how common a word in small letters is in texts without mathematics, 1 (seen) or 2 (common);
    `commands`: the names that formulas use; `words`: the tokens that the model knows by themselves."""

    levels: Mapping[str, int]
    commands: Sequence[str]
    words: Sequence[str]

    def token(self, token: str) -> Token:
        """What the model sees of a token."""
        return self._seen[token]

    def looks(self, tokens: Iterable[str]) -> Iterator[Token]:
        """What the model sees of each token."""
        return map(self._seen.__getitem__, tokens)

    def has_formulas(self, runs: Iterable[str]) -> bool:
        """Whether any of these runs of letters is a command, or made of some, and hardly a word."""
        return any(map(self._of_formulas.__getitem__, runs))

    @cached_property
    def _seen(self) -> _Kept[Token]:
        return _Kept(self._token)

    @cached_property
    def _of_formulas(self) -> _Kept[bool]:
        return _Kept(self._is_of_formulas)

    def _is_of_formulas(self, run: str) -> bool:
        kind = self.token(run).kind
        return kind == GLUED or (kind == NAME and run not in ENGLISH)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words, len(KINDS))}

    @cached_property
    def _names(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.commands, 1)}

    def _token(self, token: str) -> Token:
        first, last = (
            self._ends(token) if token.isascii() and 2 < len(token) <= LONGEST and is_alphabetic(token) else (0, 0)
        )
        kind = NUMBER_OF[self._kind(token, first, last)]
        return Token(kind, self._numbers.get(token, kind), first, last)

    def _ends(self, run: str) -> tuple[int, int]:
        """The numbers of the longest commands that a run begins and ends with, if it is no common word."""
        if run in self._names or self.levels.get(fold_case(run), 0) > 1:
            return 0, 0
        lengths = range(min(len(run) - 1, 15), 1, -1)
        first = next((self._names[run[:size]] for size in lengths if run[:size] in self._names), 0)
        last = next((self._names[run[-size:]] for size in lengths if run[-size:] in self._names), 0)
        return first, last

    def _kind(self, token: str, begins: int, ends: int) -> str:
        sign = token[0]
        if sign == "\\":
            return "command" if is_alphabetic(token[1:]) else "escape"
        if sign in SIGNS:
            return sign
        if sign == " ":
            return "blank"
        if "0" <= sign <= "9":
            return "one-digit" if len(token) == 1 else "digits" if len(token) <= SHORT else "number"
        if token.isascii():
            return self._kind_of_letters(token, begins, ends)
        return "greek" if "\u0370" <= sign <= "\u03ff" else "accent" if "\u00c0" <= sign <= "\u024f" else "sign"

    def _kind_of_letters(self, run: str, begins: int, ends: int) -> str:
        small = fold_case(run)
        if len(run) == 1:
            return "lower" if run == small else "upper"
        if run in self._names:
            return "name"
        if level := self.levels.get(small):
            kind = "seen" if level == 1 else "common"
            return kind if run == small else kind.title()
        if self.is_glued(run):
            return "glued"
        if all(map(is_capital, run)):
            return "capitals"
        if begins or ends:
            return "begins" if begins else "ends"
        kind = "short" if len(run) <= SHORT else "long"
        return kind if run == small else kind.title()

    def is_glued(self, run: str) -> bool:
        """Whether a run of letters falls apart into commands, with at most two letters over."""
        if not SHORT <= len(run) <= LONGEST:
            return False
        least = [0] + [99] * len(run)  # letters over, of the run up to each place
        for end in range(1, len(run) + 1):
            least[end] = least[end - 1] + 1
            for start in range(max(0, end - 15), end - 1):
                if least[start] < least[end] and run[start:end] in self._names:
                    least[end] = least[start]
        return least[-1] <= 2 and least[-1] < len(run) - 1
