"""The links of a paper, and what each leads to: code, project, data, a model, a demo, or something else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from builder.model import LINK_KINDS, Details, Link
from builder.text import BEYOND_ASCII, arxiv_id, doi, find_urls, fold_case, mute_signs

_BY_ADDRESS = (
    # The first pattern that matches host and path decides.
    ("data", re.compile(r"^huggingface\.co/datasets/|zenodo\.org|kaggle\.com/|figshare\.com|osf\.io|openml\.org")),
    ("demo", re.compile(r"^huggingface\.co/spaces/|\.hf\.space|colab\.research\.google\.com|youtu\.?be")),
    ("model", re.compile(r"^huggingface\.co/[^/]+/[^/]+|modelscope\.cn")),
    ("project", re.compile(r"\.(?:github|gitlab)\.io(?:/|$)|sites\.google\.com")),
    ("code", re.compile(r"^(?:gist\.)?git(?:hub|lab)\.com/|gitlab\.|bitbucket\.org|codeberg\.org|4open\.science")),
)

_BY_WORDS = (
    # Where none does, the first that matches the words right before the link decides.
    ("project", re.compile(r"project|home ?page|web ?(?:site|page)")),
    ("data", re.compile(r"data|benchmark|corpus")),
    ("demo", re.compile(r"demo|video")),
    ("model", re.compile(rf"weights|checkpoint|models?(?![A-Za-z0-9_{BEYOND_ASCII}])")),
    ("code", re.compile(r"code|implementation|software|package|library|repository|source")),
)

CONTEXT = 60
"""Characters before a link that are read to learn what it is: about half a sentence."""

_SENTENCE_END = re.compile(r"[.!?] ")


def find_links(abstract: str) -> tuple[Link, ...]:
    """The http(s) links of an abstract, each once, in their order."""
    found: dict[str, Link] = {}
    for start, _, url in find_urls(abstract):
        found.setdefault(url, Link(url, _kind(url, abstract[max(0, start - CONTEXT) : start])))
    return tuple(found.values())


def links_beside(details: Details) -> tuple[Link, ...]:
    """The links that stand beside an abstract, each once, in their order.

    The paper's own pages at arXiv, at Hugging Face and behind its DOI are none, nor is its PDF: they are its ids.
    """
    found = dict.fromkeys(link.url for link in details.links if not _is_own(link.url, details))
    told = {link.url: link.kind for link in details.links if link.kind in LINK_KINDS}
    return tuple(Link(url, told.get(url) or _kind(url, "")) for url in found)


def _is_own(url: str, details: Details) -> bool:
    number = arxiv_id(url)
    is_its_page = number is not None and details.arxiv in ("", number.number)
    return is_its_page or url == details.pdf or bool(details.doi and doi(url) == details.doi)


def _kind(url: str, before: str) -> str:
    parts = urlsplit(fold_case(url))
    where = parts.netloc.removeprefix("www.") + parts.path
    for kind, pattern in _BY_ADDRESS:
        if pattern.search(where):
            return kind
    words = _SENTENCE_END.split(fold_case(mute_signs(before)))[-1]
    for kind, pattern in _BY_WORDS:
        if pattern.search(words):
            return kind
    return "other"
