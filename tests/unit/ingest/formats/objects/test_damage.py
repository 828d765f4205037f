import pytest

from builder.ingest.formats.objects.damage import LONGEST, closed, first_keys, may_begin, next_on_line


def test_the_next_object_stands_on_a_line_that_begins_alike() -> None:
    text = '[\n  {"a"\n    {"b"},\n  {"c"}]'
    assert next_on_line(text, text.index("{")) == text.index('{"c"')
    assert next_on_line(text, text.index('{"c"')) is None
    assert next_on_line('[{"a"\n{"b"}', 1) is None
    assert next_on_line('{"a"\n{"b"}', 0) == 5
    assert next_on_line(f"{' ' * 99}{{\n{' ' * 99}{{", 99) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ('{"a": [1, {"b": "}"}]}, 2', ", 2"),
        ('{"a": "\\"}", oops}, 2', ", 2"),
        ('{"a": [1, {"b": 2}, 2', None),
        ('{"a": "}, 2', None),
        ('{"a": [1}, 2', ", 2"),
        ('{"a": 1], 2', "], 2"),
        ('{"a": "\\', None),
    ],
)
def test_brackets_are_closed_outside_texts(text: str, rest: str | None) -> None:
    end, seen = closed(text, 0, len(text))
    assert (None if end is None else text[end:]) == rest
    assert seen <= len(text)


def test_an_end_is_looked_for_so_far_and_no_further() -> None:
    assert closed("{" + " " * LONGEST + "}", 0, 2 * LONGEST) == (None, LONGEST)
    assert closed("{ }", 0, 2) == (None, 2)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"id": "x", "doi": null}', ('"id"', '"doi"')),
        ('{ "id" : 1 , "doi"', ('"id"', '"doi"')),
        ('{"paper": {"id": 1}, "title"', ('"paper"',)),
        ('{"a"', ()),
        ("{}", ()),
        ('x{"a": 1', ()),
    ],
)
def test_two_keys_are_known_unless_a_bracket_stands_before_the_second(text: str, keys: tuple[str, ...]) -> None:
    assert first_keys(text, 0) == keys


@pytest.mark.parametrize(
    ("before", "whether"),
    [("", True), ("[", True), ("}, ", True), ("} ", True), ('"a"\n  ', True), ('"a": ', False), ("x ", False)],
)
def test_the_value_of_a_key_begins_no_entry(before: str, whether: bool) -> None:
    assert may_begin(f"{before}{{", len(before)) is whether
