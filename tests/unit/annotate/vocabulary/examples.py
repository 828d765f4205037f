"""Lexicons as people write them, read with a tree of three leaves."""

from __future__ import annotations

from pathlib import Path

from builder.annotate.vocabulary.lexicon import Lexicon
from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.annotate.vocabulary.topic_tree import TopicTree
from tests.examples import LEAVES

TREE = TopicTree(LEAVES)


def written(folder: Path, text: str, name: str = "tags.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def lexicon_in(folder: Path, text: str) -> Lexicon:
    return read_lexicon(written(folder, text), TREE)
