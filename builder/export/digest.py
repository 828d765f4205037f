"""What a mail of new papers holds: them by topic, and what is trending."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from builder.export.feed_entries import in_xml
from builder.model import TOPIC, Archive, Citation, Entry, ListedOn, PaperId, Term, dates
from builder.text import plural, shorten, visible

MOST, WITH_EXCERPTS = 120, 40
"""Papers of a mail, and up to how many of them it shows the beginnings of the abstracts: of a longer mail, from
about 100 kB on, some programs show a part alone."""

TITLE, BYLINE, EXCERPT = 300, 160, 280
"""Characters of a title, of the names of authors, and of an abstract in it."""

TRENDING, RECENT = 5, 14
"""Papers that are named as trending, and in how many of the last days they were listed again."""

Cite = Callable[[Entry], Citation]


@dataclass(frozen=True, slots=True)
class Item:
    """A paper in a mail, each text on one line; `url` is "" where it has no address in the web, `excerpt` where it
    has no abstract."""

    title: str
    url: str
    authors: str
    listed: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The papers of a topic, and how many `more` there are than the mail has room for."""

    name: str
    url: str
    items: tuple[Item, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.items) + self.more


@dataclass(frozen=True, slots=True)
class Digest:
    """A mail before it is written: of the archive of this `name` at an `address`, or "".

    `day` is the newest of the papers; `why_trending` defines the word; `left_out` says what was not looked at.
    """

    name: str
    address: str
    said: str
    groups: tuple[Group, ...]
    trending: tuple[Item, ...]
    why_trending: str
    left_out: str
    day: date | None

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def topics_of(archive: Archive, slugs: Collection[str]) -> Mapping[str, Term]:
    """Topics by their names, in the order of the tree: those of these slugs, or all where none is asked for."""
    return {term.name: term for term in TOPIC.terms(archive) if not slugs or term.slug in slugs}


def find_digest(
    archive: Archive,
    new: Collection[PaperId],
    topics: Mapping[str, Term],
    cite: Cite,
    about: tuple[str, str],
    undated: int = 0,
) -> Digest:
    """The mail of the papers that are `new`, as far as they are of these topics; `about` is name and address of
    the archive, `undated` how many papers were not looked at since they have no day."""
    name, address = about
    here = _Papers(archive, topics, cite, address)
    entries = [entry for entry in here.all() if entry.paper.id in new]
    days = [entry.first_listed for entry in entries if isinstance(entry.first_listed, date)]
    groups = _groups(entries, here)
    return Digest(
        name=_line(name),
        address=address,
        said=_said(len(entries), len(groups), days),
        groups=groups,
        trending=_trending(here),
        why_trending=why_trending(archive.newest_day),
        left_out=_left_out(undated),
        day=max(days, default=archive.newest_day),
    )


def _line(text: str) -> str:
    """What a reader sees of a text, on one line."""
    return in_xml(visible(text))


def _said(papers: int, topics: int, days: Sequence[date]) -> str:
    """`7 new papers in 3 topics, first listed from 29 August to 9 September 2025.`"""
    said = f"{plural(papers, 'new paper')} in {plural(topics, 'topic')}"
    if not days:
        return f"{said}."
    when = f"first listed {_when(min(days), max(days))}"
    if papers == len(days):
        return f"{said}, {when}."
    return f"{said}: {len(days):,} {when}, {papers - len(days):,} without a full day."


def _when(first: date, last: date) -> str:
    if first == last:
        return f"on {dates.date_name(last)}"
    begin = dates.date_name(first).removesuffix(f" {last.year}")  # which is said of the last
    return f"from {begin} to {dates.date_name(last)}"


def _left_out(undated: int) -> str:
    if not undated:
        return ""
    papers = plural(undated, "paper")
    if undated == 1:
        return f"{papers} without a full day is left out: nobody can say since when it is listed."
    return f"{papers} without a full day are left out: nobody can say since when they are listed."


class _Papers:
    """The papers of some topics, and each as it stands in a mail."""

    def __init__(self, archive: Archive, topics: Mapping[str, Term], cite: Cite, address: str) -> None:
        self.archive, self.topics, self.address, self._cite = archive, topics, address, cite

    def all(self) -> Iterator[Entry]:
        """The newest first."""
        for entry in self.archive.entries.values():
            if not self.topics.keys().isdisjoint(entry.topics.shown):
                yield entry

    def topic(self, entry: Entry) -> str:
        """The first topic of a paper that is asked for."""
        return next(name for name in entry.topics.shown if name in self.topics)

    def item(self, entry: Entry, listed: str, excerpt: int) -> Item:
        citation = self._cite(entry)
        return Item(
            title=shorten(_line(entry.shown.plain_title), TITLE),
            url=f"{self.address}{entry.permalink}" if self.address else _line(citation.url),
            authors=shorten(_authors(citation), BYLINE),
            listed=listed,
            excerpt=shorten(_line(entry.shown.plain_abstract), excerpt) if excerpt else "",
        )


def _authors(citation: Citation) -> str:
    names = [_line(author.name) for author in citation.authors[:4]]
    others = citation.has_more or len(citation.authors) > len(names)
    return ", ".join(filter(None, names)) + (" and others" if names and others else "")


# -- By topic ------------------------------------------------------------------------------------


def _groups(entries: Iterable[Entry], papers: _Papers) -> tuple[Group, ...]:
    """The papers by the first of their topics that is asked for, in the order of the tree."""
    found: dict[str, list[Entry]] = {name: [] for name in papers.topics}
    for entry in entries:
        found[papers.topic(entry)].append(entry)
    sizes = [len(group) for group in found.values()]
    room, excerpt = _room(sizes), EXCERPT if sum(sizes) <= WITH_EXCERPTS else 0
    return tuple(_group(papers, name, group[:room], len(group), excerpt) for name, group in found.items() if group)


def _room(sizes: Sequence[int]) -> int:
    """How many papers each topic may name, so that all have room and none takes that of another."""
    return max((most for most in range(1, MOST + 1) if sum(min(most, size) for size in sizes) <= MOST), default=1)


def _group(papers: _Papers, name: str, entries: Sequence[Entry], count: int, excerpt: int) -> Group:
    items = tuple(papers.item(entry, _listed(entry.first_listed), excerpt) for entry in entries)
    url = f"{papers.address}{papers.topics[name].address}" if papers.address else ""
    return Group(_line(name), url, items, count - len(items))


def _listed(day: ListedOn) -> str:
    return f"Listed on {dates.short_name(day)}" if day else "Listed without a date"


# -- Trending ------------------------------------------------------------------------------------


def why_trending(newest: date | None) -> str:
    """What trending means, in a sentence that can be checked."""
    until = f" up to {dates.date_name(newest)}, the newest of the archive" if newest else ""
    return (
        f"Trending is what was listed on two days or more, the last of them within the {RECENT} days{until}; "
        "what was listed on most days comes first."
    )


def _trending(papers: _Papers) -> tuple[Item, ...]:
    """The papers that were listed again lately, of most days first; of as many the one that was listed last."""
    newest = papers.archive.newest_day
    if newest is None:
        return ()
    found = [(days, entry) for entry in papers.all() if (days := _days(entry))[1:]]
    lately = [(days, entry) for days, entry in found if newest - days[-1] < timedelta(RECENT)]
    lately.sort(key=lambda one: (-len(one[0]), -one[0][-1].toordinal()))
    return tuple(papers.item(entry, _named(days), excerpt=0) for days, entry in lately[:TRENDING])


def _days(entry: Entry) -> list[date]:
    """The days of a paper that can be believed and whose year is known, in order."""
    return sorted({day for sighting in entry.paper.sightings if isinstance(day := sighting.day, date)})


def _named(days: Sequence[date]) -> str:
    return f"Listed on {plural(len(days), 'day')}, last on {dates.short_name(days[-1])}"
