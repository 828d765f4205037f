"""A paper, and the other addresses that lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from urllib.parse import quote_plus, urlsplit

from builder.model import (
    ADDRESS_DIGITS,
    DAY,
    MOST_SHOWN,
    PAPERS,
    TOPIC,
    Citation,
    Day,
    Entry,
    Later,
    Neighbour,
    PaperId,
    Shown,
    Sighting,
    Slug,
    address_of,
    dates,
)
from builder.pages.context import PageContext
from builder.pages.differences import differences
from builder.pages.formulas import abstract_markup, listed, title_markup
from builder.pages.front_matter import (
    Hidden,
    Leaf,
    Link,
    OuterLink,
    Paper,
    PaperLink,
    Seen,
    Shared,
    Version,
    Written,
)
from builder.pages.heads import linked_data, metas
from builder.pages.known import known
from builder.pages.merges import told_merges
from builder.pages.page import Page
from builder.pages.parts import day_name, machine_date, moved, named, paper_link, tag_links, topic_links
from builder.text import find_urls, shorten

DESCRIPTION = 120
"""Characters that search engines show of a description, also on a phone."""

QUERY_TITLE = 80
"""Characters of a title in a search address, which tell it from others."""

PARTED = 20
"""Texts of a paper that the lines to mend it name as papers of their own: no page grows with its listings."""

VERSIONS = 20
"""Texts of a paper on its page; the export has all."""

AT_ARXIV = "Search arXiv for it", "https://arxiv.org/search/?searchtype=title&query="
"""A search for a title; elsewhere.js makes those of other sources."""

UNDATED = "an undated list"


def paper_page(context: PageContext, entry: Entry) -> Page:
    shown = entry.shown
    title, abstract = shown.plain_title, shown.plain_abstract
    return Page(
        address=entry.permalink,
        body="paper",
        template="paper.html",
        title=title,
        description=shorten(abstract or title, DESCRIPTION),
        section=TOPIC.section,
        content=_paper(context, entry),
        later={Written.key: Later(_written, (shown, context.cite(entry), context.bibtex))},
        words={"abstract": abstract},
        changed=entry.last_listed,
    )


def _paper(context: PageContext, entry: Entry) -> Paper:
    paper = entry.paper
    listed_on = entry.first_listed or paper.sightings[0].record.listed_on  # where its only day is doubtful
    day = context.days[Slug(dates.slug(listed_on))]
    previous, following = _beside(context, paper.id, day)
    markup = title_markup(entry.shown.title)
    facts = known(context, entry)
    return Paper(
        id=paper.short_id,
        markup=markup,
        listed=listed(entry),
        known=facts,
        topics=list(_leaves(context, entry)),
        tags=tag_links(context, entry),
        seen=[_seen(sighting, has_id=len(paper.texts) > 1) for sighting in paper.sightings],
        links=[OuterLink(link.kind, link.url, _host(link.url)) for link in entry.links],
        links_beside=_has_links_beside(entry),
        elsewhere=None if facts and facts.pdf else _search(entry),
        related=[_related(context, near) for near in entry.related],
        list=Link(day_name(day) if day.listed_on else UNDATED, day.address),
        previous=previous,
        next=following,
        merged=list(told_merges(paper)),
        versions=list(_versions(entry)),
        more_versions=max(0, len(paper.versions) - VERSIONS),
        texts=[text.id[:ADDRESS_DIGITS] for text in paper.texts[:PARTED]] if len(paper.texts) > 1 else [],
        as_read=paper.title if markup or paper.title != entry.shown.plain_title else None,
    )


def _written(shown: Shown, citation: Citation, bibtex: Callable[[Citation], str]) -> Written:
    return Written(
        abstract=abstract_markup(shown.abstract),
        bibtex=bibtex(citation),
        head=list(metas(citation, shown)),
        linked=linked_data(citation, shown),
    )


def _leaves(context: PageContext, entry: Entry) -> Iterator[Leaf]:
    """The topics of a paper, each new group before its first."""
    before = None
    for topic in topic_links(context, entry):
        name = context.group_of[topic.name]
        group = context.archive.groups.get(name) if name != before else None
        before = name
        yield Leaf(topic.name, topic.url, named(group) if group else None)


def _search(entry: Entry) -> Link:
    name, search = AT_ARXIV
    return Link(name, search + quote_plus(shorten(entry.shown.plain_title, QUERY_TITLE).removesuffix("…")))


def _has_links_beside(entry: Entry) -> bool | None:
    """Whether a link stands beside the abstract, and not in it; None where none does."""
    if not entry.paper.details.links:
        return None
    within = {url for _, _, url in find_urls(entry.paper.abstract)}
    return True if any(link.url not in within for link in entry.links) else None


def _versions(entry: Entry) -> Iterator[Version]:
    """The texts of a paper beside the one that is shown, which comes without its words."""
    paper = entry.paper
    for version, links in islice(zip(paper.versions, entry.version_links, strict=True), VERSIONS):
        title, abstract = (shorten(text, MOST_SHOWN) for text in (version.text.title, version.text.abstract))
        yield Version(
            seen=_seen(version),
            title=[] if title == paper.title else differences(paper.title, title),
            abstract=[] if abstract == paper.abstract else differences(paper.abstract, abstract),
            links=[OuterLink(link.kind, link.url, _host(link.url)) for link in links],
        )


def _seen(sighting: Sighting, *, has_id: bool = False) -> Seen:
    day = sighting.record.listed_on
    return Seen(
        name=_day_of(sighting),
        iso=machine_date(day),
        url=DAY.address(dates.slug(day)),
        place=str(sighting.record.place),
        id=sighting.id[:ADDRESS_DIGITS] if has_id else None,
    )


def _day_of(sighting: Sighting) -> str:
    day = sighting.record.listed_on
    if day is None:
        return UNDATED
    return f"{dates.long_name(day)} (a doubtful day)" if sighting.is_doubtful else dates.long_name(day)


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _beside(context: PageContext, paper: PaperId, day: Day) -> tuple[PaperLink | None, PaperLink | None]:
    """The papers before and after one in its listing."""
    papers, at = day.papers, context.places[day.slug][paper]
    before = paper_link(context, context.entry(papers[at - 1])) if at > 0 else None
    after = paper_link(context, context.entry(papers[at + 1])) if at + 1 < len(papers) else None
    return before, after


def _related(context: PageContext, near: Neighbour) -> PaperLink:
    entry = context.entry(near.id)
    link, day = paper_link(context, entry), dates.short_name(entry.first_listed)
    return PaperLink(link.title, link.url, link.markup, f"{day[:1].upper()}{day[1:]}", near.because)


def alias_page(context: PageContext, entry: Entry, address: str) -> Page:
    """Another address of a paper, which leads to its own."""
    to = paper_link(context, entry)
    return moved(address, entry.shown.plain_title, Link(to.title, to.url))


def shared_page(context: PageContext, slug: Slug, papers: Sequence[PaperId], reasons: Sequence[str]) -> Page:
    """An address that several papers want; `reasons` say why further papers of it were taken out."""
    return Page(
        address=address_of(PAPERS, slug),
        body="shared",
        template="shared.html",
        title=f"{len(papers) + len(reasons)} papers share this address",
        content=Shared([_told_apart(context, context.entry(paper)) for paper in papers], reasons),
    )


def _told_apart(context: PageContext, entry: Entry) -> PaperLink:
    """A link to a paper with its day and the beginning of its abstract: several may have one title."""
    day = dates.short_name(entry.first_listed)
    note = f"{day[:1].upper()}{day[1:]}. {shorten(entry.shown.plain_abstract, DESCRIPTION)}"
    return replace(paper_link(context, entry), note=note.strip())


def hidden_page(slug: Slug, reasons: Sequence[str]) -> Page:
    """The address of a paper that was taken out, and why."""
    return Page(
        address=address_of(PAPERS, slug),
        body="hidden",
        template="hidden.html",
        title="This paper was taken out",
        content=Hidden(reasons),
    )
