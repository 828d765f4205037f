import json

import pytest

from builder.ingest.seeds import parse_seed
from builder.model import Reading, Roles, line_of

PAPER = {"paper": {"id": "2509.01234", "title": "A", "summary": "We."}}
OURS = {"title": "A", "abstract": "We.", "date": "2025-09-09"}


def read(text: str, name: str = "a.json") -> Reading:
    return parse_seed(name, text.encode())


def said(reading: Reading) -> list[str]:
    return [line_of(issue) for issue in reading.issues]


def test_an_object_of_no_shape_is_read_as_most_of_them_are() -> None:
    reading = read(json.dumps([{"paperId": "x", "title": "A"}, {"title": "B"}]))
    assert [record.details.source for record in reading.records] == ["s2", "s2"]


def test_objects_of_two_shapes_are_read_each_by_its_own() -> None:
    reading = read(f"{json.dumps(PAPER)}\n{json.dumps({'paperId': 'x', 'title': 'B'})}")
    assert [record.details.source for record in reading.records] == ["hf", "s2"]


@pytest.mark.parametrize(
    "more",
    [
        {"type": "article", "id": "x", "DOI": "10.1/x"},
        {"paperId": "x"},
        {"submitter": "A", "report-no": "x", "id": "x"},
    ],
)
def test_lines_with_a_date_are_our_own_whatever_else_they_have(more: dict[str, str]) -> None:
    [record] = read(json.dumps({**OURS, **more})).records
    assert record.details.source == "jsonl"
    assert str(record.listed_on) == "2025-09-09"


def test_the_day_of_a_listing_is_that_of_its_name_where_it_has_none() -> None:
    [record] = read(json.dumps([PAPER]), "hf_2025-09-09.json").records
    assert str(record.listed_on) == "2025-09-09"


def test_what_stands_before_the_first_bracket_does_not_matter() -> None:
    reading = read(f"null\n{json.dumps(PAPER)}\n")
    assert len(reading.records) == 1
    assert reading.roles == Roles(title=1, left_out=1, total=2)


def test_each_message_is_one_clear_line() -> None:
    paper = json.dumps(PAPER)
    text = f'[{paper},\n{{"paper": oops}},\n{{"paper": {{"id": "x", "title": " "}}}},\n{paper},'
    assert said(read(text)) == [
        'a.json:2: the Hugging Face entry "{"paper": oops}" '
        "is not JSON. It is left out, the others are read; mend it, or remove it.",
        'a.json:3: the Hugging Face entry "{"paper": {"id": "x", "title": " "}}" '
        "has no title. It is left out; give it one, or remove it.",
        "a.json:4: this Hugging Face file ends in the middle. "
        "Nothing is taken from what follows; save it anew, or mend it.",
    ]


def test_one_issue_at_most_says_what_could_not_be_understood() -> None:
    paper = {**PAPER["paper"], "id": "x", "publishedAt": "2025-99-99", "projectPage": "x"}
    assert said(read(json.dumps([{"paper": paper}]))) == [
        'a.json:1: "x" is no number of arXiv. The paper is kept without it; correct it, or remove it.'
    ]


@pytest.mark.parametrize("text", ["[]", "[ ]\n", '{"meta": {"count": 0}, "results": []}', '{"data": []}'])
def test_a_list_without_works_is_told_in_one_line(text: str) -> None:
    assert said(read(text)) == [
        "a.json:1: no title stands in this file. Nothing was taken from it; add listings, or remove it."
    ]


def test_a_work_without_an_abstract_is_no_issue() -> None:
    assert said(read(json.dumps({"paperId": "x", "title": "A"}))) == []
