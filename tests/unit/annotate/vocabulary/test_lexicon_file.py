from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.lexicon import Concept
from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.model.errors import BuilderError
from tests.unit.annotate.vocabulary.examples import TREE, lexicon_in, written


def test_a_tag_is_read_with_all_it_says(tmp_path: Path) -> None:
    tags = (
        '[optics]\n"light" = {}\n"slow lasers" = '
        '{ also = ["slow laser light"], acronyms = ["SL"], broader = "light", topics = ["vision"] }'
    )

    assert lexicon_in(tmp_path, tags).concepts["slow laser"] == Concept(
        key="slow laser",
        name="slow lasers",
        home="optics",
        phrases=("slow lasers", "slow laser light"),
        acronyms=("SL",),
        broader="light",
        scope=frozenset({"vision", "optics"}),
    )


def test_a_group_in_topics_stands_for_its_leaves(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, '[vision]\nimage = { topics = ["Physics"] }')

    assert lexicon.concepts["image"].scope == {"spin-glasses", "optics", "vision"}


def test_a_tag_without_topics_is_meant_everywhere(tmp_path: Path) -> None:
    assert lexicon_in(tmp_path, "[vision]\nimage = {}").concepts["image"].scope == frozenset()


def test_a_broader_tag_may_be_written_in_the_plural(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, '[optics]\nlasers = {}\n"slow laser" = { broader = "Laser" }')

    assert lexicon.ancestors("slow laser") == ("laser",)


def test_all_files_of_a_folder_make_one_lexicon(tmp_path: Path) -> None:
    written(tmp_path, '[optics]\n"slow laser" = { broader = "light" }', "a.toml")
    written(tmp_path, "[vision]\nlight = {}", "b.toml")
    written(tmp_path, "not a lexicon", "c.txt")

    assert list(read_lexicon(tmp_path, TREE).concepts) == ["slow laser", "light"]


def test_a_leaf_of_another_tree_is_no_fault(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, '[gardening]\nroses = { topics = ["horticulture"] }')

    assert lexicon.concepts["rose"].home == "gardening"


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
    path = written(tmp_path, text)

    with pytest.raises(BuilderError) as raised:
        read_lexicon(path, TREE)

    assert str(raised.value).replace(". Nothing was built; ", "; ") == f"{path.as_posix()}: {message}"


def test_a_tag_written_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuilderError):
        lexicon_in(tmp_path, "[optics]\nlaser = {}\n[vision]\nlaser = {}")


def test_an_acronym_of_two_tags_is_told_in_the_plural_too(tmp_path: Path) -> None:
    with pytest.raises(BuilderError):
        lexicon_in(tmp_path, '[optics]\nlaser = { acronyms = ["LM"] }\nmaser = { acronyms = ["LMs"] }')


def test_an_acronym_and_a_plain_word_may_be_two_tags(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, '[optics]\noptimizer = { acronyms = ["ZeRO"] }\nzero = {}')

    assert list(lexicon.concepts) == ["optimizer", "zero"]
