"""arXiv's API: papers by number, a hundred at a time, others by title, ten at a time
(https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from builder.lookup.questions import Question, Wanted, batches
from builder.model import PaperId
from builder.text import blank_signs

TYPES = frozenset({"application/atom+xml", "application/xml", "text/xml"})

NUMBERS, TITLES = 100, 10
"""Papers of a question by number, by title."""

MOST_RECORDS = 100
"""Of an answer: a short title stands in those of many others."""

MOST_WORDS = 25
"""Of a title that are asked for."""

_HEAD = 2_000

_TOTAL = re.compile(rb"totalResults[^>]{0,200}>\s{0,20}([0-9]{1,12})")

_LAST_LATIN = "\u024f"

_TEX = frozenset("$\\^_{}<>")


def questions(wanted: Sequence[Wanted]) -> list[Question]:
    """By number where one is known, else by title."""
    known = [one for one in wanted if one.arxiv]
    others = [one for one in wanted if not one.arxiv and phrase(one.title)]
    return [
        *(_by_number(some) for some in batches(known, NUMBERS)),
        *(_by_title(some) for some in batches(others, TITLES)),
    ]


def further(question: Question, records: int, wanted: Mapping[PaperId, Wanted]) -> list[Question]:
    """Each title by itself where an answer is full: its own paper may have had no room."""
    if records < MOST_RECORDS or len(question.papers) == 1 or "id_list=" in question.target:
        return []
    return [_by_title([wanted[paper]]) for paper in question.papers]


def fault(body: bytes) -> str:
    """A feed that is cut, or says an error, or (as sometimes happens) that there is something but not what."""
    if b"<feed" not in body[:_HEAD] or not body.rstrip().endswith(b"</feed>"):
        return "answered what is no Atom feed"
    entries = body.count(b"<entry")
    if entries == 1 and b"/api/errors" in body:
        return "answered an error of its own"
    total = _TOTAL.search(body[: 2 * _HEAD])
    if not entries and total and int(total[1]):
        return "answered an empty page, though it has works"
    return ""


def phrase(title: str) -> str:
    """The words of a title by which it is asked for: the longest stretch without formulas, which catalogues and
    listings write in different ways. Signs are blanks to them."""
    stretches = sorted(_stretches(title.split()), key=len, reverse=True)
    words = next(iter(stretches), [])
    words = words if len(words) > 1 else blank_signs(title).split()
    return " ".join(words[:MOST_WORDS])


def _stretches(words: Sequence[str]) -> Iterator[list[str]]:
    here: list[str] = []
    for word in words:
        letters = blank_signs(word, "'\u2019").replace("\u2019", "'").split()
        if _TEX.isdisjoint(word) and max("".join(letters), default="a") <= _LAST_LATIN:
            here += [letter.strip("'") for letter in letters if letter.strip("'")]
        else:
            yield here
            here = []
    yield here


def _by_number(some: Sequence[Wanted]) -> Question:
    query = {"id_list": ",".join(one.arxiv for one in some), "max_results": NUMBERS}
    return Question(_target(query), tuple(one.paper for one in some))


def _by_title(some: Sequence[Wanted]) -> Question:
    asked = " OR ".join(f'ti:"{phrase(one.title)}"' for one in some)
    query = {"search_query": asked, "start": 0, "max_results": MOST_RECORDS}
    return Question(_target(query), tuple(one.paper for one in some))


def _target(query: Mapping[str, object]) -> str:
    return f"/api/query?{urlencode(query, safe=',/')}"
