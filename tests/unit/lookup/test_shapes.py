import pytest

from builder.lookup.shapes import json_fault


@pytest.mark.parametrize(("body", "key"), [(b"[]", ""), (b'[{"a": 1}]', ""), (b'{"results": []}', "results")])
def test_an_answer_has_the_shape_that_is_documented(body: bytes, key: str) -> None:
    assert json_fault(body, key) == ""


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1,", b"[" * 200_000, b"\xff", b"9" * 5_000])
def test_what_is_no_json_is_told(body: bytes) -> None:
    assert json_fault(body) == "answered what is no JSON"


@pytest.mark.parametrize(
    ("body", "key"), [(b'{"error": "x"}', ""), (b"[]", "results"), (b'{"results": 1}', "results")]
)
def test_what_is_of_another_shape_is_told(body: bytes, key: str) -> None:
    assert json_fault(body, key) == "answered JSON of another shape than it documents"
