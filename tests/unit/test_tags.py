from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.config import PROJECT
from builder.model import Leaf, Paper, PaperId, Slug, Tag
from builder.tags import find_tags
from builder.taxonomy import TagRules, Taxonomy, read_tag_rules, read_taxonomy
from builder.topics import find_topics
from tests.examples import a_paper

OURS = read_taxonomy(PROJECT / "vocabulary" / "topics.toml")
RULES = read_tag_rules(PROJECT / "vocabulary" / "tags.toml")
TREE = Taxonomy(
    (Leaf("Physics", Slug("physics"), "G", "G", "A sentence.", ("spin glass", "optical lattice", "laser")),)
)
ABSTRACTS = st.lists(
    st.lists(
        st.sampled_from(
            "Spin glasses|large language models|LLMs|zero|neural tangent kernel|NTK|the|tidal friction|and|"
            "tidal-friction|Bayesian|chaos|chaotic|we show|deep sea vents|sea vents|{{|<b>|. |, ".split("|")
        ),
        max_size=12,
    ).map(" ".join),
    max_size=8,
)


def _papers(*abstracts: str, title: str = "Paper") -> list[Paper]:
    return [a_paper(f"{title} {number}", abstract=text) for number, text in enumerate(abstracts)]


def _tags(
    papers: list[Paper], taxonomy: Taxonomy = OURS, rules: TagRules = RULES, least: int = 2, most: int = 6
) -> dict[PaperId, tuple[Tag, ...]]:
    return find_tags(papers, taxonomy, find_topics(papers, taxonomy), rules, least, most)


def _names(papers: list[Paper], taxonomy: Taxonomy = OURS, rules: TagRules = RULES) -> list[list[str]]:
    tags = _tags(papers, taxonomy, rules)
    return [[tag.name for tag in tags[paper.id]] for paper in papers]


def test_a_term_of_two_papers_is_a_tag() -> None:
    papers = _papers("A spin glass melts.", "Two spin-glasses freeze.", "An optical lattice.")

    assert _names(papers, TREE, TagRules()) == [["spin glass"], ["spin glass"], []]


def test_a_single_word_is_a_tag_only_where_the_rules_list_it() -> None:
    papers = _papers("A laser.", "Lasers shine.")

    assert _names(papers, TREE, TagRules()) == [[], []]
    assert _names(papers, TREE, TagRules(words=("laser",))) == [["laser"], ["laser"]]


def test_a_stop_phrase_is_never_a_tag() -> None:
    papers = _papers("A spin glass and a tidal wave.", "A spin glass and a tidal wave.")
    rules = TagRules(names={"spin glass": "spin glasses"}, stop=("spin glasses", "tidal waves"))

    assert _names(papers, TREE, rules) == [[], []]


def test_the_acronym_and_its_long_form_are_one_tag() -> None:
    papers = _papers("An LLM writes.", "A large language model writes.", "Large Language Models and LLMs read.")

    assert _names(papers) == [["large language models"]] * 3


def test_an_acronym_is_no_plain_word() -> None:
    rules = TagRules(names={"ZeRO": "ZeRO"})
    papers = _papers("We start at zero.", "ZeRO saves memory.", "With ZeRO, too.", "Zero again.")

    assert _names(papers, TREE, rules) == [[], ["ZeRO"], ["ZeRO"], []]


def test_the_narrower_tag_replaces_the_broader() -> None:
    rules = TagRules(names={"learning machine": "learning machine"})
    papers = _papers(
        "A learning machine, a quantum learning machine.", "A learning machine, the quantum learning machine."
    )

    found = _names(
        papers, TREE, TagRules(names={**rules.names, "quantum learning machine": "quantum learning machine"})
    )

    assert found == [["quantum learning machine"]] * 2


def test_a_phrase_is_discovered() -> None:
    papers = _papers("We measure tidal friction in moons.", "Tidal friction shapes moons.", "Nothing here.")

    assert _names(papers) == [["tidal friction"], ["tidal friction"], []]


def test_a_part_of_a_longer_phrase_is_no_tag_of_its_own() -> None:
    papers = _papers("The deep sea vents.", "Those deep sea vents.")

    assert _names(papers, TREE, TagRules()) == [["deep sea vents"], ["deep sea vents"]]


def test_a_compound_stays_whole() -> None:
    papers = _papers("A seabed-anchored buoy.", "The seabed-anchored buoy.")

    assert _names(papers, TREE, TagRules()) == [["seabed-anchored buoy"]] * 2


@pytest.mark.parametrize(
    "phrase",
    ["remains elusive", "shed light", "findings highlight", "taken together", "prior studies", "wide range"],
)
def test_talk_is_no_tag(phrase: str) -> None:
    assert _names(_papers(f"This {phrase} here.", f"That {phrase} there.")) == [[], []]


def test_a_name_keeps_the_capitals_that_papers_give_it() -> None:
    papers = _papers("Near a Fabry-Perot cavity.", "In the Fabry-Perot cavity.")

    assert _names(papers, TREE, TagRules()) == [["Fabry-Perot cavity"]] * 2


def test_the_start_of_a_sentence_gives_no_capital() -> None:
    papers = _papers("Tidal friction. Tidal friction.", "Tidal friction. Some tidal friction.")

    assert _names(papers, TREE, TagRules()) == [["tidal friction"]] * 2


def test_a_paper_has_no_more_tags_than_asked_for() -> None:
    text = "Chaos, entanglement, graphene, turbulence, neural tangent kernel, spin glass, black hole, dark energy."

    tags = _tags(_papers(text, text), most=3)

    assert [len(found) for found in tags.values()] == [3, 3]


@pytest.mark.parametrize(
    "text",
    ["", "<script>alert(1)</script>", "{{ config }} {% raw %}", "!!! ???", "中文 標題", "x" * 10_000, "$" * 2_000],
)
def test_hostile_text_makes_tags_of_words_only(text: str) -> None:
    papers = [a_paper(f"{text} {number}", abstract=text) for number in range(3)]

    for found in _tags(papers).values():
        assert not any(set("<>{}$%\\") & set(tag.name) for tag in found)


@given(ABSTRACTS, st.integers(2, 3), st.integers(1, 6))
@settings(deadline=None, max_examples=20)
def test_every_tag_is_shared_unique_and_named_once(abstracts: list[str], least: int, most: int) -> None:
    tags = _tags(_papers(*abstracts), least=least, most=most)

    spread = Counter(tag for found in tags.values() for tag in found)
    assert all(papers >= least for papers in spread.values())
    assert all(len(found) <= most and len(set(found)) == len(found) for found in tags.values())
    assert len({tag.key for tag in spread}) == len({tag.name.lower() for tag in spread}) == len(spread)


@given(ABSTRACTS)
@settings(deadline=None, max_examples=20)
def test_the_order_of_papers_changes_nothing(abstracts: list[str]) -> None:
    papers = _papers(*abstracts)

    assert _tags(papers) == _tags(papers[::-1])
