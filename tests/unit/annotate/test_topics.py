from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.linear_model import Model
from builder.annotate.topics import Classifier
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.model.archive import Leaf, Slug, Topics
from tests.unit.annotate.examples import IGNORANT, SMALL_MODEL, place

WORDS = "spin glass black hole laser cavity of neural network protein graph".split()


def _leaf(name: str, *terms: str, coarse: str = "") -> Leaf:
    return Leaf(name, Slug(name.lower()), "Group", coarse or name, "A sentence.", terms)


OPTICS_AND_GAMES = TopicTree((_leaf("Optics", "laser"), _leaf("Games", "auction")))


def _topics(
    tree: TopicTree,
    title: str,
    abstract: str = "",
    model: Model = IGNORANT,
    spoken: Mapping[str, Iterable[str]] | None = None,
) -> Topics:
    return place(Classifier(tree, model, spoken or {}), title, abstract)


def test_the_model_places_a_paper_that_says_no_curated_term() -> None:
    tree = TopicTree((_leaf("Optics", "photon"), _leaf("Games", "player")))

    assert _topics(tree, "A laser", model=SMALL_MODEL).shown == ("Optics",)
    assert _topics(tree, "An auction", model=SMALL_MODEL).shown == ("Games",)


def test_of_the_leaves_of_a_field_the_terms_decide() -> None:
    tree = TopicTree(
        (_leaf("Mirrors", "mirror", coarse="Optics"), _leaf("Fibres", "glass fibre", coarse="Optics"))
    )

    assert _topics(tree, "A laser in a glass fibre", model=SMALL_MODEL).shown[0] == "Fibres"
    assert _topics(tree, "A laser on a mirror", model=SMALL_MODEL).shown[0] == "Mirrors"


def test_a_tree_that_the_model_does_not_know_works_by_terms() -> None:
    tree = TopicTree((_leaf("Bread", "sourdough"), _leaf("Soup", "vegetable broth"), _leaf("Cake", "icing")))

    assert _topics(tree, "Sourdough with a laser", model=SMALL_MODEL).shown[0] == "Bread"
    assert _topics(tree, "Vegetable broth, auctioned", model=SMALL_MODEL).shown[0] == "Soup"
    assert _topics(tree, "A laser", model=SMALL_MODEL).shown == ("Other",)


def test_a_tree_that_the_model_knows_in_part_works_too() -> None:
    tree = TopicTree((_leaf("Optics", "photon"), _leaf("Bread", "sourdough starter")))

    assert _topics(tree, "A laser", model=SMALL_MODEL).shown == ("Optics",)
    assert _topics(tree, "Sourdough starter", model=SMALL_MODEL).shown[0] == "Bread"
    assert _topics(tree, "An auction", model=SMALL_MODEL).shown == ("Other",)


def test_a_leaf_that_nothing_speaks_for_is_no_second_topic() -> None:
    tree = TopicTree((_leaf("Bread", "sourdough"), _leaf("Soup", "broth"), _leaf("Cake", "icing")))

    assert _topics(tree, "Kitchens", "An icing.").shown == ("Cake",)


def test_a_paper_without_a_term_is_other() -> None:
    assert _topics(OPTICS_AND_GAMES, "On nothing much") == Topics(("Other",), ("Optics", "Games"))


def test_one_shared_word_in_an_abstract_is_too_little_for_a_topic() -> None:
    tree = TopicTree((_leaf("A", "noise"), _leaf("B", "noise")))

    assert _topics(tree, "Title", "Some noise.").shown == ("Other",)
    assert _topics(tree, "Noise", "Some noise.").shown == ("A", "B")


def test_the_title_counts_more_than_a_mention() -> None:
    assert _topics(OPTICS_AND_GAMES, "An auction", "A laser, a second laser.").shown[0] == "Games"


def test_longer_terms_count_more() -> None:
    tree = TopicTree((_leaf("A", "field"), _leaf("B", "optical lattice")))

    assert _topics(tree, "Field").shown[0] == "A"
    assert _topics(tree, "Field in an optical lattice").shown[0] == "B"


def test_repeating_a_term_adds_less_and_less() -> None:
    tree = TopicTree((_leaf("A", "alpha"), _leaf("B", "beta", "gamma", "delta")))

    assert _topics(tree, "T", "alpha alpha alpha alpha. beta gamma delta").shown[0] == "B"


def test_a_shared_term_counts_less() -> None:
    tree = TopicTree((_leaf("A", "noise"), _leaf("B", "noise", "signal"), _leaf("C", "music")))

    assert _topics(tree, "Noise", "A signal").shown[0] == "B"
    assert _topics(tree, "Music", "Noise").shown[0] == "C"


def test_a_neutral_phrase_hides_the_words_in_it() -> None:
    leaves = (_leaf("Networks", "network"), _leaf("Optics", "laser"))

    assert _topics(TopicTree(leaves), "Neural networks").shown[0] == "Networks"
    assert _topics(TopicTree(leaves, neutral=("neural network",)), "Neural networks").shown == ("Other",)


def test_a_weak_term_yields_to_another() -> None:
    leaves = (_leaf("Networks", "field"), _leaf("Optics", "laser"))

    assert _topics(TopicTree(leaves), "Field of a laser").shown[0] == "Networks"
    assert _topics(TopicTree(leaves, weak=("field",)), "Field of a laser").shown[0] == "Optics"


def test_a_phrase_of_a_tag_speaks_for_its_leaf() -> None:
    spoken = {"Fabry-Perot cavity": {"optics"}, "gaming": {"no-such-leaf"}}

    assert _topics(OPTICS_AND_GAMES, "A Fabry-Perot cavity", spoken=spoken).shown[0] == "Optics"
    assert _topics(OPTICS_AND_GAMES, "Gaming", spoken=spoken).shown == ("Other",)


def test_what_the_tree_says_of_a_phrase_goes_before_a_tag() -> None:
    spoken = {"auctions": {"optics"}, "Laser": {"games"}}

    assert _topics(OPTICS_AND_GAMES, "An auction", spoken=spoken).shown[0] == "Games"
    assert _topics(OPTICS_AND_GAMES, "A laser", spoken=spoken).shown[0] == "Optics"


def test_a_hyphen_changes_nothing_about_the_worth_of_a_tag() -> None:
    tree = TopicTree((_leaf("Bread", "rye"), _leaf("Soup", "broth")))

    for phrase in ("spelt flour", "spelt-flour"):
        assert _topics(tree, "Kitchens", "Broth. Spelt flour.", spoken={phrase: {"bread"}}).shown[0] == "Bread"


def test_a_close_second_topic_is_shown() -> None:
    tree = TopicTree((_leaf("Optics", "laser cooling of an ion"), _leaf("Games", "nash equilibrium")))

    assert _topics(tree, "Laser cooling of an ion at a Nash equilibrium").shown == ("Optics", "Games")
    assert _topics(tree, "Laser cooling of an ion", "Players.").shown == ("Optics",)


def test_a_ranking_holds_two_broad_topics() -> None:
    narrow = [_leaf(f"M{number}", f"m{number}", coarse="M") for number in range(9)]

    found = _topics(TopicTree((*narrow, _leaf("Z", "zebra"))), "m3")

    assert found.shown[0] == "M3"
    assert found.ranking == ("M3", "M0", "M1", "M2", "M4", "M5", "M6", "M7", "M8", "Z")


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=6))
def test_what_was_placed_before_moves_no_topic(titles: list[str]) -> None:
    tree = TopicTree((_leaf("Optics", "laser", "cavity"), _leaf("Games", "graph"), _leaf("Glass", "spin glass")))
    busy = Classifier(tree, SMALL_MODEL, {"neural network": {"games"}})

    for title in titles:
        alone = Classifier(tree, SMALL_MODEL, {"neural network": {"games"}})
        assert place(busy, title) == place(alone, title)


def test_who_trains_a_model_is_about_the_model_whatever_words_are_borrowed() -> None:
    leaves = (_leaf("Brains", "neuron"), replace(_leaf("Learning", "generalization"), trained=4.0))
    tree = TopicTree(leaves, training=("training", "trained"))

    assert _topics(tree, "Neurons of the brain").shown[0] == "Brains"
    assert _topics(tree, "Training", "Trained, each neuron is trained again.").shown[0] == "Learning"


def test_a_leaf_that_trains_models_for_others_needs_both() -> None:
    science = replace(_leaf("Science", "surrogate"), applied_to=(Slug("heat"),))
    tree = TopicTree((_leaf("Heat", "heat equation"), science), training=("training", "trained"))
    trained = "Trained, it is trained again. Training helps training."

    assert _topics(tree, "The heat equation").shown[0] == "Heat"
    assert _topics(tree, "Training heat equations", trained).shown[0] == "Science"
    assert "Science" not in _topics(tree, "Training", trained).shown
