from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builder.model.archive import Archive, Subject
from builder.search.searcher import Searcher
from tests.examples import a_record, an_archive

LONG = "…"
"""In an abstract: sixty words, which no other paper has."""

BEFORE = [
    # Field
    ("chaos", [("Chaos", LONG), ("Rings", "Chaos, chaos and chaos again.")]),
    ("optimal transport", [("On optimal transport", LONG), ("Bridges", "Optimal transport, optimal transport.")]),
    ("diffusing", [("Diffusion of heat", LONG), ("Rings", "Diffusing, diffusing, diffusing.")]),
    # Exactness
    ("transformers", [("Transformers see", LONG), ("A transformer", LONG), ("Transforms", "Transforms")]),
    ("transformers", [("Rings", f"{LONG} A transformer."), ("Knots", "It transforms, transforms, transforms.")]),
    ("graph", [("A graph of them all", LONG), ("Graphs", LONG), ("Graphene", "Graphene, graphene, graphene.")]),
    ("graph", [("A graph", LONG), ("Graphs", "Graph, graph, graph and graph.")]),
    # Nearness
    (
        "phase transition",
        [
            ("A phase transition", LONG),
            ("Transition of the phase", LONG),
            ("Phase and colour, and how it makes a transition", "Phase transition, phase transition."),
        ],
    ),
    ("mixture of experts", [("A mixture of many experts", LONG), ("Experts who know how to cook a mixture", "")]),
]  # fmt: skip


def archive_of(texts: Sequence[tuple[str, str]]) -> Archive:
    records = []
    for at, (title, abstract) in enumerate(texts):
        sixty = " ".join(f"{'qxz'[at % 3]}{at}{number}" for number in range(60))
        records.append(a_record(title, abstract.replace(LONG, sixty), line=2 * at + 1))
    return an_archive(*records)


@pytest.mark.parametrize(("query", "ordered"), BEFORE)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_called_that_comes_first(query: str, ordered: Sequence[tuple[str, str]], turned: bool) -> None:
    archive = archive_of(ordered[::-1] if turned else ordered)

    found = [entry.paper.title for entry in Searcher(archive).ask(query).papers]

    assert found == [title for title, _ in ordered if "Graphene" not in title]


def test_papers_with_the_tag_stand_between_titles_and_abstracts_and_those_that_name_it_with_these() -> None:
    texts = {
        "Optimal transport": LONG,
        "Light bridges": LONG,
        "Rings": f"{LONG} Optimal transport.",
        "Sinkhorn": "Nothing of it is said.",
    }
    archive = archive_of([*texts.items()])
    paper = {entry.paper.title: entry.paper.id for entry in archive.entries.values()}
    subject = Subject(("optimal transport",), frozenset({paper["Light bridges"]}), frozenset({paper["Sinkhorn"]}))

    answer = Searcher(replace(archive, subjects=(subject,))).ask("optimal transports")

    assert [entry.paper.title for entry in answer.papers] == [*texts]
    assert answer.total == 4


def test_more_of_what_is_asked_for_is_always_better() -> None:
    archive = an_archive(a_record("Melting spin glasses", ""), a_record("Rings", "Melting glass of spin.", line=3))

    found = [entry.paper.title for entry in Searcher(archive).ask("spin glasses ring").papers]

    assert found == ["Rings", "Melting spin glasses"]
