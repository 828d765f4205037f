from builder.lookup import hf
from builder.lookup.questions import Question, Wanted
from builder.model.papers import PaperId

ONE, TWO, THREE = (PaperId(digit * 32) for digit in "123")


def test_each_day_is_asked_once_for_its_papers_without_a_number() -> None:
    wanted = [
        Wanted(ONE, "A", ("2025-09-09", "2025-09-10")),
        Wanted(TWO, "B", ("2025-09-09",)),
        Wanted(THREE, "C", ("2025-09-11",), arxiv="2509.01234"),
        Wanted(THREE, "D"),
    ]
    assert hf.questions(wanted) == [
        Question("/api/daily_papers?date=2025-09-09", (ONE, TWO)),
        Question("/api/daily_papers?date=2025-09-10", (ONE,)),
    ]


def test_behind_a_full_page_there_may_be_another() -> None:
    first = Question("/api/daily_papers?date=2025-09-09", (ONE,))
    second = Question("/api/daily_papers?date=2025-09-09&p=1", (ONE,), 1)
    assert hf.further(first, 50, {}) == [second]
    assert hf.further(second, 50, {}) == [Question("/api/daily_papers?date=2025-09-09&p=2", (ONE,), 2)]
    assert hf.further(second, 49, {}) == hf.further(first, 0, {}) == []
    assert hf.further(Question("/a", (ONE,), 9), 50, {}) == []


def test_an_answer_is_a_list() -> None:
    assert hf.fault(b"[]") == ""
    assert hf.fault(b'{"error": "no such day"}') == "answered JSON of another shape than it documents"
