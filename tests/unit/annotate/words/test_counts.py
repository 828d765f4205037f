from __future__ import annotations

from collections import Counter

from builder.annotate.words.counts import count_terms
from builder.annotate.words.tokens import read_wording


def test_terms_are_words_and_pairs_of_neighbours() -> None:
    terms = count_terms(read_wording("", "The Spin glasses melt. Spin glass of 2024!"))

    assert terms == Counter({"spin": 2, "glass": 2, "melt": 1, "spin glass": 2, "glass melt": 1})


def test_no_pair_reaches_over_a_word_of_grammar_or_a_comma() -> None:
    terms = count_terms(read_wording("", "Glass of spin, laser"))

    assert set(terms) == {"glass", "spin", "laser"}


def test_a_mention_in_the_title_counts_twice() -> None:
    assert count_terms(read_wording("Laser", "A laser.")) == Counter({"laser": 3})
