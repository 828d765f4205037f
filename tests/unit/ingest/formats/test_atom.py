from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.document import Document
from builder.ingest.formats.atom import read, recognises
from builder.ingest.seeds import parse_seed
from builder.model import Reading, line_of

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:arxiv="http://arxiv.org/schemas/atom">\n<id>http://arxiv.org/api/x</id>\n'
)

GOOD = "<entry><id>http://arxiv.org/abs/2509.01234v1</id><title>Good\n  one</title><summary>S</summary></entry>\n"

TAIL = "</feed>\n"


def read_text(text: str) -> Reading:
    return read(Document("a.xml", text))


def titles(reading: Reading) -> list[str]:
    return [record.title for record in reading.records]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + GOOD + TAIL,
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2509.01234v1</id></entry></feed>',
        "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'><atom:id>http://arxiv.org/api/a</atom:id></atom:feed>",
        "<?xml version='1.0'?><rss version='2.0'><channel><title>AI updates on arXiv.org</title></channel></rss>",
        "This XML file does not appear to have any style information associated with it.\n" + HEAD + GOOD + TAIL,
    ],
)
def test_a_feed_of_arxiv_is_recognised(text: str) -> None:
    assert recognises(Document("a.txt", text))


@pytest.mark.parametrize(
    "text",
    [
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A blog</title></entry></feed>',
        "Papers of arxiv.org/api/ and <feed > of others",
        "<html><a href='http://arxiv.org/api/'></html>",
        "",
    ],
)
def test_another_file_is_not(text: str) -> None:
    assert not recognises(Document("a.txt", text))


def test_entries_are_papers_and_messages_are_none() -> None:
    message = (
        "<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad id</summary></entry>\n"
    )
    reading = read_text(HEAD + GOOD + message + "<!-- " + GOOD + " -->" + TAIL)
    assert titles(reading) == ["Good one"]
    assert [line_of(issue) for issue in reading.issues] == [
        'a.xml:6: the Atom entry "bad id" is a message of the server. It is left out.'
    ]


BROKEN = (
    "<entry><title>Not & well</title></entry>",
    "<entry><title>Not closed</entry>",
    "<entry><title>&undefined;</title></entry>",
    "<entry><title>" + "<b>" * 400 + "</b>" * 400 + "</title></entry>",
    "<entry><title>No end</title>",
    "<entry a=b><title>x</title></entry>",
)


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_entry_is_told_on_its_line_and_its_neighbours_are_read(broken: str) -> None:
    reading = read_text(HEAD + GOOD + broken + "\n" + GOOD + TAIL)
    assert titles(reading) == ["Good one", "Good one"]
    assert [(issue.kind, issue.place.line) for issue in reading.issues] == [("BrokenEntry", 6)]


def test_an_entry_without_a_title_is_told() -> None:
    reading = read_text(HEAD + "<entry><id>http://arxiv.org/abs/2509.01234</id><title> </title></entry>" + TAIL)
    assert [issue.kind for issue in reading.issues] == ["EntryWithoutTitle"]


def test_a_feed_may_break_off_within_an_entry_or_behind_it() -> None:
    within = read_text(HEAD + GOOD + GOOD[:60])
    assert titles(within) == ["Good one"]
    assert [(issue.kind, issue.place.line) for issue in within.issues] == [("BrokenEntry", 6)]

    behind = read_text(HEAD + GOOD)
    assert titles(behind) == ["Good one"]
    assert [(issue.kind, issue.place.line) for issue in behind.issues] == [("BrokenFile", 5)]


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY a "aa"><!ENTITY x "&a;&a;">', '<!ENTITY % p "x">'],
)
def test_no_entity_of_the_file_is_expanded(entity: str) -> None:
    head = HEAD.replace("<feed", f"<!DOCTYPE feed [{entity}]>\n<feed", 1)
    reading = read_text(head + GOOD.replace("Good", "&x;") + GOOD + TAIL)
    assert titles(reading) == ["Good one"]
    assert [issue.kind for issue in reading.issues] == ["BrokenEntry"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_says_nothing_once_the_text_is_decoded(encoding: str) -> None:
    text = (HEAD + GOOD.replace("Good", "Naïve") + TAIL).replace("UTF-8", encoding)
    reading = parse_seed("a.xml", text.encode("utf-8" if encoding == "iso-8859-1" else encoding))
    assert titles(reading) == ["Naïve one"]
    assert reading.issues == ()


def test_characters_that_no_xml_has_spoil_nothing() -> None:
    assert titles(read_text(HEAD + GOOD.replace("Good", "Go\x0bod") + TAIL)) == ["Go\ufffdod one"]


@given(st.lists(st.sampled_from([*BROKEN, GOOD.strip()]), max_size=12))
def test_each_entry_becomes_a_record_or_an_issue(entries: list[str]) -> None:
    reading = read_text(HEAD + "\n".join(entries) + TAIL)
    assert len(reading.records) == entries.count(GOOD.strip())
    assert sum(issue.kind == "BrokenEntry" for issue in reading.issues) == len(entries) - len(reading.records)


@given(
    st.lists(
        st.sampled_from([*BROKEN, GOOD, "<entry", "</entry>", "<!--", "-->", "<![CDATA[", "]]>", "<item>", "x"])
    )
)
def test_any_text_is_read(parts: list[str]) -> None:
    assert read_text(HEAD + "\n".join(parts)).roles.is_conserved
