import pytest

from builder.lookup.catalogues import CATALOGUES, NeedsKeyError
from builder.lookup.fetcher import NoAnswerError
from builder.lookup.questions import Question

QUESTION = Question("/works?a=b", ())


def test_arxiv_is_asked_every_three_seconds() -> None:
    assert CATALOGUES["arxiv"].gap == 3.0


def test_only_the_one_that_asks_for_a_key_gets_it() -> None:
    key = {"OPENALEX_API_KEY": " a&b "}
    assert CATALOGUES["openalex"].addressed(QUESTION, key) == "/works?a=b&api_key=a%26b"
    assert CATALOGUES["hf"].addressed(QUESTION, key) == "/works?a=b"


def test_without_its_key_it_is_not_asked() -> None:
    for environment in ({}, {"OPENALEX_API_KEY": " "}):
        with pytest.raises(NeedsKeyError, match=r"^OPENALEX_API_KEY$"):
            CATALOGUES["openalex"].addressed(QUESTION, environment)


def test_a_body_is_checked_by_whom_it_comes_from() -> None:
    CATALOGUES["hf"].check(b"[]")
    with pytest.raises(NoAnswerError, match=r"^answered what is no Atom feed$"):
        CATALOGUES["arxiv"].check(b"[]")
