from builder.lookup import openalex
from builder.lookup.questions import Question, Wanted
from builder.model.papers import PaperId

ONE, TWO, THREE = (PaperId(digit * 32) for digit in "123")


def test_works_are_asked_for_by_doi_together() -> None:
    wanted = [Wanted(ONE, "A", doi="10.1234/a"), Wanted(TWO, "B", arxiv="2509.01234"), Wanted(THREE, "C")]
    assert openalex.questions(wanted) == [
        Question("/works?filter=doi:10.1234/a|10.48550/arxiv.2509.01234&per-page=100", (ONE, TWO))
    ]


def test_fifty_are_asked_for_at_a_time() -> None:
    wanted = [Wanted(PaperId(f"{number:032}"), "A", doi=f"10.1234/{number}") for number in range(120)]
    assert [len(question.papers) for question in openalex.questions(wanted)] == [50, 50, 20]


def test_a_doi_that_would_be_another_filter_is_not_asked_for() -> None:
    assert openalex.questions([Wanted(ONE, "A", doi="10.1/a,cited_by:1"), Wanted(ONE, "A", doi="10.1/a|b")]) == []


def test_signs_of_an_address_stay_in_the_doi() -> None:
    [question] = openalex.questions([Wanted(ONE, "A", doi="10.1002/(sici)1%3b2=3?4")])
    assert question.target == "/works?filter=doi:10.1002/%28sici%291%253b2%3D3%3F4&per-page=100"


def test_nothing_follows() -> None:
    assert openalex.further(Question("/a", ()), 100, {}) == []
    assert openalex.fault(b'{"results": []}') == ""
