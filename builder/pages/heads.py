"""What other programs read of a paper in the head of its page: reference managers, search engines for papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.model import Author, Citation, Shown
from builder.pages.front_matter import Meta
from builder.text import STOP_WORDS, shorten

MOST_AUTHORS = 200
"""Authors that a head names; a collaboration has thousands, and no reader of heads wants them."""

NAME = 200
"""Characters of a name."""

ENGLISH = 0.2
"""The part of the words of an English text that are stop words at least; a French one has a twentieth."""

FEWEST_WORDS = 20
"""Words of a text whose language can be told."""


def metas(citation: Citation, shown: Shown) -> Iterator[Meta]:
    """Highwire's names first, as Google Scholar asks, then Dublin Core's and Zotero's own.

    Without `DC.type` Zotero takes all for articles of journals.
    """
    abstract = shown.plain_abstract
    yield Meta("citation_title", shown.plain_title, "og:title")
    yield from (Meta("citation_author", name) for name in _names(citation.authors[:MOST_AUTHORS]))
    yield from _day(citation)
    yield from _known(
        citation_abstract=abstract,
        citation_doi=citation.doi,
        citation_arxiv_id=citation.arxiv,
        citation_pdf_url=citation.pdf if _is_web(citation.pdf) else "",
        citation_language="en" if is_english(abstract) else "",
        citation_public_url=citation.url if _is_web(citation.url) else "",
    )
    yield Meta("DC.type", kind(citation))
    if citation.arxiv:
        yield Meta("z.repository", "arXiv")
        yield Meta("z.archiveID", f"arXiv:{citation.arxiv}")


def linked_data(citation: Citation, shown: Shown) -> dict[str, object]:
    """The paper in the words of schema.org, which search engines read; its abstract stands in the page anyway."""
    people = [
        {"@type": "Person", "name": shorten(author.name, NAME)} for author in citation.authors[:MOST_AUTHORS]
    ]
    found = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": shown.plain_title,
        "author": people,
        "datePublished": citation.published,
        "identifier": [f"{name}:{number}" for name, number in _numbers(citation)],
        "url": citation.url if _is_web(citation.url) else "",
    }
    return {name: value for name, value in found.items() if value}


def kind(citation: Citation) -> str:
    """The type of the paper in Zotero's words."""
    return "preprint" if citation.arxiv else "document"


def inverted(author: Author) -> str:
    """The name as "Last, First", where the source tells them apart."""
    name = f"{author.family}, {author.given}" if author.family and author.given else author.name
    return shorten(name, NAME)


def is_english(text: str) -> bool:
    """Whether a text is long enough to tell, and many of its words are such as every English text has."""
    words = text.split()
    found = sum(word in STOP_WORDS for word in words)
    return len(words) >= FEWEST_WORDS and found >= ENGLISH * len(words)


def _names(authors: tuple[Author, ...]) -> Iterator[str]:
    """The authors. Zotero takes a semicolon for the end of a name, and of a single author a comma, too, where
    blanks stand on both sides of it."""
    for author in authors:
        is_cut = len(authors) == 1 and " " in author.family and " " in author.given
        name = shorten(author.name, NAME) if is_cut else inverted(author)
        yield name.replace(";", ",")


def _day(citation: Citation) -> Iterator[Meta]:
    """The day of publication, or else of the listing, as Google Scholar reads days."""
    if citation.published:
        yield Meta("citation_publication_date", citation.published.replace("-", "/"))
    elif isinstance(citation.listed, date):
        yield Meta("citation_online_date", citation.listed.isoformat().replace("-", "/"))


def _numbers(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.arxiv:
        yield "arXiv", citation.arxiv
    if citation.doi:
        yield "doi", citation.doi


def _known(**values: str) -> Iterator[Meta]:
    return (Meta(name, value) for name, value in values.items() if value)


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))
