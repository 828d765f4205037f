import json
from datetime import date

import pytest

from builder.ingest.formats.json_lines import MEANINGS, spelling_of
from builder.ingest.seeds import parse_seed
from builder.model import Author, Details, Link, Reading, Roles, line_of

OTHER_JSON = (
    "a.txt:1: this is JSON of another shape than one paper a line, not a listing. "
    "The file was left out, the rest of the archive is built; "
    'write each paper as {"title": "…", "abstract": "…", "date": "2025-09-09"} on one line, or remove it.'
)

UNUSED = 'The rest is read; if a title, an abstract or a day stands there, call it "title", "abstract" or "date".'


def said(reading: Reading) -> list[str]:
    return [line_of(issue) for issue in reading.issues]


def test_half_a_surrogate_pair_in_json_becomes_a_letter_that_files_can_hold() -> None:
    [record] = parse_seed("a", b'{"title": "Half \\ud83d of \\ud83d\\ude00"}').records
    assert record.title == "Half \ufffd of \U0001f600"


@pytest.mark.parametrize(
    "content",
    [
        "[",
        '[\n{"title": "A"}\n]',
        '{\n "title": "A"\n}',
        '[{"title": "A"}]',
        '{"papers": [\n {"title": "A", "abstract": "We study it."},\n {"title": "B"}\n]}',
        '{"papers": [\n {"title": "A", "abstract": "We study it."},\n {"title": "B", "cut',
        '{"status": "ok", "items": [{"title": ["A"]}]}',
        '{"paper": {"title": "A"}}\n{"paper": {"title": "B"}}',
        '["A", "B",\n"C"]',
    ],
)
def test_json_of_another_shape_is_told_in_one_line(content: str) -> None:
    reading = parse_seed("a.txt", content.encode())
    assert (reading.records, reading.roles) == ((), Roles())
    assert said(reading) == [OTHER_JSON]


@pytest.mark.parametrize(
    "content",
    [
        '[\n"Deep" models are no models, as we show in a long and careful study.\n][33]\nDeep models\nWe.',
        "[\n223\n]\n[31]\nDeep models\nWe study deep models and find them deep.",
        '{"title": "A", "abstract": [\n{"title": "B", "abstract": "We study it."}\n{"title": "C"}',
    ],
)
def test_a_listing_with_brackets_is_no_json_of_another_shape(content: str) -> None:
    reading = parse_seed("a.txt", content.encode())
    assert reading.records
    assert "ForeignFormat" not in {issue.kind for issue in reading.issues}


def test_half_a_surrogate_pair_in_a_date_is_one_clear_line() -> None:
    [issue] = parse_seed("a", b'{"title": "A", "abstract": "B", "date": "\\ud800"}').issues
    assert (
        line_of(issue).encode()
        == (
            'a:1: the date "\ufffd" is not a day of 1970 to 2099. The paper is kept without one; '
            "write it as 2025-09-09, or remove it."
        ).encode()
    )


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        ("Title", "title"),
        ("SUMMARY", "abstract"),
        ("published_at", "published"),
        ("Update-Date", "updated"),
        ("arXiv ID", "arxiv"),
        ("votes", ""),
        ("", ""),
        ("title" * 9, ""),
    ],
)
def test_a_key_means_the_same_in_every_spelling(key: str, meaning: str) -> None:
    assert spelling_of(key).meaning == meaning


def test_no_spelling_in_the_table_is_out_of_reach() -> None:
    assert {key: spelling_of(key.upper()).meaning for key in MEANINGS} == dict(MEANINGS)


def test_of_many_unused_keys_ten_are_named_each_once_and_short() -> None:
    long = "x" * 1000
    line = f'{{"title": "A", "abstract": "B", "{long}": 1, "\\ud800\\u001b[31m": 2'
    keys = "".join(f', "key{number}": 3' for number in range(1200))
    reading = parse_seed("a", f'{{"title": "Z", "abstract": "B"}}\n{line}{keys}}}\n{line}}}\n'.encode())
    named = ", ".join([f'"{"x" * 79}…"', '"\ufffd[31m"', *(f'"key{number}"' for number in range(8))])
    assert said(reading) == [f"a:2: nothing is taken from the keys {named} and 1,192 more of this file. {UNUSED}"]


def test_the_last_of_two_equal_keys_counts() -> None:
    [record] = parse_seed("a", b'{"title": "A", "title": "B", "abstract": "C", "abstract": "D"}').records
    assert (record.title, record.abstract) == ("B", "D")


@pytest.mark.parametrize("value", ["1", "[]", '{"a": 1}', "true"])
def test_values_that_are_no_text_make_no_paper(value: str) -> None:
    content = f'{{"title": {value}, "abstract": "A"}}\n{{"title": "B", "abstract": {value}}}\n{{"title": "C"}}'
    reading = parse_seed("a", content.encode())
    assert [record.title for record in reading.records] == ["C"]
    assert reading.roles == Roles(title=1, left_out=2, total=3)


def test_what_an_object_says_beside_its_texts_is_kept() -> None:
    listing = {
        "title": "Melting",
        "arxiv_id": "2509.01234v2",
        "authors": [{"name": "Ann Bee"}, "C. D. Eff"],
        "categories": ["cs.LG", "physics.optics"],
        "url": "https://example.org/a",
        "published": "2025-09-01",
    }
    [record] = parse_seed("a.jsonl", json.dumps(listing).encode()).records
    assert record.listed_on is None
    assert record.details == Details(
        source="jsonl",
        arxiv="2509.01234",
        version=2,
        authors=(Author("Ann Bee"), Author("C. D. Eff")),
        published="2025-09-01",
        categories=("cs.LG", "physics.optics"),
        links=(Link("https://example.org/a", ""),),
        appeared=date(2025, 9, 1),
    )


@pytest.mark.parametrize("value", [None, 3, {"a": [1]}, [[1], None], "javascript:alert(1)", "\ud800"])
def test_values_of_another_shape_say_nothing_more(value: object) -> None:
    listing = {"title": "Melting", "arxiv": value, "links": value, "published": value}
    [record] = parse_seed("a.jsonl", json.dumps(listing).encode()).records
    assert record.details == Details(source="jsonl")
