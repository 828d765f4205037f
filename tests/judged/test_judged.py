"""What two readers said of the three real seeds, each without the other and without knowing what the rules show.

On 27 November 2026 they read all titles and abstracts, and judged 1,681 pairs of papers (the last 47 after the
rules had put them forward), 2,107 tags, the topics of 281 papers and the papers that answer 50 short queries. The
rules were fitted to these judgments in part, so the figures are a floor below which nothing may fall, no forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log2
from pathlib import Path
from statistics import fmean

import pytest

from builder.config.figures import read_figures
from builder.config.settings import Config
from builder.model.archive import Archive
from builder.model.papers import PaperId
from builder.search.searcher import Searcher


def rows(name: str) -> Iterator[list[str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))


@cache
def pair_grades() -> Mapping[frozenset[str], tuple[int, int]]:
    return {frozenset((one, other)): (int(a), int(b)) for one, other, a, b in rows("pairs.tsv")}


def gain(grades: Sequence[float]) -> float:
    """Discounted cumulative gain (Jaervelin and Kekaelaeinen, 2002)."""
    return sum(grade / log2(place + 2) for place, grade in enumerate(grades))


def share(parts: Iterable[bool]) -> float:
    return fmean(map(float, parts))


def linked(archive: Archive) -> dict[PaperId, list[PaperId]]:
    return {paper: [near.id for near in entry.related] for paper, entry in archive.entries.items()}


def test_the_judgments_are_of_papers_that_are_there(archive: Archive) -> None:
    judged = {paper for pair in pair_grades() for paper in pair} | {row[0] for row in rows("tags.tsv")}

    assert judged == set(archive.entries)


def test_related_papers_are_related(archive: Archive) -> None:
    grades = pair_grades()
    links = [frozenset((one, other)) for one, near in linked(archive).items() for other in near]
    known = [grades[link] for link in links if link in grades]

    acceptable = share(grade > 0 for both in known for grade in both)
    wanted = {pair for pair, both in grades.items() if sum(both) >= 3}

    assert len(known) > 0.98 * len(links) > 500
    assert acceptable >= 0.62
    assert len(wanted & set(links)) >= 125  # of 149


def test_the_best_neighbours_come_first(archive: Archive) -> None:
    of_paper: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for pair, both in pair_grades().items():
        one, other = pair
        of_paper[one][other] = of_paper[other][one] = sum(both)

    found = []
    for paper, near in linked(archive).items():
        if best := gain(sorted(of_paper[paper].values(), reverse=True)[:5]):
            found.append(gain([of_paper[paper].get(other, 0) for other in near]) / best)

    assert fmean(found) >= 0.62


def test_tags_are_right_and_few_are_wrong(archive: Archive) -> None:
    said = {(paper, tag): (int(a), int(b)) for paper, tag, a, b in rows("tags.tsv")}
    shown = [(paper, tag.name) for paper, entry in archive.entries.items() for tag in entry.tags]
    grades = [grade for one in shown if one in said for grade in said[one]]

    assert len(grades) > 1.95 * len(shown)
    assert len(shown) >= 2.2 * len(archive.entries)
    assert share(grade == 2 for grade in grades) >= 0.76
    assert share(grade == 0 for grade in grades) <= 0.05


def test_topics_say_what_papers_are_about(archive: Archive) -> None:
    said = {row[0]: row[1:] for row in rows("topics.tsv")}
    shown = {paper: entry.topics.shown[0] for paper, entry in archive.entries.items()}

    assert share(shown[PaperId(paper)] == topic for paper, one in said.items() for topic in one[::2]) >= 0.79
    assert sum(shown[PaperId(paper)] not in one for paper, one in said.items()) <= 15


def test_the_about_page_tells_the_figures_that_are_measured_here(archive: Archive) -> None:
    topics = {row[0]: row[1:] for row in rows("topics.tsv")}
    said = {(paper, tag): (int(a), int(b)) for paper, tag, a, b in rows("tags.tsv")}
    tags = [said.get((paper, tag.name)) for paper, entry in archive.entries.items() for tag in entry.tags]
    grades = [grade for both in tags if both for grade in both]
    pairs = pair_grades()
    links = [pairs.get(frozenset((one, other))) for one, near in linked(archive).items() for other in near]

    told = read_figures(Config().figures_file)

    assert told
    assert [round(figure.value, 2) for figure in told.figures] == [
        round(share(entry.topics.shown[0] in topics[paper] for paper, entry in archive.entries.items()), 2),
        round(share(grade == 2 for grade in grades), 2),
        round(share(grade == 0 for grade in grades), 2),
        round(share(grade > 0 for both in links if both for grade in both), 2),
    ]


@pytest.fixture(scope="module")
def searcher(archive: Archive) -> Searcher:
    return Searcher(archive)


def test_short_queries_find_what_is_asked_for(searcher: Searcher) -> None:
    said: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for query, paper, one, other in rows("queries.tsv"):
        said[query][paper] = int(one) + int(other)

    found = []
    for query, grades in said.items():
        first = [grades.get(entry.paper.id, 0) for entry in searcher.ask(query).papers[:10]]
        if best := gain(sorted(grades.values(), reverse=True)[:10]):
            found.append(gain(first) / best)

    assert len(found) > 45
    assert fmean(found) >= 0.83
