from typing import Any

import pytest

from builder.ingest.formats.objects.scanner import DEEPEST, EFFORT, Broken, Cut, Entry, Scanner


def is_work(found: dict[str, Any]) -> bool:
    return "title" in found


def found(text: str) -> list[Entry | Broken | Cut]:
    return list(Scanner(text, is_work).entries())


def values(text: str) -> list[dict[str, Any]]:
    return [one.value for one in found(text) if isinstance(one, Entry)]


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1}, {"a": 2}]',
        '{"a": 1}\n{"a": 2}\n',
        '{"a": 1}{"a": 2}',
        '{"a": 1},\n{"a": 2},',
        '\x1e{"a": 1}\n\x1e{"a": 2}',
        '[[{"a": 1}], [{"a": 2}]]',
        '{"meta": {"x": [1]}, "results": [{"a": 1}, {"a": 2}], "y": 3}',
        '{"status": "ok", "message": {"total": 2, "items": [{"a": 1}, {"a": 2}]}}',
        '{"data": [{"x": 1, "citedPaper": {"a": 1}}, {"x": 1, "citedPaper": {"a": 2}}]}',
        '{"results": [{"a": 1}]}\n{"results": [{"a": 2}]}',
        '[{"a": 1}, {"a": 2},]',
        '[{"a": 1}} , {"a": 2}]',
    ],
)
def test_objects_are_found_in_whatever_stands_around_them(text: str) -> None:
    assert values(text) == [{"a": 1}, {"a": 2}]
    assert all(isinstance(one, Entry) for one in found(text))


def test_an_object_has_its_place() -> None:
    text = '{"results": [\n {"a": 1}]}'
    assert [one.offset for one in found(text)] == [text.index('{"a"')]


def test_what_a_work_refers_to_is_no_entry() -> None:
    work = {"paperId": "x", "references": [{"paperId": "y"}]}
    assert values('{"paperId": "x", "references": [{"paperId": "y"}]}') == [work]
    assert values('{"references": [{"paperId": "y"}]}') == [{"paperId": "y"}]
    assert len(values('{"abstract": "x", "citations": [{"paperId": "y"}, {"paperId": "z"}], "paperId": "x"}')) == 1


def test_works_may_stand_by_their_ids_or_days() -> None:
    assert values('{"x": {"title": 1}, "y": {"title": 2}, "of": {"z": 1}}') == [{"title": 1}, {"title": 2}]
    assert values('{"2025-09-09": [{"title": 1}, {"title": 2}], "n": 2}') == [{"title": 1}, {"title": 2}]
    work = {"paper": {"title": 1}, "title": 2}
    assert values('{"paper": {"title": 1}, "title": 2}') == [work]
    assert values('{"title": 1, "x": {"title": 2}}') == [{"title": 1, "x": {"title": 2}}]


def test_wrappers_are_looked_into_so_far_and_no_further() -> None:
    text = '{"data": ' * (DEEPEST + 1) + '{"a": 1}' + "}" * (DEEPEST + 1)
    assert values(text) == [{"data": {"a": 1}}]


@pytest.mark.parametrize("value", ["null", "1", '"x"', "true", "[1, 2]"])
def test_what_is_no_object_is_told(value: str) -> None:
    _, broken, _ = found(f'[{{"a": 1}}, {value}, {{"a": 2}}]')
    assert broken == Broken(11, "is no JSON object", value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"title": "A" "b": 1}', "is not JSON"),
        ('{"title": "A}', "is not JSON"),
        ('{"title": A}', "is not JSON"),
        ('{"title" "A"}', "is not JSON"),
        ('{"title": "A"', "is not JSON"),
        (f'{{"b": {"[" * 9999}{"]" * 9999}, "title": "A"}}', "is nested too deeply"),
    ],
)
def test_what_is_broken_is_told_and_the_next_is_found(text: str, fault: str) -> None:
    first, broken, last = found(f'[{{"title": "1"}}, {text}, {{"title": "2"}}]')
    assert [one.value for one in (first, last) if isinstance(one, Entry)] == [{"title": "1"}, {"title": "2"}]
    assert isinstance(broken, Broken)
    assert (broken.offset, broken.fault) == (17, fault)


def test_two_broken_lines_are_told_one_by_one() -> None:
    faults = [one.offset for one in found('{"a": 1}\n{"a\n{"b\n{"a": 2}') if isinstance(one, Broken)]
    assert faults == [9, 13]


@pytest.mark.parametrize(
    "text", ['[{"a": 1}, {"b": "c', '[{"a": 1}, {"b', '[{"a": 1},', '[{"a": 1}', '{"a": 1}\n{"b']
)
def test_a_text_that_ends_in_the_middle_is_told_once(text: str) -> None:
    assert found(text) == [
        Entry(text.index("{"), text.index("}") + 1, {"a": 1}),
        Cut(len(text) - 1, "ends in the middle"),
    ]


def test_a_head_of_an_answer_that_is_broken_hides_no_work() -> None:
    text = '{"meta": oops, "results": [{"title": "A"}, {"title": "B"}]}'
    assert values(text) == [{"title": "A"}, {"title": "B"}]


def test_numbers_of_thousands_of_digits_are_nothing() -> None:
    assert values(f'[{{"a": {"9" * 9999}}}]') == [{"a": None}]


def test_a_text_that_is_broken_everywhere_is_given_up() -> None:
    text = '[{"title": "A"}' + f', {{"a": {"[" * 2000}' * (2 * EFFORT)
    first, *others, last = found(text)
    assert first == Entry(1, 15, {"title": "A"})
    assert len(others) < 2 * EFFORT
    assert isinstance(last, Cut)
    assert last.fault == "is broken in too many places"


@pytest.mark.parametrize(
    "first_keys", ['{"paper": {"id": 1', '{"id": "x", "doi": "y"', '{\n "id": 1,\n "doi": null']
)
def test_broken_objects_on_one_line_are_known_by_their_first_keys(first_keys: str) -> None:
    text = f'[{{"title": "A"}}, {first_keys}, {first_keys}, {first_keys}]'
    assert [type(one) for one in found(text)] == [Entry, Broken, Broken, Broken]
