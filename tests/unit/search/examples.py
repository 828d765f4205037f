"""Texts to be indexed, and archives that know authors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.model.archive import AUTHORS, Archive, Slug, Term
from builder.model.papers import PaperId
from builder.model.people import Author
from builder.model.records import Details
from tests.examples import a_record, an_archive


def abstracts(*found: str) -> list[dict[str, list[str]]]:
    return [{"title": [], "tags": [], "topic": [], "abstract": [text]} for text in found]


def titled(*found: str) -> list[dict[str, list[str]]]:
    return [{"title": [text], "tags": [], "topic": [], "abstract": []} for text in found]


def knowing(archive: Archive, details: Mapping[str, Details]) -> Archive:
    """An archive that knows more of some papers, by their titles."""
    entries = {
        key: replace(
            entry, paper=replace(entry.paper, details=details.get(entry.paper.title, entry.paper.details))
        )
        for key, entry in archive.entries.items()
    }
    return replace(archive, entries=entries)


def authors(*names: str) -> tuple[Author, ...]:
    return tuple(Author(*name.split("|")) for name in names)


def written(**by: Sequence[str]) -> Archive:
    """An archive of papers by their authors: a title without its blanks, and names (with family and given name
    behind a "|")."""
    titles = [title.replace("_", " ") for title in by]
    plain = an_archive(*(a_record(title, "", line=2 * at + 1) for at, title in enumerate(titles)))
    return knowing(
        plain, {title: Details(authors=authors(*names)) for title, names in zip(titles, by.values(), strict=True)}
    )


def with_pages(archive: Archive, **names: Sequence[str]) -> Archive:
    """An archive in which some authors have a page, by the ways to write their names; the first is the page's."""
    terms = {slug: Term(AUTHORS, found[0], Slug(slug.replace("_", "-")), ()) for slug, found in names.items()}
    of_name = {name: slug for slug, found in names.items() for name in found}
    papers: dict[str, list[PaperId]] = {slug: [] for slug in names}
    for paper, entry in archive.entries.items():
        for slug in dict.fromkeys(of_name[one.name] for one in entry.paper.details.authors if one.name in of_name):
            papers[slug].append(paper)
    pages = {slug: replace(term, papers=tuple(papers[slug])) for slug, term in terms.items()}
    shown = {
        paper: tuple(pages.get(of_name.get(one.name, "")) for one in entry.paper.details.authors)
        for paper, entry in archive.entries.items()
    }
    return replace(
        archive, authors=tuple(pages.values()), written={paper: one for paper, one in shown.items() if any(one)}
    )
