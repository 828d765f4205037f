from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.config import PROJECT
from builder.model import Leaf, Paper, Slug, Topics
from builder.taxonomy import Taxonomy, read_taxonomy
from builder.topics import find_topics
from tests.examples import a_paper

OURS = read_taxonomy(PROJECT / "vocabulary" / "topics.toml")
TITLES = st.lists(
    st.lists(
        st.sampled_from("spin glass black hole laser cavity of neural network protein { <b> graph".split()),
        min_size=1,
        max_size=8,
    ).map(" ".join),
    max_size=8,
    unique=True,
)
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ config }} {% raw %} }}",
    "!!! --- ???",
    "1234 5678",
    "中文標題",
    "x" * 10_000,
    "spin glass " * 1_000,
    "$$$" * 500,
    "\\'{" * 500,
]


def _leaf(name: str, *terms: str, coarse: str = "") -> Leaf:
    return Leaf(name, Slug(name.lower()), "Group", coarse or name, "A sentence.", terms)


def _topics(taxonomy: Taxonomy, title: str, abstract: str = "") -> Topics:
    paper = a_paper(title, abstract=abstract)
    return find_topics([paper], taxonomy)[paper.id]


@pytest.mark.parametrize(
    ("title", "abstract", "topic"),
    [
        (
            "Replica theory of spin glasses",
            "We study the Ising model.",
            "Statistical Mechanics & Disordered Systems",
        ),
        ("Dark matter haloes of dwarf galaxies", "", "Astrophysics & Cosmology"),
        ("Cohomology of Lie algebras", "", "Algebra & Number Theory"),
        ("A knot in a 3-manifold", "We bound its curvature.", "Geometry & Topology"),
        ("Denoising with diffusion models", "", "Generative Models & Diffusion"),
        ("Treatment of patients with glioma", "", "Medicine & Health"),
    ],
)
def test_our_tree_places_papers(title: str, abstract: str, topic: str) -> None:
    assert _topics(OURS, title, abstract).shown[0] == topic


def test_a_paper_without_a_term_is_other() -> None:
    found = _topics(Taxonomy((_leaf("Optics", "laser"), _leaf("Games", "auction"))), "On nothing much")

    assert found == Topics(("Other",), ("Optics", "Games"))


def test_the_title_counts_more_than_a_mention() -> None:
    tree = Taxonomy((_leaf("Optics", "laser"), _leaf("Games", "auction")))

    assert _topics(tree, "An auction", "We auction a laser, a second laser.").shown[0] == "Games"


def test_longer_terms_count_more() -> None:
    tree = Taxonomy((_leaf("A", "field"), _leaf("B", "optical lattice")))

    assert _topics(tree, "Field", "").shown == ("A",)
    assert _topics(tree, "Field in an optical lattice", "").shown[0] == "B"


def test_repeating_a_term_adds_less_and_less() -> None:
    tree = Taxonomy((_leaf("A", "alpha"), _leaf("B", "beta", "gamma", "delta")))

    assert _topics(tree, "T", "alpha alpha alpha alpha. beta gamma delta").shown[0] == "B"


def test_a_shared_term_counts_less() -> None:
    tree = Taxonomy((_leaf("A", "noise"), _leaf("B", "noise", "signal"), _leaf("C", "music")))

    assert _topics(tree, "Noise", "A signal").shown[0] == "B"
    assert _topics(tree, "Music", "Noise").shown == ("C",)


def test_a_neutral_phrase_hides_the_words_in_it() -> None:
    leaves = (_leaf("Networks", "network"), _leaf("Optics", "laser"))

    assert _topics(Taxonomy(leaves), "Neural networks").shown == ("Networks",)
    assert _topics(Taxonomy(leaves, neutral=("neural network",)), "Neural networks").shown == ("Other",)


def test_a_weak_term_yields_to_another() -> None:
    leaves = (_leaf("Networks", "field"), _leaf("Optics", "laser"))

    assert _topics(Taxonomy(leaves, weak=("field",)), "Field of a laser").shown == ("Optics",)


def test_a_close_second_topic_is_shown() -> None:
    tree = Taxonomy((_leaf("Optics", "laser cooling"), _leaf("Games", "nash equilibrium")))

    assert _topics(tree, "Laser cooling at a Nash equilibrium").shown == ("Optics", "Games")
    assert _topics(tree, "Laser cooling", "A Nash equilibrium").shown == ("Optics",)


def test_a_ranking_holds_two_broad_topics() -> None:
    narrow = [_leaf(f"M{number}", f"m{number}", coarse="M") for number in range(9)]

    found = _topics(Taxonomy((*narrow, _leaf("Z", "zebra"))), "m3")

    assert found.shown == ("M3",)
    assert found.ranking == ("M3", "M0", "M1", "M2", "M4", "M5", "M6", "M7", "M8", "Z")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gets_a_topic_of_the_tree(text: str) -> None:
    known = {leaf.name for leaf in OURS.leaves}

    found = _topics(OURS, text, text)

    assert set(found.shown) <= known | {"Other"}
    assert len(found.ranking) >= 5
    assert set(found.ranking) <= known


@given(TITLES)
@settings(deadline=None, max_examples=20)
def test_neither_order_nor_company_moves_a_topic(titles: list[str]) -> None:
    papers = _papers(titles)
    together = find_topics(papers, OURS)

    assert find_topics(papers[::-1], OURS) == together
    for paper in papers[:2]:
        assert find_topics([paper], OURS)[paper.id] == together[paper.id]


def _papers(titles: list[str]) -> list[Paper]:
    papers = {paper.id: paper for paper in (a_paper(title, abstract="") for title in titles)}
    return list(papers.values())
