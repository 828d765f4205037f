"""What a paper is cited by, in whatever form."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.people import Author
from builder.model.records import ListedOn
from builder.text import Pieces

LIST_FORMATS = {"BibTeX": "bib", "CSL-JSON": "csl.json", "RIS": "ris"}
"""The files of a list of papers beside its page: what each is called, and how its name ends."""


@dataclass(frozen=True, slots=True)
class Citation:
    """All that a record of a paper in other people's formats is made of; "" and () where nothing is known.

    `key` names the record in a file of all, and is stable. `published` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`,
    `listed` the day of the first listing. `category` is arXiv's primary one. `url` is where
    the paper is read: at arXiv, at its DOI, else on its page here, where the archive has an address. `page` is
    the address of that page below the site.
    """

    key: str
    title: Pieces
    page: str
    authors: tuple[Author, ...] = ()
    has_more: bool = False
    published: str = ""
    listed: ListedOn = None
    arxiv: str = ""
    category: str = ""
    doi: str = ""
    venue: str = ""
    pdf: str = ""
    url: str = ""
