from __future__ import annotations

from builder.annotate.tags.mentions import Mentions
from builder.annotate.words.tokens import read_runs
from tests.examples import a_paper
from tests.unit.annotate.tags.examples import LEXICON, a_lexicon, a_tag, names_of, odds_of


def test_the_title_counts_more_than_the_abstract() -> None:
    lexicon = a_lexicon(a_tag("alpha"), a_tag("omega"))
    papers = [a_paper(title, abstract="Alpha, alpha. Omega.") for title in ("The omega", "An omega")]

    assert names_of(papers, lexicon) == [["omega", "alpha"]] * 2


def test_what_comes_first_counts_more_than_what_comes_late() -> None:
    odds = odds_of("Photon pairs shine. We tell how. In the end some physics-informed neural networks.", LEXICON)
    other = odds_of("Physics-informed neural networks. We tell how. In the end they make photon pairs.", LEXICON)

    assert odds["photon pairs"] > other["photon pairs"]
    assert odds["physics-informed neural networks"] < other["physics-informed neural networks"]


def test_the_end_of_a_title_is_not_late() -> None:
    first = odds_of("", LEXICON, title="Photon pairs in a long and winding title")
    last = odds_of("", LEXICON, title="A long and winding title for photon pairs")

    assert first == last


def test_what_is_mentioned_early_and_late_is_not_late() -> None:
    mentions = Mentions()

    for words in ("one two three", "four five six", "seven eight nine ten"):
        [run] = read_runs(words)
        mentions.note("often", 0, is_title=False)
        if words.startswith("seven"):
            mentions.note("late", 3, is_title=False)
        mentions.end_run(run)

    assert not mentions.is_late("often")
    assert mentions.is_late("late")
    assert not mentions.is_late("never")


def test_what_not_only_loose_words_mention_is_not_loose() -> None:
    mentions = Mentions()

    mentions.note("hinted", 0, is_title=False, is_loose=True)
    mentions.note("said", 0, is_title=False, is_loose=True)
    mentions.note("said", 0, is_title=False)
    mentions.note("short", 0, is_title=False, is_loose=True)
    mentions.note_acronym("short", is_title=False)

    assert [mentions.is_loose(key) for key in ("hinted", "said", "short")] == [True, False, False]
