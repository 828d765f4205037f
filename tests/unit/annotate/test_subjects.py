from __future__ import annotations

import pytest

from builder.annotate.subjects import KinshipFinder, SubjectReader
from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.model.archive import Leaf, Slug, Topics
from tests.unit.annotate.examples import NAMES, PHYSICS_CORPUS, subjects_of

FINDER = KinshipFinder(PHYSICS_CORPUS, NAMES)


def test_what_a_paper_is_about_comes_from_its_topics_and_tags() -> None:
    tree = TopicTree((Leaf("Optics", Slug("optics"), "Physics", "Physics", "Light.", ("photon",)),))
    candidates = TagCandidates(
        curated=(("laser cavity", 1.0), ("spin glass", -1.0)),
        discovered=("sea vent",),
        certain=frozenset(("laser cavity", "sea vent")),
        surfaces=(
            ("sea vent", "Sea vents", False),
            ("sea vent", "sea vents", True),
            ("sea vent", "sea vents", True),
        ),
    )

    found = SubjectReader(tree, NAMES).read(Topics(("Optics",), ("Optics",)), candidates)

    assert found.group == "Physics"
    assert found.sure == {"laser cavity"}
    assert found.names == {
        "laser cavity": "laser cavities", "spin glass": "spin glasses", "sea vent": "sea vents",
    }  # fmt: skip


def test_a_tag_of_which_both_are_sure_counts_most() -> None:
    sure, named, silent = subjects_of(sure=["spin glass"]), subjects_of(["spin glass"]), subjects_of()

    parts = [FINDER.compare(sure, other).part for other in (sure, named, silent)]

    assert parts == sorted(parts, reverse=True)
    assert len(set(parts)) == 3


def test_neither_paper_comes_first() -> None:
    one, other = subjects_of(["laser"], sure=["levy flight"]), subjects_of(["levy flight"], sure=["laser"])

    assert FINDER.compare(one, other) == FINDER.compare(other, one)


def test_a_narrower_name_says_the_broader_one() -> None:
    both = subjects_of(["laser", "laser cavity", "cold laser cavity"])

    assert FINDER.compare(both, both).reasons == ("cold laser cavity",)


def test_a_tag_with_narrower_ones_is_worth_less() -> None:
    broad, narrow = subjects_of(sure=["laser"]), subjects_of(sure=["levy flight"])

    assert FINDER.compare(broad, broad).part < FINDER.compare(narrow, narrow).part


@pytest.mark.parametrize("word", ["method", "model", "novel"])
def test_a_common_word_is_no_reason(word: str) -> None:
    assert FINDER.compare(subjects_of([word]), subjects_of([word])).reasons == ()


def test_at_most_three_reasons_are_named_the_surest_first() -> None:
    both = subjects_of(["zebra", "vineyard", "hemp", "salt"], sure=["spin glass"])

    because = FINDER.because(FINDER.compare(both, both), both, both)

    assert len(because) == 3
    assert because[0] == "spin glass"


@pytest.mark.parametrize("shown", [("Other",), ("Optics",)])
def test_that_two_papers_are_in_other_makes_no_kin_of_them(shown: tuple[str, ...]) -> None:
    tree = TopicTree((Leaf("Optics", Slug("optics"), "Physics", "Physics", "Light.", ("photon",)),))
    nothing = TagCandidates((), (), frozenset(), ())

    subjects = SubjectReader(tree, NAMES).read(Topics(shown, ("Optics",)), nothing)
    found = FINDER.compare(subjects, subjects)

    assert (found.is_likely, found.part > 0) == (shown != ("Other",),) * 2
