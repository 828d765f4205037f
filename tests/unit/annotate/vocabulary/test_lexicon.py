from __future__ import annotations

from pathlib import Path

from builder.annotate.vocabulary.lexicon import Lexicon
from tests.unit.annotate.vocabulary.examples import lexicon_in

NETWORKS = """
[vision]
"networks" = {}
"deep networks" = { broader = "networks" }
"graph networks" = { also = ["networked message passing"], acronyms = ["GNN"], broader = "deep networks" }
"message passing" = {}
"""


def test_ancestors_are_the_next_first(tmp_path: Path) -> None:
    assert lexicon_in(tmp_path, NETWORKS).ancestors("graph network") == ("deep network", "network")


def test_an_unknown_tag_has_no_ancestors() -> None:
    assert Lexicon().ancestors("graph network") == ()


def test_acronyms_are_no_known_phrases(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, '[optics]\n"zero optimizers" = { also = ["ZeRO"], acronyms = ["ZO"] }')

    assert lexicon.by_phrase == {"zero optimizer": "zero optimizer"}


def test_the_tags_inside_a_phrase_are_those_it_is_a_kind_of(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, NETWORKS)

    assert lexicon.heads("large graph networks") == ("graph network", "network")
    assert lexicon.heads("networks in graphs") == ()
    assert lexicon.heads("propagation of networks") == ()


def test_a_phrase_is_not_inside_itself(tmp_path: Path) -> None:
    assert lexicon_in(tmp_path, NETWORKS).heads("message passing") == ()


def test_a_tag_covers_the_broader_and_the_parts_of_its_phrases(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, NETWORKS)

    assert lexicon.implied_by("graph network") == {"deep network", "network", "message passing"}
    assert lexicon.implied_by("network") == frozenset()


def test_a_tag_does_not_cover_one_narrower(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, '[optics]\nlight = { also = ["laser beams"] }\nbeams = { broader = "light" }\n')

    assert lexicon.implied_by("light") == frozenset()
    assert lexicon.implied_by("beam") == {"light"}


def test_a_tag_above_many_others_is_broad(tmp_path: Path) -> None:
    children = "".join(f'"network {number}" = {{ broader = "networks" }}\n' for number in range(50))

    assert lexicon_in(tmp_path, NETWORKS + children).broad == {"network"}


def test_what_is_meant_in_some_topics_only_speaks_for_none(tmp_path: Path) -> None:
    lexicon = lexicon_in(
        tmp_path,
        '[optics]\nlasers = { acronyms = ["LSR"] }\npumps = { topics = ["optics"], acronyms = ["PMP"] }',
    )

    assert lexicon.unambiguous_phrases() == {"lasers": {"optics"}, "LSR": {"optics"}}
