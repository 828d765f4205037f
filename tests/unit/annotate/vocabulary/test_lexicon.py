from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from builder.annotate.vocabulary.lexicon import Concept, Lexicon
from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.annotate.vocabulary.topic_tree import TopicTree, read_topic_tree
from builder.annotate.words.phrases import PhraseMatcher
from builder.annotate.words.tokens import is_acronym, phrase_key, read_runs
from builder.archive.slugs import title_slug
from builder.config.settings import PROJECT
from builder.model.errors import BuilderError
from tests.examples import LEAVES

TREE = TopicTree(LEAVES)
FOLDER = PROJECT / "vocabulary" / "tags"
OUR_TREE = read_topic_tree(PROJECT / "vocabulary" / "topics.toml")
OURS = read_lexicon(FOLDER, OUR_TREE)
NETWORKS = """
[vision]
"networks" = {}
"deep networks" = { broader = "networks" }
"graph networks" = { also = ["networked message passing"], acronyms = ["GNN"], broader = "deep networks" }
"message passing" = {}
"""


def _written(folder: Path, text: str, name: str = "tags.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _lexicon(folder: Path, text: str) -> Lexicon:
    return read_lexicon(_written(folder, text), TREE)


def _raw() -> list[tuple[str, str, dict[str, Any]]]:
    """Each tag of our files as (leaf, name, entry)."""
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
    return [
        (home, name, entry) for table in tables for home, tags in table.items() for name, entry in tags.items()
    ]


def _is_found(phrase: str) -> bool:
    book = PhraseMatcher([phrase])
    return any(found for run in read_runs(phrase) for found in book.find(run))


def test_a_tag_is_read_with_all_it_says(tmp_path: Path) -> None:
    tags = (
        '[optics]\n"light" = {}\n"slow lasers" = '
        '{ also = ["slow laser light"], acronyms = ["SL"], broader = "light", topics = ["vision"] }'
    )

    assert _lexicon(tmp_path, tags).concepts["slow laser"] == Concept(
        key="slow laser",
        name="slow lasers",
        home="optics",
        phrases=("slow lasers", "slow laser light"),
        acronyms=("SL",),
        broader="light",
        scope=frozenset({"vision", "optics"}),
    )


def test_a_group_in_topics_stands_for_its_leaves(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, '[vision]\nimage = { topics = ["Physics"] }')

    assert lexicon.concepts["image"].scope == {"spin-glasses", "optics", "vision"}


def test_a_tag_without_topics_is_meant_everywhere(tmp_path: Path) -> None:
    assert _lexicon(tmp_path, "[vision]\nimage = {}").concepts["image"].scope == frozenset()


def test_a_broader_tag_may_be_written_in_the_plural(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, '[optics]\nlasers = {}\n"slow laser" = { broader = "Laser" }')

    assert lexicon.ancestors("slow laser") == ("laser",)


def test_all_files_of_a_folder_make_one_lexicon(tmp_path: Path) -> None:
    _written(tmp_path, '[optics]\n"slow laser" = { broader = "light" }', "a.toml")
    _written(tmp_path, "[vision]\nlight = {}", "b.toml")
    _written(tmp_path, "not a lexicon", "c.txt")

    assert list(read_lexicon(tmp_path, TREE).concepts) == ["slow laser", "light"]


def test_a_leaf_of_another_tree_is_no_fault(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, '[gardening]\nroses = { topics = ["horticulture"] }')

    assert lexicon.concepts["rose"].home == "gardening"


def test_ancestors_are_the_next_first(tmp_path: Path) -> None:
    assert _lexicon(tmp_path, NETWORKS).ancestors("graph network") == ("deep network", "network")


def test_an_unknown_tag_has_no_ancestors() -> None:
    assert Lexicon().ancestors("graph network") == ()


def test_acronyms_are_no_known_phrases(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, '[optics]\n"zero optimizers" = { also = ["ZeRO"], acronyms = ["ZO"] }')

    assert lexicon.by_phrase == {"zero optimizer": "zero optimizer"}


def test_the_tags_inside_a_phrase_are_those_it_is_a_kind_of(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, NETWORKS)

    assert lexicon.heads("large graph networks") == ("graph network", "network")
    assert lexicon.heads("networks in graphs") == ()
    assert lexicon.heads("propagation of networks") == ()


def test_a_phrase_is_not_inside_itself(tmp_path: Path) -> None:
    assert _lexicon(tmp_path, NETWORKS).heads("message passing") == ()


def test_a_tag_covers_the_broader_and_the_parts_of_its_phrases(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, NETWORKS)

    assert lexicon.implied_by("graph network") == {"deep network", "network", "message passing"}
    assert lexicon.implied_by("network") == frozenset()


def test_a_tag_does_not_cover_one_narrower(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, '[optics]\nlight = { also = ["laser beams"] }\nbeams = { broader = "light" }\n')

    assert lexicon.implied_by("light") == frozenset()
    assert lexicon.implied_by("beam") == {"light"}


def test_a_tag_above_many_others_is_broad(tmp_path: Path) -> None:
    children = "".join(f'"network {number}" = {{ broader = "networks" }}\n' for number in range(50))

    assert _lexicon(tmp_path, NETWORKS + children).broad == {"network"}


def test_what_is_meant_in_some_topics_only_speaks_for_none(tmp_path: Path) -> None:
    lexicon = _lexicon(
        tmp_path,
        '[optics]\nlasers = { acronyms = ["LSR"] }\npumps = { topics = ["optics"], acronyms = ["PMP"] }',
    )

    assert lexicon.unambiguous_phrases() == {"lasers": {"optics"}, "LSR": {"optics"}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("optics = 1", '"optics" is no table of tags; write [slug-of-a-leaf] above the tags.'),
        (
            "[optics]\nlaser = { alos = [] }",
            'the tag "laser" has a key or a value it may not have; give it also, acronyms, broader, topics.',
        ),
        (
            '[optics]\nlaser = { also = "maser" }',
            'the tag "laser" has a key or a value it may not have; give it also, acronyms, broader, topics.',
        ),
        (
            "[optics]\nlaser = { also = [1] }",
            'the tag "laser" has a key or a value it may not have; give it also, acronyms, broader, topics.',
        ),
        ('[optics]\n"!" = {}', 'the tag "!" has no word; name it with letters or digits.'),
        (
            '[optics]\nlaser = {}\nmaser = { also = ["Lasers"] }',
            '"Lasers" stands for "laser" and for "maser"; keep one.',
        ),
        (
            '[optics]\nlaser = { acronyms = ["LM"] }\nmaser = { acronyms = ["LM"] }',
            '"LM" stands for "laser" and for "maser"; keep one.',
        ),
        (
            '[optics]\nlaser = { broader = "light" }',
            'the broader tag of "laser" is not in the lexicon; add it, or name another.',
        ),
        ('[optics]\nlaser = { broader = "laser" }', '"laser" is broader than itself; break the circle.'),
        (
            '[optics]\nlaser = { broader = "light" }\nlight = { broader = "laser" }',
            '"laser" is broader than itself; break the circle.',
        ),
    ],
)
def test_a_fault_in_the_lexicon_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = _written(tmp_path, text)

    with pytest.raises(BuilderError) as raised:
        read_lexicon(path, TREE)

    assert str(raised.value).replace(". Nothing was built; ", "; ") == f"{path.as_posix()}: {message}"


def test_a_tag_written_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuilderError):
        _lexicon(tmp_path, "[optics]\nlaser = {}\n[vision]\nlaser = {}")


def test_an_acronym_of_two_tags_is_told_in_the_plural_too(tmp_path: Path) -> None:
    with pytest.raises(BuilderError):
        _lexicon(tmp_path, '[optics]\nlaser = { acronyms = ["LM"] }\nmaser = { acronyms = ["LMs"] }')


def test_an_acronym_and_a_plain_word_may_be_two_tags(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, '[optics]\noptimizer = { acronyms = ["ZeRO"] }\nzero = {}')

    assert list(lexicon.concepts) == ["optimizer", "zero"]


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
