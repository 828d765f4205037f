"""The tags of vocabulary/tags/: each is written once, belongs to a topic and can be found."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

from builder.annotate.findings import annotate
from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.annotate.vocabulary.read import read_vocabulary
from builder.annotate.vocabulary.topic_tree import read_topic_tree
from builder.annotate.words.phrases import PhraseMatcher
from builder.annotate.words.tokens import is_acronym, phrase_key, read_runs
from builder.archive.slugs import title_slug
from builder.config.settings import PROJECT, Config
from tests.conftest import silent
from tests.unit.annotate.examples import RYE, papers_of

FOLDER = PROJECT / "vocabulary" / "tags"


OUR_TREE = read_topic_tree(PROJECT / "vocabulary" / "topics.toml")


OURS = read_lexicon(FOLDER, OUR_TREE)


def _raw() -> list[tuple[str, str, dict[str, Any]]]:
    """Each tag of our files as (leaf, name, entry)."""
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
    return [
        (home, name, entry) for table in tables for home, tags in table.items() for name, entry in tags.items()
    ]


def _is_found(phrase: str) -> bool:
    book = PhraseMatcher([phrase])
    return any(found for run in read_runs(phrase) for found in book.find(run))


def test_our_lexicon_is_large() -> None:
    assert len(OURS.concepts) >= 1_200


def test_our_tags_are_written_once() -> None:
    spread = Counter(phrase_key(name) for _, name, _ in _raw())

    assert [key for key, count in spread.items() if count > 1] == []


def test_each_of_our_leaves_has_tags() -> None:
    assert {leaf.slug for leaf in OUR_TREE.leaves} <= {tag.home for tag in OURS.concepts.values()}


def test_our_tags_belong_to_our_leaves() -> None:
    assert {home for home, _, _ in _raw()} <= {leaf.slug for leaf in OUR_TREE.leaves}


def test_our_tags_are_limited_to_known_leaves_and_groups() -> None:
    known = {name for leaf in OUR_TREE.leaves for name in (leaf.slug, leaf.group)}

    assert {topic for _, _, entry in _raw() for topic in entry.get("topics", ())} <= known


def test_the_broader_tags_of_ours_exist() -> None:
    names = {phrase_key(name) for _, name, _ in _raw()}

    assert [
        name for _, name, entry in _raw() if "broader" in entry and phrase_key(entry["broader"]) not in names
    ] == []


def test_none_of_our_tags_is_broader_than_itself() -> None:
    above = {phrase_key(name): phrase_key(entry.get("broader", "")) for _, name, entry in _raw()}
    roots = {key for key, broader in above.items() if not broader}

    for _ in range(20):  # deeper than any tree of tags is
        roots |= {key for key, broader in above.items() if broader in roots}

    assert above.keys() - roots == set()


def test_none_of_our_phrases_is_in_two_tags() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for _, name, entry in _raw():
        for phrase in (name, *entry.get("also", ()), *entry.get("acronyms", ())):
            owners[phrase if is_acronym(phrase) else phrase_key(phrase)].add(name)

    assert {phrase: names for phrase, names in owners.items() if len(names) > 1} == {}


def test_none_of_our_acronyms_is_in_two_tags_whatever_its_number() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for tag in OURS.concepts.values():
        for phrase in filter(is_acronym, (*tag.phrases, *tag.acronyms)):
            owners[phrase.removesuffix("s")].add(tag.name)

    assert {phrase: names for phrase, names in owners.items() if len(names) > 1} == {}


def test_our_acronyms_are_acronyms() -> None:
    assert [short for tag in OURS.concepts.values() for short in tag.acronyms if not is_acronym(short)] == []


def test_the_names_of_our_tags_make_distinct_addresses() -> None:
    slugs = Counter(title_slug(tag.name) for tag in OURS.concepts.values())

    assert [slug for slug, count in slugs.items() if count > 1] == []


def test_our_phrases_can_be_found_where_they_are_written() -> None:
    """But names, which may be shown with brackets and colons as no text is read: "CAT(0) spaces"."""
    phrases = [phrase for tag in OURS.concepts.values() for phrase in (*tag.phrases[1:], *tag.acronyms)]

    assert [phrase for phrase in phrases if not _is_found(phrase)] == []


def test_each_of_our_tags_can_be_found() -> None:
    assert [
        tag.name for tag in OURS.concepts.values() if not any(map(_is_found, (*tag.phrases, *tag.acronyms)))
    ] == []


def test_our_lexicon_serves_a_tree_of_another_field(bakery: Config) -> None:
    config = replace(bakery, tags_file=Config().tags_file)
    papers = papers_of(("Spin glasses", "A spin glass."), ("On spin glasses", "Spin glasses."), RYE)

    found = annotate(papers, read_vocabulary(config), config, silent)

    assert [found.topics[paper.id].shown[0] for paper in papers] == ["Other", "Other", "Bread"]
    assert "spin glasses" in [tag.name for tag in found.tags[papers[0].id]]
