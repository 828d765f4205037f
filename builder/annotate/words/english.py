"""What is known of English words: the lists of `vocabulary/english.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.config import PROJECT, fault, read_toml, texts_of
from builder.text import STOP_WORDS


@dataclass(frozen=True, slots=True)
class English:
    """Lists of words, all in lower case. The comment in the file says how each list is used."""

    stop_words: frozenset[str]  # words of grammar
    paper_talk: frozenset[str]  # what papers of every field say about themselves
    passing: frozenset[str]  # they turn down, or set behind, what they stand before
    nouns: frozenset[str]  # in spite of an ending of no noun
    endings_of_no_noun: tuple[str, ...]
    singulars: Mapping[str, str]  # plural -> singular, where no rule has it


@cache
def english() -> English:
    """The lists beside the program. They are read when first asked for, once in each process."""
    return read_english(PROJECT / "vocabulary" / "english.toml")


def read_english(path: Path) -> English:
    """The lists in a TOML file; raises BuilderError where one is missing, or is no list."""
    data = read_toml(path)
    stop_words, counted, paper_talk, passing, nouns, endings = (
        texts_of(path, data, key, "the file")
        for key in ("stop_words", "counted", "paper_talk", "passing", "nouns", "endings_of_no_noun")
    )
    singulars = data.get("singulars")
    if not isinstance(singulars, dict) or not all(isinstance(one, str) for one in singulars.values()):
        raise fault(path, "singulars is not a table of texts", 'write [singulars] and axes = "axis" below it')
    return English(
        stop_words=STOP_WORDS.difference(counted).union(stop_words),
        paper_talk=frozenset(paper_talk),
        passing=frozenset(passing),
        nouns=frozenset(nouns),
        endings_of_no_noun=endings,
        singulars=singulars,
    )
