"""What the lines of a listing say of a paper beside its title and abstract: number, categories, links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.model import Link
from builder.text import arxiv_id

ARXIV_NUMBER = r"(?:[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})"
"""A number of arXiv without a version, of before and since April 2007."""

_LABELLED_NUMBER = re.compile(rf"arXiv:\s?({ARXIV_NUMBER})(?:v[0-9]{{1,3}})?(?![0-9])", re.IGNORECASE)

_PAPER_LINK = re.compile(
    r"https?://(?:arxiv\.org/(?:abs|pdf)/[^\s?#)\]]{1,100}|huggingface\.co/papers/[a-z./-]{0,20}[0-9][^\s?#)\]]{0,50}"
    r"|github\.com/[^\s/?#)\]]{1,100}/[^\s/?#)\]]{1,100})"
)

_CATEGORY = re.compile(r"[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Za-z-]{2,12})?")

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")

_BETWEEN_CODES = re.compile(r"[;, ]+")


def arxiv_number(text: str) -> str:
    """The normalised number behind `arXiv:` in a line, "" where there is none."""
    found = _LABELLED_NUMBER.search(text)
    known = arxiv_id(found[1]) if found else None
    return known.number if known else ""


def paper_links(texts: Iterable[str]) -> tuple[Link, ...]:
    """The addresses of papers and their code among those in some lines, each once."""
    return tuple(dict.fromkeys(Link(found[0], "") for text in texts for found in _PAPER_LINK.finditer(text)))


def categories(text: str) -> tuple[str, ...]:
    """arXiv's categories in a line, each once: `Robotics (cs.RO); …` or `cs.RO cs.AI`."""
    codes = _IN_BRACKETS.findall(text) or _BETWEEN_CODES.split(text)
    return tuple(dict.fromkeys(code for code in codes if _CATEGORY.fullmatch(code)))
