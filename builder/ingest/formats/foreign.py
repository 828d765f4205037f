r"""Text files of other kinds, known by what stands in them; none is read, and one line says what to do instead.

A listing is never taken for one of these: each kind is known by what only such a file has at its head, or has in
most of its lines. A kind that gets a reader becomes a format of its own in `registry`, and its line in KINDS goes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from builder.ingest.refusal import Foreign, refused
from builder.ingest.source import Source
from builder.model import Reading

LOOKED_AT = 400
"""Lines by which a kind is recognised."""

_HEAD, _WIDTH = 20, 2000
"""Lines, and characters of each, in which a file says what it is."""


def recognises(source: Source) -> bool:
    """Whether the seed is a text file of a kind that is no listing."""
    return any(True for _ in _kinds_of(source))


def read(source: Source) -> Reading:
    """No record, and what the seed is."""
    return refused(source.name, next(_kinds_of(source)))


def _kinds_of(source: Source) -> Iterator[Foreign]:
    lines = [line.text for line in source.lines[:LOOKED_AT]]
    return (kind for is_one, kind in KINDS if lines and is_one(lines))


def _share(lines: Sequence[str], pattern: re.Pattern[str]) -> float:
    """The part of the lines that begin with the pattern."""
    return sum(bool(pattern.match(line)) for line in lines) / max(1, len(lines))


# Markup. A title may begin with <b>, <i>, <sub> and the like, and an abstract may speak of <html>.

_PROLOGUE = re.compile(r"<[!?]|<(?:html|feed|rss|rdf:RDF|svg)[\s>]", re.IGNORECASE)

_HTML = re.compile(r"<html[\s>]|<!doctype html", re.IGNORECASE)

_ATOM = re.compile(r"<(?:atom:)?feed[\s>]")

_RSS = re.compile(r"<(?:rss|rdf:RDF)[\s>]")

_XML = re.compile(r"<\?xml\s|<svg[\s>]")

_TAG = re.compile(r"</?[A-Za-z][^<>\s]*[\s>]|<!--|-->")

_BLOCK = re.compile(
    r"<(?:head|body|meta|title|link|script|style|main|div|section|article|header|nav|ul|ol|li|table|tr|h[1-6]|p)[\s>]",
    re.IGNORECASE,
)

_SHOWN_XML = "This XML file does not appear to have any style information"
"""What browsers write above XML that they show as it is."""


def _begins_with(root: re.Pattern[str]) -> Callable[[Sequence[str]], bool]:
    """A test for markup of a certain root."""

    def is_one(lines: Sequence[str]) -> bool:
        head = lines[1:_HEAD] if lines[0].startswith(_SHOWN_XML) else lines[:_HEAD]
        if not (head and _PROLOGUE.match(head[0])):
            return False
        return any(root.search(line[:_WIDTH]) for line in head)

    return is_one


def _is_part_of_a_page(lines: Sequence[str]) -> bool:
    """Most lines begin with a tag, the first with one that begins no title."""
    return bool(_BLOCK.match(lines[0])) and _share(lines, _TAG) > 0.5


# Tables

COLUMNS = frozenset(
    "title name paper papers abstract summary description date day published updated year month authors author "
    "url journal venue link links pdf doi id arxiv categories category tags tag keywords topic code github "
    "comment comments notes votes upvotes citations source index number type".split()
)
"""What a column may be called, or a word of it."""

_TITLES = frozenset({"title", "titles", "name", "paper"})

_BESIDE_TITLE = frozenset("abstract summary date authors author url link year doi published".split())

_SEPARATORS = ",;|"

_NAME_BREAK = re.compile(r"[^a-z0-9]+")

_RULE = frozenset("|:-+ ")
"""The characters of the line below the names of columns in Markdown."""


def _is_csv(lines: Sequence[str]) -> bool:
    """A line of names of columns stands at the head, or rows of equally many fields fill the file."""
    first = lines[1] if lines[0].startswith("sep=") and len(lines) > 1 else lines[0]
    return any(_is_header(first, mark) or _are_rows(lines[:_HEAD], mark) for mark in _SEPARATORS)


def _is_header(line: str, mark: str) -> bool:
    """Whether a line names columns; where blanks follow the commas, as in a sentence, all must be common names."""
    names = [name.strip(' "') for name in line.split(mark)] if len(line) <= _WIDTH else []
    if len(names) < 2 or _TITLES.isdisjoint(word for name in names for word in _words_of(name)[-1:]):
        return False
    known = sum(_is_column(name) for name in names)
    return known == len(names) > 2 or (known >= 2 and f"{mark} " not in line and f" {mark}" not in line)


def _is_column(name: str) -> bool:
    words = _words_of(name)
    return 0 < len(words) <= 3 and all(word in COLUMNS for word in words)


def _words_of(name: str) -> list[str]:
    return [word for word in _NAME_BREAK.split(name.lower()) if word]


def _are_rows(lines: Sequence[str], mark: str) -> bool:
    """Whether the lines are at least three rows of equally many fields, of which none begins with a blank."""
    try:
        rows = list(islice(csv.reader(lines, delimiter=mark, strict=True), _HEAD))
    except csv.Error:
        return False
    least = 2 if any(f'"{mark}"' in line for line in lines) else 3
    if len(rows) < 3 or len(rows[0]) < least or any(len(row) != len(rows[0]) for row in rows):
        return False
    return not any(field.startswith(" ") for row in rows for field in row)


def _is_tsv(lines: Sequence[str]) -> bool:
    """A line of nothing but names of columns; the tabs between them are blanks by now."""
    words = _words_of(lines[0]) if len(lines[0]) <= _WIDTH else []
    return "title" in words and not _BESIDE_TITLE.isdisjoint(words) and COLUMNS.issuperset(words)


def _is_markdown_table(lines: Sequence[str]) -> bool:
    """Most lines are rows, and one of these rules off the names of the columns."""
    rows = [line for line in lines if "|" in line]
    is_ruled = any("-" in row and _RULE.issuperset(row) for row in rows)
    return is_ruled and len(rows) > 2 and len(rows) > len(lines) / 2


# Lists of links. The page of a listing has some too, in its head and foot; an abstract may hold a list.

_HEADING = re.compile(r"#{1,6} |!?\[!\[|!\[|<|---")

_LINKED_HEADING = re.compile(r"#{1,6} !?\[[^\]]*\]\(")

_BULLET = re.compile(r"(?:[-*+•]|[0-9]{1,4}[.)]) ")

_LINK = re.compile(r"\]\((?:https?://|www\.)")

_LINK_OR_MARK = re.compile(r"\]\([^()\s]*\)|[\[\]*_`()]")

LEAST_WORDS = 4
"""Of a link of a paper; those of a page's head and foot have fewer."""

ABSTRACT_WORDS = 25


def _is_link_list(lines: Sequence[str]) -> bool:
    """Most lines are points with a link and some words, headings aside, and no abstracts stand between them.

    Or nearly all are points, many with words and many with a link: then names and links stand below their titles.
    """
    content = [line for line in lines if not _HEADING.match(line)]
    points = [line for line in content if _BULLET.match(line)]
    linked = [line for line in points if _LINK.search(line)]
    if len(linked) < 2:
        return False
    both = sum(_words(line) >= LEAST_WORDS for line in linked)
    worded = sum(_words(line) >= LEAST_WORDS for line in points)
    abstracts = sum(_words(line) >= ABSTRACT_WORDS for line in content if not _LINK.search(line))
    cards = sum(bool(_LINKED_HEADING.match(line)) for line in lines)
    is_outline = len(points) >= 0.8 * len(content) and min(len(linked), worded) >= len(points) / 4
    return (2 * both > len(content) or is_outline) and len(linked) > max(1, 5 * abstracts, 2 * cards)


def _words(line: str) -> int:
    return len(_LINK_OR_MARK.sub(" ", line[:_WIDTH]).split())


# The source of an e-mail. A copied one may keep From, Subject, Date and To above a listing.

_MAIL_START = re.compile(r"From .* [0-9]{4}$|[A-Z][A-Za-z-]+: ?")

_MIME = re.compile(
    r"MIME-Version: ?1|Content-Type: ?(?:text|multipart|message|application)/|Content-Transfer-Encoding: ?[a-z0-9]"
    r"|Received: ?(?:from|by) |DKIM-Signature: ?|Return-Path: ?<|Message-ID: ?<",
    re.IGNORECASE,
)

_ENCODED = re.compile(r"Content-Transfer-Encoding: ?(?:quoted-printable|base64)", re.IGNORECASE)

_MAIL_HEAD = 100
"""Lines; headers of mails that went far are many."""


def _is_mail(lines: Sequence[str]) -> bool:
    """Two headers that only programs read; arXiv's daily mail is a listing where its text is not encoded."""
    head = lines[:_MAIL_HEAD]
    if not _MAIL_START.match(lines[0]) or sum(bool(_MIME.match(line)) for line in head) < 2:
        return False
    is_encoded = any(_ENCODED.match(line) for line in head)
    return is_encoded or not any(line.startswith("arXiv:") for line in lines)


# Exports of catalogues in forms of their own, which all of them write in others, too.

_MEDLINE = re.compile(
    r"(?:PMID|OWN|STAT|DP|TI|AB|FAU|AU|LID|DA|SO|TA|JT|PT|LA|MH|AID|PG|VI|IP|IS|AD|CRDT|EDAT) *- "
)

_WOS = re.compile(r"(?:FN|VR|PT|AU|AF|TI|SO|AB|DI|PY|UT|ER|EF|LA|DT|SN|VL|BP|EP|C1|ID|DE|TC)(?: |$)")

_REFER = re.compile(r"%[0-9A-Z@!] \S")


def _is_medline(lines: Sequence[str]) -> bool:
    return _WITH_PMID.match(lines[0]) is not None and _share(lines, _MEDLINE) > 0.4


def _is_web_of_science(lines: Sequence[str]) -> bool:
    return lines[0].startswith("FN ") and lines[1:2] == ["VR 1.0"] and _share(lines, _WOS) > 0.2


def _is_refer(lines: Sequence[str]) -> bool:
    return lines[0].startswith("%0 ") and _share(lines, _REFER) > 0.5


_WITH_PMID = re.compile(r"PMID ?- ?[0-9]")

_AS_RIS = "export it again as RIS or BibTeX, which are read"

_COPY = "open it, copy the text as it is shown and save that as a text file"

_ON_LINES = "write the title and the abstract of each paper on lines of their own"

KINDS: tuple[tuple[Callable[[Sequence[str]], bool], Foreign], ...] = (
    (_is_mail, Foreign("the source of an e-mail", _COPY)),
    (_begins_with(_ATOM), Foreign("an Atom feed")),
    (_begins_with(_RSS), Foreign("an RSS feed")),
    (_begins_with(_HTML), Foreign("HTML (the source of a page)", _COPY)),
    (_is_part_of_a_page, Foreign("HTML (the source of a page)", _COPY)),
    (_begins_with(_XML), Foreign("XML")),
    (_is_markdown_table, Foreign("a table in Markdown")),
    (_is_link_list, Foreign("a list of links in Markdown", _ON_LINES)),
    (_is_medline, Foreign("MEDLINE, PubMed's own form", _AS_RIS)),
    (_is_web_of_science, Foreign("the Web of Science's own form", _AS_RIS)),
    (_is_refer, Foreign("EndNote's own form (refer)", _AS_RIS)),
    (_is_csv, Foreign("CSV (a table)")),
    (_is_tsv, Foreign("TSV (a table)")),
)
"""How each kind is known, and what it is called; the first that fits counts."""
