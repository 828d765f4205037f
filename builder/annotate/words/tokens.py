"""Text as words with keys under which their variants meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.annotate.words.stopwords import PAPER_TALK, STOP
from builder.text import LATEX_COMMAND, LATEX_FORMULA, fold, resolve_latex

_MARKUP = re.compile(rf"</?[A-Za-z][^<>]{{0,200}}>|{LATEX_FORMULA}|{LATEX_COMMAND}|https?://\S+|&#?\w{{1,10}};")

# A phrase may run over blanks, hyphens, slashes and stars ("C*-algebra"), not over these.
_BREAK = re.compile(r"""[^\w\s'’*/-]+|\s[-*/]+\s|--+""")

_WORD = re.compile(r"([^\W_]+)(?:['’]s\b)?")

_PLAIN = frozenset(("", " ", "-"))
"""What stands between most words; nothing stands before the first."""

_ES = ("sses", "xes", "ches", "shes", "zzes", "echoes")

_IRREGULAR = {
    "bias": "bias", "series": "series", "species": "species", "gas": "gas", "lens": "lens", "news": "news",
    "biases": "bias", "lenses": "lens", "axes": "axis", "caches": "cache", "matrices": "matrix",
    "indices": "index", "vertices": "vertex", "vortices": "vortex", "simplices": "simplex",
    "analyses": "analysis", "hypotheses": "hypothesis", "syntheses": "synthesis", "bases": "basis",
    "phenomena": "phenomenon", "criteria": "criterion", "automata": "automaton", "equilibria": "equilibrium",
    "spectra": "spectrum", "maxima": "maximum", "minima": "minimum", "media": "medium", "movies": "movie",
}  # fmt: skip


class Word(NamedTuple):
    """One word of a text: `surface` as written ("PINNs"), `key` folded and in the singular ("pinn").

    `glue` is what stands between it and the word before in the same run, such as "-"; "" for the first.
    """

    surface: str
    key: str
    glue: str


Run = tuple[Word, ...]
"""Words with nothing between them that would break a phrase."""


def singular(word: str) -> str:
    """A folded word without its plural ending: crude, but the same for a term and for a text."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES) else word[:-1]


@lru_cache(maxsize=200_000)
def word_key(surface: str) -> str:
    """The key under which a word's case, accents, compatibility forms and plural meet."""
    return singular("".join(filter(str.isalnum, fold(surface)))) or surface


def read_runs(text: str) -> tuple[Run, ...]:
    """The words of a text in runs; tags, formulas, commands, addresses and entities are no words."""
    plain = _MARKUP.sub(" | ", resolve_latex(text))
    return tuple(run for piece in _BREAK.split(plain) if (run := _read_run(piece)))


class Wording(NamedTuple):
    """The words of a paper."""

    title: tuple[Run, ...]
    abstract: tuple[Run, ...]


def read_wording(title: str, abstract: str) -> Wording:
    """The words of a paper, read once for all who count them."""
    return Wording(read_runs(title), read_runs(abstract))


def phrase_key(text: str) -> str:
    """The key of a short phrase: the keys of its words, parted by blanks."""
    return " ".join(word_key(found[1]) for found in _WORD.finditer(resolve_latex(text)))


def surface_of(words: Sequence[Word]) -> str:
    """A phrase as the text writes it, its hyphens kept."""
    head, *rest = words
    return head.surface + "".join((word.glue or " ") + word.surface for word in rest)


@lru_cache(maxsize=200_000)
def is_acronym(text: str) -> bool:
    """One word with two capitals or more, its plural s aside: LoRA, PINNs, but not Adam."""
    return text.isalnum() and sum(map(str.isupper, text)) >= 2


@lru_cache(maxsize=200_000)
def is_subject_word(word: Word) -> bool:
    """Two letters or more, and no word of grammar or of what papers say about themselves."""
    folded = word.surface.casefold()
    return (
        sum(map(str.isalpha, word.key)) >= 2
        and folded not in STOP
        and folded not in PAPER_TALK
        and word.key not in PAPER_TALK
    )


def is_torn(run: Run, start: int, end: int) -> bool:
    """These words take half of a compound along: "informed neural" of "physics-informed neural network"."""
    return run[start].glue == "-" or (end < len(run) and run[end].glue == "-")


def best_surface(counts: Iterable[tuple[str, int]]) -> str:
    """The most frequent way to write something; among equals fewer capitals, then the alphabet."""
    return min(counts, key=lambda one: (-one[1], sum(map(str.isupper, one[0])), one[0]))[0]


def _read_run(piece: str) -> Run:
    words = []
    end = None
    for found in _WORD.finditer(piece):
        between = "" if end is None else piece[end : found.start()]
        glue = between if between in _PLAIN else " ".join(between.split()) or " "
        surface = found[1]
        words.append(Word(surface, word_key(surface), glue))
        end = found.end()
    return tuple(words)
