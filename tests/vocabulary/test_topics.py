"""The topics of vocabulary/topics.toml, and the papers that they get."""

from __future__ import annotations

import re

import pytest

from builder.annotate.linear_model import Model
from builder.annotate.topics import Classifier
from builder.annotate.vocabulary.read import Vocabulary
from builder.annotate.vocabulary.topic_tree import read_topic_tree
from builder.config.settings import PROJECT
from tests.unit.annotate.examples import (
    AUCTION,
    LASER,
    RYE,
    findings_of,
    papers_of,
    place,
)

TOPICS = PROJECT / "vocabulary" / "topics.toml"


def test_our_tree_has_43_leaves_in_6_groups() -> None:
    leaves = read_topic_tree(TOPICS).leaves

    assert len(leaves) == 43
    assert "43 leaves in six groups" in (PROJECT / "README.md").read_text(encoding="utf-8")
    assert list(dict.fromkeys(leaf.group for leaf in leaves)) == [
        "Machine Learning",
        "AI & Language",
        "Computer Science",
        "Mathematics & Statistics",
        "Physics",
        "Life & Society",
    ]


def test_our_descriptions_are_a_sentence_that_fits_a_card() -> None:
    for leaf in read_topic_tree(TOPICS).leaves:
        assert 60 <= len(leaf.description) <= 140, leaf.name
        assert leaf.description.endswith(".")


def test_our_addresses_are_plain() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+", leaf.slug) for leaf in read_topic_tree(TOPICS).leaves)


def test_our_weak_terms_are_terms() -> None:
    tree = read_topic_tree(TOPICS)

    assert set(tree.weak) <= {term for leaf in tree.leaves for term in leaf.terms} | {"network"}


HOSTILE = [
    "",
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


@pytest.fixture(scope="module")
def ours(vocabulary: Vocabulary) -> Classifier:
    model = Model(vocabulary.weights, vocabulary.corpus)
    return Classifier(vocabulary.tree, model, vocabulary.lexicon.unambiguous_phrases())


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
def test_our_tree_places_papers(ours: Classifier, title: str, abstract: str, topic: str) -> None:
    assert place(ours, title, abstract).shown[0] == topic


@pytest.mark.parametrize(
    "text",
    ["Blorb quix zzyzx", "Lorem ipsum dolor sit amet", "1234 5678", "中文標題", "", "My grandmother's holiday"],
)
def test_nonsense_is_other(ours: Classifier, text: str) -> None:
    assert place(ours, text, text).shown == ("Other",)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gets_a_topic_of_the_tree(vocabulary: Vocabulary, ours: Classifier, text: str) -> None:
    known = {leaf.name for leaf in vocabulary.tree.leaves}

    found = place(ours, text, text)

    assert set(found.shown) <= known | {"Other"}
    assert 5 <= len(found.ranking) == len(set(found.ranking))
    assert set(found.ranking) <= known


def test_our_topics_do_not_depend_on_other_papers(vocabulary: Vocabulary) -> None:
    papers = papers_of(("Spin glasses", LASER), ("Timber", AUCTION), RYE, ("Large language models", "LLMs write."))

    together = findings_of(papers, vocabulary).topics

    assert findings_of(papers[:1], vocabulary).topics == {papers[0].id: together[papers[0].id]}


def test_of_our_own_tree_there_is_nothing_to_note(vocabulary: Vocabulary) -> None:
    assert vocabulary.notes == ()
