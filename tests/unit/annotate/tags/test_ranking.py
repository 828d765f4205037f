from __future__ import annotations

from builder.annotate.tags.mentions import Mentions
from builder.annotate.tags.ranking import TagRanker
from builder.annotate.vocabulary.lexicon import BROAD_FROM
from builder.model.archive import Slug
from tests.unit.annotate.tags.examples import (
    LEXICON,
    RULES,
    SVM,
    a_lexicon,
    a_tag,
    candidates_of,
    names_of,
    odds_of,
    papers_of,
)

DARK = a_lexicon(a_tag("halos"), a_tag("dark halos"), a_tag("cold dark halos"))


def test_an_acronym_alone_counts_only_in_papers_of_its_topics() -> None:
    papers = papers_of("An SVM, two SVMs.", "The SVM and the SVM.")

    assert names_of(papers, leaf="optics") == [["support vector machines"]] * 2
    assert names_of(papers, leaf="vision") == [[], []]


def test_an_acronym_that_is_spelled_out_counts_anywhere() -> None:
    said = papers_of("Support vector machines (SVMs). An SVM.", "A support vector machine: the SVM.")

    assert names_of(said, leaf="vision") == [["support vector machines"]] * 2


def test_the_acronym_adds_to_what_is_spelled_out() -> None:
    alone = odds_of("A support vector machine.", a_lexicon(SVM), "vision")
    more = odds_of("A support vector machine. An SVM. Two SVMs.", a_lexicon(SVM), "vision")

    assert more["support vector machines"] > alone["support vector machines"]


def test_a_tag_limited_to_topics_is_found_only_there() -> None:
    papers = papers_of("Lasers, lasers.", "A laser and a laser.")

    assert names_of(papers, leaf="optics") == [["lasers"], ["lasers"]]
    assert names_of(papers, leaf="vision") == [[], []]


def test_a_single_word_in_passing_could_be_a_tag_only_at_home() -> None:
    assert odds_of("A fermion.", LEXICON, "optics").keys() == {"fermions"}
    assert odds_of("A fermion.", LEXICON, "vision") == {}


def test_what_is_mentioned_more_often_is_surer_up_to_five_times() -> None:
    odds = [odds_of("The fermion waits. " * times, LEXICON)["fermions"] for times in range(1, 8)]

    assert odds[:5] == sorted(set(odds[:5]))
    assert odds[4] == odds[5] == odds[6]


def test_a_longer_name_is_surer() -> None:
    odds = [odds_of(f"{name}. And {name}.", DARK)[name] for name in ("halos", "dark halos", "cold dark halos")]

    assert odds == sorted(set(odds))


def test_the_higher_a_tags_topic_ranks_the_surer_it_is() -> None:
    mentions = Mentions()
    mentions.note("fermion", 0, is_title=True)

    odds = [
        TagRanker(LEXICON).rank(mentions, [*map(Slug, ranking.split())])[0][1]
        for ranking in ("optics vision", "vision optics", "vision games optics", "vision games")
    ]

    assert odds == sorted(set(odds), reverse=True)


def test_the_name_of_a_field_is_less_sure() -> None:
    narrower = [a_tag(f"matter{number}", broader="matter") for number in range(BROAD_FROM)]
    few, many = (a_lexicon(a_tag("matter"), *narrower[:number]) for number in (BROAD_FROM - 1, BROAD_FROM))

    assert odds_of("Matter, more matter.", many)["matter"] < odds_of("Matter, more matter.", few)["matter"]
    assert odds_of("Some matter.", many) == {}


def test_the_surest_tag_comes_first_and_of_equals_the_first_by_its_key() -> None:
    [paper] = papers_of("Fermions and bosons. Photon pairs. A boson, a fermion, photon pairs.")

    [found] = candidates_of([paper], LEXICON, RULES, "optics").values()

    assert [key for key, _ in found.curated] == ["photon pair", "boson", "fermion"]
