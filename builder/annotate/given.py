"""Topics and tags that people gave to single papers, in the overrides: they go before what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.annotate.vocabulary import Lexicon, TopicTree
from builder.annotate.words import phrase_key
from builder.config import Config, fault
from builder.model import OTHER, Paper, PaperId, Tag, Topics, quote


def check_given_topics(papers: Sequence[Paper], tree: TopicTree, config: Config) -> None:
    """Raises BuilderError where a paper is given a topic that is not in the tree."""
    known = {OTHER, *(leaf.name for leaf in tree.leaves)}
    for paper in papers:
        for name in paper.topics:
            if name not in known:
                raise fault(
                    config.overrides_file or config.topics_file,
                    f"there is no topic {quote(name)}, which is given to {quote(paper.title)}",
                    f"write it as {config.topics_file.name} has it",
                )


def with_given_topics(paper: Paper, found: Topics) -> Topics:
    """The topics that were given to a paper in place of those found, and before them in the ranking."""
    if not paper.topics:
        return found
    given = tuple(dict.fromkeys(paper.topics))
    return Topics(given, tuple(dict.fromkeys((*given, *found.ranking))))


def given_tags(papers: Sequence[Paper], lexicon: Lexicon) -> dict[PaperId, tuple[Tag, ...]]:
    """The tags of papers to which people gave some: named as in the lexicon, or else as given. No other paper need
    have them."""
    return {paper.id: _tags(paper.tags, lexicon) for paper in papers if paper.tags is not None}


def _tags(names: Iterable[str], lexicon: Lexicon) -> tuple[Tag, ...]:
    """Each tag once, without names that have no word."""
    tags: dict[str, Tag] = {}
    for tag in (_tag(name, lexicon) for name in names):
        if tag.key:
            tags.setdefault(tag.key, tag)
    return tuple(tags.values())


def _tag(name: str, lexicon: Lexicon) -> Tag:
    key = lexicon.by_phrase.get(phrase_key(name), phrase_key(name))
    concept = lexicon.concepts.get(key)
    return Tag(key, concept.name) if concept else Tag(key, name, is_curated=False)
