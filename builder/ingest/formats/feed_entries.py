"""What an entry of a feed of arXiv says of its paper, in the words of its API or of its daily listing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from builder.ingest import partial_dates
from builder.ingest.details import categories
from builder.ingest.formats.objects.markup import words_of_markup
from builder.ingest.names import Names, known, of_display, of_list
from builder.ingest.references import addresses, first_arxiv, first_doi
from builder.model import Details, ListedOn, Place, Record
from builder.text import is_alphabetic

_ANNOUNCED = re.compile(
    r"(?:arXiv:\S{1,40} )?(?:Announce Type: ?[a-z-]{1,20} )?(?:<p>|Abstract: ?)?", re.IGNORECASE
)

_IN_TITLE = re.compile(r"\.? ?\((arXiv:[^()\[\] ]{1,40})(?: \[([A-Za-z.-]{2,20})\])?[^()\[\]]{0,20}\)$")
"""What the older feeds put behind each title: "Title. (arXiv:2105.00001v1 [cs.CL] UPDATED)"."""

_OF_LISTING = re.compile(r"oai:arxiv\.org:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """The texts of an entry by the names of its parts, white space squeezed, and the attributes of these."""

    texts: Mapping[str, Sequence[str]]
    attributes: Mapping[str, Sequence[Mapping[str, str]]]

    def first(self, *names: str) -> str:
        """The first text of a name that is not empty, "" where there is none."""
        return next((text for name in names for text in self.texts.get(name, ()) if text), "")

    def values(self, name: str, attribute: str) -> list[str]:
        """An attribute of each part of a name that has it."""
        return [found[attribute] for found in self.attributes.get(name, ()) if attribute in found]


def is_message(entry: FeedEntry) -> bool:
    """Whether an entry says what was wrong with a question, and is no paper."""
    named = entry.first("id")
    return "/api/errors" in named or (entry.first("title") == "Error" and not first_arxiv([named]))


def record_of(entry: FeedEntry, place: Place, day: date | None) -> Record:
    """The paper of an entry; those of a daily listing are listed on its day."""
    title = _IN_TITLE.sub("", entry.first("title"))
    text = entry.first("summary", "description", "content")
    is_listing = _is_listing(entry)
    text = words_of_markup(text) if is_listing else text
    begins = _ANNOUNCED.match(text) if is_listing else None
    abstract = text[begins.end() :] if begins else text
    return Record(place, (_listed(entry) if is_listing else None) or day, title, abstract, _details(entry))


def _is_listing(entry: FeedEntry) -> bool:
    return bool(
        _OF_LISTING.match(entry.first("id", "guid"))
        or entry.first("announce_type")
        or "description" in entry.texts
    )


def _listed(entry: FeedEntry) -> ListedOn:
    """The day of the listing, at the place where it was announced."""
    named = partial_dates.of_text(entry.first("published", "pubDate", "date", "updated"))
    return date.fromisoformat(named) if len(named) == 10 else None


def _details(entry: FeedEntry) -> Details:
    is_listing = _is_listing(entry)
    behind = _IN_TITLE.search(entry.first("title"))
    names = (entry.first("id"), entry.first("guid"), behind[1] if behind else "", entry.first("link"))
    arxiv = first_arxiv(_OF_LISTING.sub("", named) for named in (*names, *entry.values("link", "href")))
    people = _authors(entry)
    pdf, links = addresses(entry.values("link", "href"))
    return Details(
        source="arxiv",
        arxiv=arxiv.number if arxiv else "",
        version=arxiv.version if arxiv else 0,
        doi=first_doi([*entry.first("doi", "DOI").split(), *entry.values("link", "href")]),
        authors=people.authors,
        has_more=people.has_more,
        published="" if is_listing else partial_dates.of_text(entry.first("published")),
        updated="" if is_listing else partial_dates.of_text(entry.first("updated")),
        categories=_categories(entry) or categories(behind[2] or "" if behind else ""),
        venue=entry.first("journal_ref", "journal_reference"),
        comment=entry.first("comment"),
        pdf=pdf,
        links=links,
    )


def _authors(entry: FeedEntry) -> Names:
    """One author for each name, or those of a line; a colon that arXiv parts from a collaboration is none."""
    named = [name.strip(" :;,") for name in entry.texts.get("author", ())]
    if named:
        return Names(known(of_display(name) for name in named if any(map(is_alphabetic, name))))
    lists = [of_list(words_of_markup(line)) for line in entry.texts.get("creator", ())]
    return Names(tuple(one for each in lists for one in each.authors), any(each.has_more for each in lists))


def _categories(entry: FeedEntry) -> tuple[str, ...]:
    """The categories of arXiv, the primary one first."""
    terms = [*entry.values("primary_category", "term"), *entry.values("category", "term")]
    words = entry.texts.get("category", ())
    return tuple(dict.fromkeys(code for term in (*terms, *words) for code in categories(term)))
