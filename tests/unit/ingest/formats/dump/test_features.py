import pytest
from hypothesis import given

from builder.ingest.formats.dump.features import LONGEST_TITLE, SURE, features, title_log_odds
from tests.strategies import titles


@pytest.mark.parametrize(
    "line",
    [
        "Attention Is All You Need",
        "Deep residual learning for image recognition",
        "On the Melting of Lattices: Theory and Practice",
        "Gemini 2.5: Pushing the Frontier",
    ],
)
def test_titles_read_like_titles(line: str) -> None:
    assert title_log_odds(line) > 0


@pytest.mark.parametrize(
    "line",
    [
        "We study lattice models and show that they melt when they are heated. This explains what was seen.",
        "In this paper, we propose a method that is faster than what has been done before.",
    ],
)
def test_sentences_of_an_abstract_do_not(line: str) -> None:
    assert title_log_odds(line) < 0


def test_what_is_longer_than_any_title_is_none() -> None:
    assert title_log_odds("Lattices " * (LONGEST_TITLE // 9 + 1)) == -SURE


def test_the_marks_of_a_line_are_those_that_were_learned() -> None:
    assert list(features("In this paper we melt $x$: a survey.")) == [
        "length 3", "ends .", "sentences 0", "opens in", "opens in this", "has we", "has this", "has paper",
        "capitals 0", "capitals 0 short", "grammar 6", "colon", "formula",
    ]  # fmt: skip


@given(titles)
def test_no_line_outweighs_everything_around_it(line: str) -> None:
    assert -SURE <= title_log_odds(line) <= SURE
