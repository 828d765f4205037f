import pytest

from builder.ingest.seeds import parse_seed
from builder.model.issues import line_of


def test_half_a_surrogate_pair_in_json_becomes_a_letter_that_files_can_hold() -> None:
    [record] = parse_seed("a", b'{"title": "Half \\ud83d of \\ud83d\\ude00"}').records
    assert record.title == "Half \ufffd of \U0001f600"


@pytest.mark.parametrize("content", ["[", '[\n{"title": "A"}\n]', '{\n "title": "A"\n}', '[{"title": "A"}]'])
def test_json_that_is_no_json_lines_is_told(content: str) -> None:
    [issue] = parse_seed("a.json", content.encode()).issues
    assert line_of(issue) == (
        "a.json:1: this is JSON, but not JSON Lines, which have one object on each line. "
        "The file was left out, the rest of the archive is built; replace or remove it."
    )


def test_half_a_surrogate_pair_in_a_date_is_one_clear_line() -> None:
    [issue] = parse_seed("a", b'{"title": "A", "date": "\\ud800"}').issues
    assert (
        line_of(issue).encode()
        == (
            'a:1: the date "\ufffd" is not a day of 1970 to 2099. The paper is kept without one; '
            "write it as 2025-09-09, or remove it."
        ).encode()
    )
