from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.config.settings import Config
from builder.model.errors import BuilderError
from builder.system import parallel as processes
from tests.unit.annotate.examples import AUCTION, LASER, RYE, SMALL, STARTER, findings_of, papers_of

TITLES = st.lists(
    st.lists(st.sampled_from("laser cavity auction nash equilibrium photon of zebra".split()), max_size=6).map(
        " ".join
    ),
    max_size=6,
)


@given(TITLES)
def test_a_topic_does_not_depend_on_other_papers(titles: list[str]) -> None:
    papers = papers_of(*((f"{title} {number}", "") for number, title in enumerate(titles)))

    together = findings_of(papers)

    assert findings_of(papers[::-1]) == together
    for paper in papers:
        assert findings_of([paper]).topics[paper.id] == together.topics[paper.id]


def test_several_processes_find_what_one_finds(bakery: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = replace(SMALL, lexicon=read_lexicon(bakery.tags_file, SMALL.tree))
    papers = papers_of(("Lasers", LASER), ("Timber", AUCTION), ("Masers", LASER), ("Wood", AUCTION), RYE, STARTER)
    alone = findings_of(papers, vocabulary)

    monkeypatch.setattr(processes, "CHUNK_SIZE", 2)
    monkeypatch.setattr(processes, "PARALLEL_FROM", 1)
    monkeypatch.setattr(processes, "cpu_count", lambda: 2)

    assert findings_of(papers, vocabulary) == alone
    assert any(alone.related.values())
    assert any(alone.tags.values())


def test_an_error_in_another_process_is_told_like_one_here(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [replace(paper, topics=("Cake",)) for paper in papers_of(("One", LASER), ("Two", AUCTION))]

    monkeypatch.setattr(processes, "PARALLEL_FROM", 1)
    monkeypatch.setattr(processes, "cpu_count", lambda: 2)

    with pytest.raises(BuilderError, match='there is no topic "Cake"'):
        findings_of(papers)
