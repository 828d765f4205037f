"""Topics and tags that people gave to single papers: they go before what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.annotate.vocabulary.lexicon import Lexicon
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.annotate.words.tokens import phrase_key
from builder.config import Config, fault
from builder.model import OTHER, Paper, PaperId, Tag, quote


def check_given_topics(papers: Sequence[Paper], tree: TopicTree, config: Config) -> None:
    known = {OTHER, *(leaf.name for leaf in tree.leaves)}
    for paper in papers:
        for name in paper.topics:
            if name not in known:
                raise fault(
                    config.overrides_file or config.topics_file,
                    f"there is no topic {quote(name)}, which is given to {quote(paper.title)}",
                    f"write it as {config.topics_file.name} has it",
                )


def given_tags(papers: Sequence[Paper], lexicon: Lexicon) -> dict[PaperId, tuple[Tag, ...]]:
    """The tags that people gave, as the lexicon or else they call them: also one that no other paper has."""
    given: dict[PaperId, tuple[Tag, ...]] = {}
    for paper in papers:
        if paper.tags is not None:
            tags: dict[str, Tag] = {}
            for tag in (given_tag(name, lexicon) for name in paper.tags):
                if tag.key:
                    tags.setdefault(tag.key, tag)
            given[paper.id] = tuple(tags.values())
    return given


def given_tag(name: str, lexicon: Lexicon) -> Tag:
    key = lexicon.known.get(phrase_key(name), phrase_key(name))
    return Tag(key, lexicon.tags[key].name) if key in lexicon.tags else Tag(key, name, is_curated=False)


def with_given(
    tags: Mapping[PaperId, tuple[Tag, ...]], given: Mapping[PaperId, tuple[Tag, ...]]
) -> dict[PaperId, tuple[Tag, ...]]:
    """What people say goes before what was found; a tag has one name."""
    called = {tag.key: tag for found in given.values() for tag in found}
    return {
        paper: given.get(paper, tuple(called.get(tag.key, tag) for tag in found)) for paper, found in tags.items()
    }
