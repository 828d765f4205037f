from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.lexicon import Concept, Lexicon
from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.model.errors import BuilderError
from tests.examples import LEAVES

TREE = TopicTree(LEAVES)


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
