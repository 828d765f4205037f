from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.kinship_bounds import NEVER, bound_kinship
from builder.annotate.subjects import KinshipFinder, Subjects
from tests.unit.annotate.examples import NAMES, PHYSICS_CORPUS

FINDER = KinshipFinder(PHYSICS_CORPUS, NAMES)

WORDS = ("laser", "laser cavity", "spin glass", "levy flight", "method", "hemp", "salt", "sea vent")


@st.composite
def subjects(draw: st.DrawFn) -> Subjects:
    topics = tuple(draw(st.lists(st.sampled_from("ABC"), max_size=3, unique=True)))
    names = draw(st.frozensets(st.sampled_from(WORDS)))
    sure = frozenset(draw(st.sets(st.sampled_from(sorted(names))))) if names else names
    group = draw(st.sampled_from("GH")) if topics else ""
    return Subjects(topics, group, sure, {name: name for name in names})


@given(st.lists(subjects(), min_size=1, max_size=6))
def test_no_two_papers_have_more_in_common_than_their_bound(papers: list[Subjects]) -> None:
    bounds = bound_kinship(papers, FINDER)

    for row, one in enumerate(papers):
        others = [other for other in range(len(papers)) if other != row]
        most = bounds.most(row, np.array(others, dtype=np.int64))
        for other, bound in zip(others, most, strict=True):
            found = FINDER.compare(one, papers[other])
            assert found.part <= bound or (bound == NEVER and not found.is_likely)


def test_bounds_are_close_to_what_papers_have_in_common() -> None:
    papers = [Subjects(("A",), "G", frozenset(("laser",)), {"laser": "Laser"})] * 2
    papers.append(Subjects((), "", frozenset(), {}))

    most = bound_kinship(papers, FINDER).most(0, np.array([1, 2]))

    assert 0 < most[0] - FINDER.compare(*papers[:2]).part <= 2
    assert most[1] == NEVER
