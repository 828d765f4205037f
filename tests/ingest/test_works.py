"""Made-up works in the JSON of each catalogue are read as they were written; so is what is broken beside them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.formats.objects.listing import SHAPES, shape_of
from builder.ingest.formats.objects.scanner import Entry, Scanner
from builder.ingest.formats.objects.values import Object
from builder.ingest.formats.objects.work import Notes
from builder.ingest.seeds import parse_seed
from builder.model import Author, Link, Record
from builder.text import clean
from tests.made_works import WRITERS, made

WORKS = made()

FIELDS = {
    "hugging_face": "arxiv published",
    "snapshot": "arxiv doi published updated categories venue comment",
    "csl": "arxiv doi published venue",
    "openalex": "arxiv doi published venue",
    "crossref": "arxiv doi published venue",
    "semantic_scholar": "arxiv doi published venue",
    "rows": "arxiv doi published venue",
    "json_lines": "arxiv doi published updated categories venue comment",
}
"""What each form says of a work beside texts and authors."""

WITHOUT_PARTS = {"hugging_face", "semantic_scholar", "rows"}
"""Forms that have names as they are shown."""


def read(form: str) -> tuple[Record, ...]:
    reading = parse_seed("a.json", WRITERS[form](WORKS).encode())
    assert {issue.kind for issue in reading.issues} <= {"HiddenAuthors"}
    assert reading.roles.is_conserved
    return reading.records


@pytest.mark.parametrize("form", WRITERS)
def test_the_texts_are_those_that_were_written(form: str) -> None:
    texts = [(clean(record.title), clean(record.abstract)) for record in read(form)]
    assert texts == [(clean(work.title), clean(work.abstract)) for work in WORKS]


@pytest.mark.parametrize("form", WRITERS)
def test_the_authors_are_those_that_were_written(form: str) -> None:
    parted = [tuple(person.author for person in work.people) for work in WORKS]
    if form in WITHOUT_PARTS:
        parted = [tuple(Author(author.name) for author in authors) for authors in parted]
    for record, authors in zip(read(form), parted, strict=True):
        found = record.details.authors
        if form == "openalex":  # a suffix stands in no name with a comma there, so that nothing tells the parts
            found, authors = _shown(found), _shown(authors)
        assert found == authors


def _shown(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    return tuple(Author(author.name) for author in authors)


@pytest.mark.parametrize("form", WRITERS)
def test_the_details_are_those_that_were_written(form: str) -> None:
    fields = FIELDS[form].split()
    for record, work in zip(read(form), WORKS, strict=True):
        for field in fields:
            assert getattr(record.details, field) == getattr(work, field), field


@pytest.mark.parametrize("form", ["hugging_face", "json_lines"])
def test_the_day_of_a_list_is_kept(form: str) -> None:
    assert {record.listed_on for record in read(form)} == {date(2025, 9, 9)}


def test_the_code_beside_a_daily_paper_is_a_link_to_code() -> None:
    links = [record.details.links for record in read("hugging_face")]
    assert links == [(Link(work.code, "code"),) for work in WORKS]


def test_an_array_on_one_line_of_more_than_a_megabyte_is_read() -> None:
    text = WRITERS["hugging_face"](made(2000, 10))
    assert len(text) > 2**20
    assert "\n" not in text
    assert len(parse_seed("a.json", text.encode()).records) == 2000


FRAMES: dict[str, Callable[[list[str]], str]] = {
    "an array on one line": lambda parts: f"[{','.join(parts)}]",
    "an array, an object a line": lambda parts: "[" + ",\n".join(parts) + "]\n",
    "lines": lambda parts: "\n".join(parts),
    "lines of Windows": lambda parts: "\r\n".join(parts) + "\r\n",
    "an answer": lambda parts: f'{{"total": 3, "next": null, "data": [{", ".join(parts)}]}}',
    "an answer in an answer": lambda parts: f'{{"message": {{"items": [{", ".join(parts)}], "query": {{}}}}}}',
    "an array over many lines": lambda parts: json.dumps([json.loads(part) for part in parts], indent=4),
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("form", [form for form in WRITERS if form != "json_lines"])
def test_works_are_read_in_whatever_stands_around_them(form: str, frame: str) -> None:
    found = Scanner(WRITERS[form](WORKS[:7]), lambda one: shape_of(one) is not None).entries()
    parts = [json.dumps(one.value) for one in found if isinstance(one, Entry)]
    records = parse_seed("a.json", FRAMES[frame](parts).encode()).records
    assert [record.details for record in records] == [record.details for record in read(form)[:7]]
    [alone] = parse_seed("a.json", parts[3].encode()).records
    assert alone.details == records[3].details


# What is broken

Damage = Callable[[str], str]

DAMAGES: dict[str, Damage] = {
    "a bracket is missing": lambda text: text[:-1],
    "a quotation mark is too many": lambda text: text.replace("title", 'tit"le', 1),
    "a quotation mark is missing": lambda text: text.replace('title"', "title", 1),
    "the rest is missing": lambda text: text[: len(text) // 2],
    "a comma is missing": lambda text: text.replace('", "', '" "', 1),
    "an escape is none": lambda text: text.replace("title", "tit\\xle", 1),
    "a value is a bare word": lambda text: text.replace(": ", ": undefined, ", 1),
    "it is nested too deeply": lambda text: text.replace(": ", f": {'[' * 5000}{']' * 5000}, ", 1),
    "it is nested and never closed": lambda text: text.replace(": ", f": {'[' * 5000}, ", 1),
    "it is null": lambda text: "null",
    "it is a list of numbers": lambda text: "[1, 2]",
    "it has no title": lambda text: "{}",
    "its quotation marks are others": lambda text: text.replace('"', "'"),
}

LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "on one line": lambda parts: f"[{', '.join(parts)}]",
    "on a line each": lambda parts: "[\n" + ",\n".join(parts) + "\n]",
    "on lines": lambda parts: "\n".join(parts),
    "in an answer": lambda parts: '{"meta": {"count": 1},\n "results": [\n  ' + ",\n  ".join(parts) + "\n ]\n}",
}


def broken(layout: str, damage: str, at: int) -> bytes:
    parts = [json.dumps(work) for work in json.loads(WRITERS["openalex"](made(6, 2)))["results"]]
    parts[at] = DAMAGES[damage](parts[at])
    return LAYOUTS[layout](parts).encode()


LISTED = ("it is a list of numbers", "on lines", 0)
"""A text that begins with a list is one: each number in it is an entry of its own."""


@pytest.mark.parametrize(
    ("damage", "layout", "at"), [case for case in product(DAMAGES, LAYOUTS, [0, 2, 5]) if case != LISTED]
)
def test_what_is_broken_is_told_once_and_the_others_are_read(damage: str, layout: str, at: int) -> None:
    reading = parse_seed("a.json", broken(layout, damage, at))

    assert len(reading.records) == 5
    assert len(reading.issues) == 1
    assert reading.roles.is_conserved


def test_of_numbers_that_a_file_begins_with_each_is_told_and_the_works_are_read() -> None:
    damage, layout, at = LISTED
    reading = parse_seed("a.json", broken(layout, damage, at))
    assert len(reading.records) == 5
    assert [issue.place.line for issue in reading.issues] == [1, 1]
    assert reading.roles.is_conserved


@pytest.mark.parametrize("layout", ["on a line each", "in an answer"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_broken_is_told_at_its_line(damage: str, layout: str) -> None:
    [issue] = parse_seed("a.json", broken(layout, damage, 2)).issues
    assert issue.place.line == (4 if layout == "on a line each" else 5)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("share", [0.5, 0.9, 0.999])
def test_of_a_file_that_is_cut_off_all_that_was_whole_is_read(form: str, share: float) -> None:
    text = WRITERS[form](made(30, 5))
    whole = parse_seed("a.json", text.encode()).records
    cut = text[: int(len(text) * share)]
    reading = parse_seed("a.json", cut.encode())
    found = len(reading.records)
    assert reading.records == whole[:found]
    assert found >= 30 * share - 3
    issues = [issue for issue in reading.issues if issue.kind != "HiddenAuthors"]
    assert len(issues) == 1
    assert issues[0].place.line >= cut.count("\n")


# Anything at all

KEYS = (
    "DOI URL abstract abstract_inverted_index archive archive_location author authors authors_parsed "
    "authorships best_oa_location categories comments container-title content-type corpusid created data "
    "date-parts display_name doi externalIds family githubRepo given has-preprint hidden id id-type ids "
    "is-preprint-of issued items journal journal-ref link literal locations message name note number "
    "openAccessPdf paper paperId papers pdf_url primary_location projectPage publicationDate publishedAt "
    "raw raw_author_name references relation report-no results source submittedOnDailyAt submitter "
    "subtitle summary title type update_date upvotes url venue versions volume year "
).split()
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["2509.01234", "arXiv:2509.01234", "10.1/x", "https://a.b/c", "2025-09-01", "article", "\ud800"]
    ),
    st.sampled_from(["<i>x</i> $y$ <jats:p>", "<mml:math><mml:msub><mml:mi>", "{}", "&lt;i&gt;", "9" * 30]),
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    max_leaves=20,
)
objects = st.dictionaries(st.sampled_from(KEYS), values, max_size=12)

PAPER = {"paper": {"id": "2509.01234", "title": "A", "summary": "B"}}


@given(objects)
def test_any_object_is_read_by_every_shape(found: Object) -> None:
    for shape in SHAPES:
        assert isinstance(shape.is_one(found), bool)
        shape.read(found, Notes())


@given(st.lists(objects.filter(lambda one: "paper" not in one), max_size=4), st.booleans())
def test_each_object_is_a_record_or_an_issue(found: list[Object], on_lines: bool) -> None:
    inner = [{key: value for key, value in one.items() if not isinstance(value, dict | list)} for one in found]
    works = [*[PAPER] * 4, *inner]
    text = "\n".join(map(json.dumps, works)) if on_lines else json.dumps({"results": works})
    reading = parse_seed("a.json", text.encode())
    left_out = [issue for issue in reading.issues if issue.kind in ("BrokenEntry", "EntryWithoutTitle")]
    assert len(reading.records) + len(left_out) == len(works)
    assert reading.roles.is_conserved


PARTS = ["{", "}", "[", "]", '"', "\\", ":", ",", "\n", " ", '"id"', '"paper"', "1", "null", json.dumps(PAPER)]


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_whatever_looks_like_json_is_read_to_its_end(text: str) -> None:
    assert parse_seed("a.json", text.encode()).roles.is_conserved


def test_numbers_without_end_and_none_at_all_are_no_trouble() -> None:
    odd = f'"x": {"9" * 6000}, "y": NaN, "z": -Infinity, "w": 1e999'
    text = json.dumps([PAPER, PAPER])[:-1] + f', {{{odd}, "paper": {json.dumps(PAPER["paper"])}}}]'
    assert len(parse_seed("a.json", text.encode()).records) == 3
