"""A text cut into words, each with a key that all its variants share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.annotate.words.english import english
from builder.text import (
    LATEX_COMMAND,
    CharacterTable,
    fold,
    fold_case,
    is_alphabetic,
    is_alphanumeric,
    is_capital,
    resolve_latex,
    without_signs,
)

_MARKUP = re.compile(rf"</?[A-Za-z][^<>]{{0,200}}>|{LATEX_COMMAND}|https?://\S+|&#?[A-Za-z0-9_]{{1,10}};")

# A phrase may run over blanks, hyphens, slashes and stars ("C*-algebra"), not over other signs, each a "|" here.
_PARTED = CharacterTable(
    lambda one: one if one in "_'’*/-" or is_alphanumeric(one) else " " if one.isspace() else "|"
)

_BREAK = re.compile(r"[|]+| [-*/]+ |--+")

_WORD = re.compile(r"([^ |_'’*/-]+)(?:['’]s(?![^ |'’*/-]))?")

_PLAIN = frozenset(("", " ", "-"))
"""What stands between most words; nothing stands before the first."""

_ES = ("sses", "xes", "ches", "shes", "zzes", "echoes")
"""Endings of plurals that lose "es"; other plurals lose "s"."""


class Word(NamedTuple):
    """One word of a text: its `surface`, as written ("PINNs"), and its `key`, folded and in the singular ("pinn").

    `glue` is what stands before it in its run, such as " " or "-"; "" for the first word.
    """

    surface: str
    key: str
    glue: str


Run = tuple[Word, ...]
"""Words in a row with nothing between them that would end a phrase, such as a comma."""


def singular(word: str) -> str:
    """A folded word without its plural ending. This is crude, but the same for the lexicon and for a paper."""
    irregular = english().singulars.get(word)
    if irregular is not None:
        return irregular
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES) else word[:-1]


@lru_cache(maxsize=200_000)
def word_key(surface: str) -> str:
    """What all variants of a word share, whatever its case, accents, compatibility forms and plural ending."""
    if surface.isascii() and is_alphanumeric(surface):
        return singular(fold_case(surface))
    return singular(without_signs(fold(surface))) or surface


def read_runs(text: str) -> tuple[Run, ...]:
    """The words of a text, in runs. HTML tags, entities, LaTeX commands and addresses are no words."""
    plain = _MARKUP.sub(" | ", resolve_latex(text))
    return tuple(run for piece in _BREAK.split(plain.translate(_PARTED)) if (run := _read_run(piece)))


class Wording(NamedTuple):
    """The words of a paper, in runs."""

    title: tuple[Run, ...]
    abstract: tuple[Run, ...]


def read_wording(title: str, abstract: str) -> Wording:
    """The words of a paper. They are read once, for topics, tags and vectors together."""
    return Wording(read_runs(title), read_runs(abstract))


@lru_cache(maxsize=2**17)
def phrase_key(text: str) -> str:
    """The key of a short phrase: the keys of its words with blanks between them. Kept, since each phrase of the
    vocabulary is asked for several times."""
    words = text.replace("-", " ")
    if words.isascii() and is_alphanumeric(words.replace(" ", "")):  # as nearly all are
        return " ".join(map(word_key, words.split()))
    return " ".join(word_key(found[1]) for found in _WORD.finditer(resolve_latex(text).translate(_PARTED)))


def surface_of(words: Sequence[Word]) -> str:
    """Some words of a run as the text writes them, with their hyphens."""
    head, *rest = words
    return head.surface + "".join((word.glue or " ") + word.surface for word in rest)


@lru_cache(maxsize=200_000)
def is_acronym(text: str) -> bool:
    """Whether this is one word with two capitals or more: LoRA, PINNs, but not Adam."""
    return is_alphanumeric(text) and _capitals(text) >= 2


@lru_cache(maxsize=200_000)
def is_subject_word(word: Word) -> bool:
    """Whether a word may name a subject: two letters or more, no stop word, no talk of papers."""
    folded, known = fold_case(word.surface), english()
    return (
        ((len(word.key) >= 2 and is_alphabetic(word.key)) or sum(map(is_alphabetic, word.key)) >= 2)
        and folded not in known.stop_words
        and folded not in known.paper_talk
        and word.key not in known.paper_talk
    )


def looks_like_noun(word: Word) -> bool:
    """Whether a word may be a noun, judged by its ending."""
    folded, known = fold_case(word.surface), english()
    return folded in known.nouns or not folded.endswith(known.endings_of_no_noun)


def is_torn(run: Run, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` tear a compound: "informed neural" of "physics-informed neural
    network" does."""
    return run[start].glue == "-" or (end < len(run) and run[end].glue == "-")


def best_surface(counts: Iterable[tuple[str, int]]) -> str:
    """The most frequent way to write something, of (surface, count); of equals that with fewer capitals, then the
    first by the alphabet."""
    return min(counts, key=lambda one: (-one[1], _capitals(one[0]), one[0]))[0]


@lru_cache(maxsize=200_000)
def _capitals(text: str) -> int:
    """How many capitals are in a text."""
    return 0 if text.isascii() and text == fold_case(text) else sum(map(is_capital, text))


def _read_run(piece: str) -> Run:
    words: list[Word] = []
    for part in piece.split():
        found = _words_of(part)
        if found is None:
            return _read_slowly(piece)
        words += found
    if words:
        words[0] = _without_glue(words[0])
    return tuple(words)


@lru_cache(maxsize=200_000)
def _words_of(part: str) -> Run | None:
    """The words of what stands between two blanks of a run; None where a sign stands at its ends. Kept, since most
    are said again and again."""
    if is_alphanumeric(part):
        return (Word(part, word_key(part), " "),)
    found = [*_WORD.finditer(part)]
    if not found or found[0].start() or found[-1].end() < len(part):
        return None
    first, *others = _read_slowly(part)
    return (first._replace(glue=" "), *others)


@lru_cache(maxsize=200_000)
def _without_glue(word: Word) -> Word:
    return word._replace(glue="")


def _read_slowly(piece: str) -> Run:
    words = []
    end = None
    for found in _WORD.finditer(piece):
        between = "" if end is None else piece[end : found.start()]
        glue = between if between in _PLAIN else " ".join(between.split()) or " "
        surface = found[1]
        words.append(Word(surface, word_key(surface), glue))
        end = found.end()
    return tuple(words)
