from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.annotate.per_paper import read_papers
from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
from builder.config.settings import Config
from builder.merge.papers import merge_records
from builder.model.errors import BuilderError
from builder.system.cache import Cache
from builder.system.means import Means
from builder.system.parallel import Workers
from builder.text.math.pieces import Formula
from builder.text.math.table import read_table, write_table
from tests.conftest import silent
from tests.examples import a_record
from tests.unit.annotate.examples import AUCTION, LASER, RYE, SMALL, STARTER, findings_of, papers_of

TITLES = st.lists(
    st.lists(st.sampled_from("laser cavity auction nash equilibrium photon of zebra".split()), max_size=6).map(
        " ".join
    ),
    max_size=6,
)


@given(TITLES)
@example(["laser cavity", "laser cavity auction", "nash auction zebra auction"])
def test_topics_and_tags_do_not_depend_on_other_papers(titles: list[str]) -> None:
    papers = papers_of(*((f"{title} {number}", "") for number, title in enumerate(titles)))

    together = findings_of(papers)

    assert findings_of(papers[::-1]) == together
    for paper in papers:
        alone = findings_of([paper])
        assert alone.topics[paper.id] == together.topics[paper.id]
        assert alone.tags[paper.id] == together.tags[paper.id]


def test_every_text_of_a_paper_is_read() -> None:
    [melting] = merge_records([a_record("One", LASER), a_record("One", f"{LASER} Again.", line=3)])
    auctions = papers_of(("Two", AUCTION))

    topics, texts, *_ = read_papers([melting, *auctions], SMALL, Config(), silent)

    assert [text.id for text in texts[melting.id]] == [text.id for text in melting.texts][::-1]
    assert texts[melting.id][0].candidates.curated == texts[melting.id][1].candidates.curated
    assert len(texts[auctions[0].id]) == 1
    assert topics.keys() == {melting.id, auctions[0].id}


def test_what_is_shown_is_read_also_where_no_listing_has_it() -> None:
    [paper] = papers_of(("One", LASER))

    _, texts, *_ = read_papers([replace(paper, title="Auctions")], SMALL, Config(), silent)

    assert [(text.id, "auction" in text.candidates.certain) for text in texts[paper.id]] == [
        (None, True), (paper.id, False),
    ]  # fmt: skip


def test_topics_that_a_person_gives_change_nothing_that_a_text_bears() -> None:
    [paper] = papers_of(("One", LASER))
    given = replace(paper, topics=("Games",))

    read = [read_papers([one], SMALL, Config(), silent) for one in (paper, given)]

    assert read[0][1] == read[1][1]
    assert read[0][0] != read[1][0]


def test_several_processes_find_what_one_finds(bakery: Config) -> None:
    vocabulary = replace(SMALL, lexicon=read_lexicon(bakery.tags_file, SMALL.tree))
    papers = papers_of(("Lasers", LASER), ("Timber", AUCTION), ("Masers", LASER), ("Wood", AUCTION), RYE, STARTER)
    alone = findings_of(papers, vocabulary)

    together = findings_of(papers, vocabulary, Means(Workers(2, few=0)))

    assert together == alone
    assert any(alone.related.values())
    assert any(alone.tags.values())


def test_a_topic_that_is_not_in_the_tree_ends_the_work() -> None:
    papers = [replace(paper, topics=("Cake",)) for paper in papers_of(("One", LASER), ("Two", AUCTION))]

    with pytest.raises(BuilderError, match='there is no topic "Cake"'):
        findings_of(papers)


def test_a_paper_that_was_read_with_a_vocabulary_is_not_read_again(tmp_path: Path) -> None:
    papers = papers_of(("One", LASER), ("Two", AUCTION))
    told: list[tuple[str, int, int]] = []
    known = replace(SMALL, digest="one")

    def read(vocabulary: Vocabulary) -> tuple[int, object]:
        with Cache(tmp_path) as cache:
            found = read_papers(papers, vocabulary, Config(), lambda *done: told.append(done), Means(cache=cache))
            return cache.shelf("papers").found, found[:2]

    alone = read(SMALL)

    assert [read(known), read(known), read(replace(SMALL, digest="two")), read(SMALL)] == [
        (0, alone[1]), (2, alone[1]), (0, alone[1]), (0, alone[1]),
    ]  # fmt: skip
    assert told[-1] == ("reading topics and tags", 2, 2)


def test_a_paper_is_read_again_with_another_table_of_formulas(bakery: Config, tmp_path: Path) -> None:
    [paper] = papers_of(("Time", "We show that the time is O(n^2 log n) for all n geq 2."))
    stricter = replace(bakery, formulas_file=tmp_path / "stricter.xz")
    write_table(stricter.formulas_file, replace(read_table(bakery.formulas_file), least=10**9))

    def read(config: Config) -> tuple[int, bool]:
        with Cache(tmp_path / "cache") as cache:
            shown = read_papers([paper], read_vocabulary(config), config, silent, Means(cache=cache)).shown
            has_formulas = any(isinstance(piece, Formula) for piece in shown[paper.id].abstract)
            return cache.shelf("papers").found, has_formulas

    assert [read(bakery), read(bakery), read(stricter), read(stricter)] == [
        (0, True), (1, True), (0, False), (1, False),
    ]  # fmt: skip


def test_what_a_person_gives_a_paper_is_not_taken_for_what_was_read_before(tmp_path: Path) -> None:
    [paper] = papers_of(("One", LASER))
    known = replace(SMALL, digest="one")

    with Cache(tmp_path) as cache:
        before = read_papers([paper], known, Config(), silent, Means(cache=cache))
        after = read_papers([replace(paper, topics=("Games",))], known, Config(), silent, Means(cache=cache))

    assert before.topics[paper.id].shown != after.topics[paper.id].shown == ("Games",)
