"""Ids, addresses and notes of a paper, wherever among the fields of a bibliography they are put."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.model import Link
from builder.text import ArxivId, arxiv_id, doi, find_urls, squeeze, unescape_entities

LONGEST = 2000
"""Characters of a field in which an address is looked for."""

_NAMED_NUMBER = re.compile(
    r"(?:arxiv(?:\.org)?(?: e-?prints?| preprints?)?(?:\s?[:/]\s?|,? )(?:abs/|pdf/)?|\babs/|10\.48550/arxiv\.)"
    r"((?:[a-z-]{2,9}(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]{1,3})?)(?![0-9])",
    re.IGNORECASE | re.ASCII,
)

_NEXT_DOI = re.compile(r"(?<=[^: ])(?:[,;] ?| )(?=10\.[0-9]{4})")

_SUBJECT = (
    "(?:(?:astrophysics|computer science|condensed matter|economics|electrical engineering|general relativity"
    "|high energy physics|mathematics|nonlinear sciences|nuclear (?:experiment|theory)|physics"
    "|quantitative (?:biology|finance)|statistics)(?: -[a-z ,-]{3,50}| and [a-z ]{3,30})?"
    "|mathematical physics|quantum physics|artificial intelligence|computation and language"
    "|computer vision and pattern recognition|(?:machine )?learning|information (?:retrieval|theory)"
    "|neural and evolutionary computing|robotics|cryptography and security|human-computer interaction"
    "|software engineering|data structures and algorithms|networking and internet architecture"
    "|optimization and control|number theory|combinatorics|probability|algebraic geometry|numerical analysis"
    "|statistics theory|methodology|applications|image and video processing|signal processing)"
)
"""What arXiv calls its fields, with their parts."""

_ONLY_ARXIV = re.compile(
    rf"(?:corr|arxiv(?:\.org)?(?: \(cornell university\)|: {_SUBJECT}| {_SUBJECT}(?= e-?prints?))?"
    r"(?: (?:e-?prints?|preprints?))*|e-?prints?|preprints?)?[\s,;:()]*+"
    r"(?:arxiv(?:\.org)?\s?[:/]?\s?)?(?:abs/)?(?:[a-z-]{2,9}(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})?(?:v[0-9]{1,3})?"
    r"\s?(?:\[[a-z., -]{2,60}\])?[\s.,;()]*",
    re.IGNORECASE | re.ASCII,
)

_COUNTED = re.compile(r"(?:export date|times cited|cited by)(?![a-z]).{0,200}", re.IGNORECASE | re.ASCII)
"""What catalogues note of their export, and not of the paper."""

_ARXIV_PDF = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/pdf/", re.IGNORECASE)

_KNOWN_HOST = re.compile(r"https?://(?:(?:www\.|export\.)?arxiv\.org|(?:dx\.|www\.)?doi\.org)/", re.IGNORECASE)

_IS_PDF = re.compile(r"[^?#]{1,2000}\.pdf(?:[?#].*)?", re.IGNORECASE)


def first_arxiv(texts: Iterable[str]) -> ArxivId | None:
    """The number of arXiv that the first of the texts is or names that does so."""
    for text in texts:
        named = _NAMED_NUMBER.search(text[:LONGEST])
        if found := arxiv_id(text) or (arxiv_id(named[1]) if named else None):
            return found
    return None


def named_arxiv(texts: Iterable[str]) -> ArxivId | None:
    """As `first_arxiv`, but bare numbers do not count: in a field that may hold any number, they are none."""
    return first_arxiv(text for text in texts if _NAMED_NUMBER.search(text[:LONGEST]))


def first_doi(texts: Iterable[str]) -> str:
    """The DOI that the first of the texts is that is one, or begins with: several may stand behind each other."""
    firsts = (_NEXT_DOI.split(unescape_entities(text), maxsplit=1)[0] for text in texts)
    return next(filter(None, map(doi, firsts)), "")


def addresses(texts: Iterable[str]) -> tuple[str, tuple[Link, ...]]:
    """The PDF among the http(s) addresses in the texts, "" where none is one, and the others, each once; without
    those of pages that an id alone leads to."""
    urls = list(dict.fromkeys(url for text in texts for _, _, url in find_urls(text[:LONGEST])))
    pdfs = [url for url in urls if _ARXIV_PDF.match(url) or _IS_PDF.fullmatch(url)]
    others = (url for url in urls if url not in pdfs and not _KNOWN_HOST.match(url))
    return next(iter(pdfs), ""), tuple(Link(url, "") for url in others)


def without_arxiv(text: str) -> str:
    """A venue or a note; "" where it says no more than that the paper, or its number, is of arXiv."""
    text = squeeze(text)
    return "" if len(text) < LONGEST and _ONLY_ARXIV.fullmatch(text) else text


def own_note(text: str) -> str:
    """A note on a paper; "" where it holds no more than an id of it, or what a catalogue counts."""
    note = without_arxiv(text)
    return "" if _COUNTED.fullmatch(note) or doi(note) else note
