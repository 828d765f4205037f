"""What an archive says otherwise than one before it: of papers that stood there, and of its addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from builder.archive.answering import answering
from builder.archive.fact_changes import fact_changes, refused, urls_of
from builder.model import CHANGES, Archive, Change, Entry, Paper, PaperId, Place, Sighting, dates
from builder.text import toml_table

MOST_PARTED = 20
"""Texts of a paper from which a listing is parted by what refuses a change: a comment holds no more."""

Kin = Mapping[PaperId, Sequence[PaperId]]
"""For each paper of an archive those of one before that it continues."""


def find_changes(before: Archive, after: Archive, kin: Kin) -> tuple[Change, ...]:
    """Every change that a person may want to refuse, worst first.

    Papers are those that are shown. What is new as a whole, a paper or an address, is no change; but a host is.
    """
    found: list[Change] = []
    for entry in after.entries.values():
        old = [before.entries[one] for one in kin.get(entry.paper.id, ()) if one in before.entries]
        found += [change for one in old for change in _of_paper(one, old, entry)]
        found += fact_changes(old, entry, _brought_by(_shown(entry), old, entry.paper))
        found += _new_links(old, entry)
        found += _joined(old, entry)
    found += [
        *_parted(before, after, kin),
        *_new_hosts(before, after),
        *_lost(before, after, kin),
        *_far(before, after),
    ]
    order = {kind: at for at, kind in enumerate(CHANGES)}
    return tuple(sorted(found, key=lambda change: (order[change.kind], change.place, change.new, change.old)))


def _of_paper(one: Entry, old: Sequence[Entry], entry: Entry) -> Iterator[Change]:
    """What is shown otherwise of one of the papers that it continues, and where that moves."""
    paper, was = entry.paper, one.paper
    brought = _shown(entry)
    two = _apart(brought, [one], entry)
    place = _brought_by(brought, old, paper)
    if was.title != paper.title:
        refuse = two or _title(paper.id, was.title)
        yield Change("text", paper.id, was.title, place, was.title, paper.title, refuse)
    if was.abstract != paper.abstract:
        yield Change("text", paper.id, was.title, place, was.abstract, paper.abstract, two)
    if one.permalink != entry.permalink:
        first = next(listing for listing in paper.sightings if listing.id == paper.id)
        place = _brought_by(first, old, paper)
        refuse = _apart(first, [one], entry)
        yield Change("permalink", paper.id, was.title, place, one.permalink, entry.permalink, refuse)


def _brought_by(listing: Sighting, old: Sequence[Entry], paper: Paper) -> Place:
    """Where a listing stands that none of the papers had, this one if it may be: it brought what changes."""
    known = {text.id for one in old for text in one.paper.texts}
    return next((one for one in (listing, *paper.sightings) if one.id not in known), listing).record.place


def _shown(entry: Entry) -> Sighting:
    """The sighting whose text is shown, the newest one."""
    paper = entry.paper
    alike = [one for one in (*paper.versions, *reversed(paper.sightings)) if one.text.abstract == paper.abstract]
    return next((one for one in alike if one.text.title == paper.title), (alike or list(paper.sightings))[0])


def _new_links(old: Sequence[Entry], entry: Entry) -> Iterator[Change]:
    """The links of any version that no version had before."""
    known = {url for one in old for url, _ in _links(one)}
    for url, sighting in _links(entry) if old else ():
        if url not in known:
            refuse = _without_link(url, sighting, old, entry)
            yield Change("link", entry.paper.id, entry.paper.title, sighting.record.place, "", url, refuse)


def _links(entry: Entry) -> Iterator[tuple[str, Sighting]]:
    """Each link of a paper's page with a listing that has it."""
    shown = _shown(entry)
    texts = ((shown, entry.links), *zip(entry.paper.versions, entry.version_links, strict=True))
    found = {link.url: sighting for sighting, links in reversed(texts) for link in links}
    linked = {*found, entry.paper.details.pdf}.intersection(urls_of(entry.paper.details))
    for one in reversed(entry.paper.sightings) if linked else ():
        beside = linked.intersection(urls_of(one.record.details))
        found.update((url, one) for url in beside if url not in shown.text.abstract)
    yield from sorted(found.items(), key=lambda one: one[0])


def _without_link(url: str, sighting: Sighting, old: Iterable[Entry], entry: Entry) -> str:
    """What refuses a link of a listing: that beside the abstract people may take away, for that in it the listing
    has to go."""
    was = next((one.paper.details for one in old), None)
    if was is None or url not in urls_of(sighting.record.details) or url in sighting.text.abstract:
        return _apart(sighting, old, entry)
    return refused(entry.paper.id, was, "pdf" if url == entry.paper.details.pdf else "links")


def _joined(old: Sequence[Entry], entry: Entry) -> Iterator[Change]:
    """The papers that became one with the one whose id stays, by a listing that none of them had."""
    place = _brought_by(entry.paper.sightings[0], old, entry.paper)
    ordered = sorted(old, key=lambda one: (one.paper.id != entry.paper.id, one.paper.id))
    for other in ordered[1:]:
        title, kept = other.paper.title, ordered[0].paper
        yield Change("joined", entry.paper.id, kept.title, place, title, kept.title, _two(other.paper.id, kept.id))


def _parted(before: Archive, after: Archive, kin: Kin) -> Iterator[Change]:
    """The papers whose texts now stand in several, as do those that continue one whose text was corrected.

    A text that several papers have at once is no part of any: it has no abstract.
    """
    with_text: defaultdict[PaperId, list[Entry]] = defaultdict(list)
    heirs: defaultdict[PaperId, list[Entry]] = defaultdict(list)
    for entry in after.entries.values():
        for text in dict.fromkeys(text.id for text in entry.paper.texts):
            with_text[text].append(entry)
        for one in kin.get(entry.paper.id, ()):
            heirs[one].append(entry)
    for was in (old.paper for old in before.entries.values()):
        of_texts = [with_text[text.id] for text in was.texts if text.id in with_text]
        own = [entries[0] for entries in of_texts if len(entries) == 1] if of_texts else heirs[was.id]
        now = list({entry.paper.id: entry for entry in own}.values())
        for entry in now[1:]:
            place = entry.paper.sightings[0].record.place
            one_paper = _table("one", papers=[now[0].paper.id, entry.paper.id])
            yield Change("parted", entry.paper.id, was.title, place, was.title, entry.paper.title, one_paper)


def _new_hosts(before: Archive, after: Archive) -> Iterator[Change]:
    """The hosts that no link of the archive led to; in one that was empty, all are new, and none is told."""
    stood = {text.id: entry for entry in before.entries.values() for text in entry.paper.texts}
    known = {_host(url) for entry in before.entries.values() for url, _ in _links(entry)}
    seen: dict[str, tuple[Entry, Sighting, str]] = {}
    for entry in sorted(after.entries.values(), key=lambda entry: entry.paper.sightings[0].record.place):
        for url, sighting in _links(entry):
            if _host(url) not in known:
                seen.setdefault(_host(url), (entry, sighting, url))
    for host, (entry, sighting, url) in seen.items() if before.entries else ():
        old = {one.paper.id: one for text in entry.paper.texts if (one := stood.get(text.id))}
        apart = _without_link(url, sighting, list(old.values()), entry)
        refuse = "\n".join(filter(None, (apart, _table("hide", paper=sighting.id)))) if apart or not old else ""
        yield Change("host", entry.paper.id, entry.paper.title, sighting.record.place, "", host, refuse)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _lost(before: Archive, after: Archive, kin: Kin) -> Iterator[Change]:
    """The addresses that answered before and do no more, each with where its paper is listed, if it still is."""
    there = answering(after)
    heirs = {one: after.entries[paper] for paper, of in kin.items() if paper in after.entries for one in of}
    for address, papers in sorted(answering(before).items()):
        if address not in there:
            entry = next((before.entries[one] for one in papers if one in before.entries), None)
            if entry is None:
                yield Change("address", PaperId(""), "", Place("", 0), address, "")
            else:
                place = _still_at(entry.paper, heirs.get(entry.paper.id, entry).paper)
                yield Change("address", entry.paper.id, entry.paper.title, place, address, "")


def _still_at(paper: Paper, heir: Paper) -> Place:
    """Where the heir of a paper is listed, in the same seed if it is: there it was corrected."""
    first = paper.sightings[0].record.place
    places = [one.record.place for one in heir.sightings]
    return next((place for place in places if place.seed == first.seed), places[0])


def _far(before: Archive, after: Archive) -> Iterator[Change]:
    known = {day.listed_on for day in before.doubtful}
    for day in after.doubtful:
        if day.listed_on not in known:
            entry = after.entries[day.papers[0]]
            sighting = next(one for one in entry.paper.sightings if one.record.listed_on == day.listed_on)
            name = dates.iso(day.listed_on) or ""
            yield Change("day", entry.paper.id, entry.paper.title, sighting.record.place, "", name)


# -- What refuses a change -----------------------------------------------------------------------


def _apart(brought: Sighting, old: Iterable[Entry], entry: Entry) -> str:
    """Parts a listing from the papers that stood there, text by text: else it would take along those that are
    more like it than like the first. "" where it has the text of one of them, or these are no more as they were.
    """
    left = {text.id for text in entry.paper.texts}
    there = (one.paper for one in old if one.paper.id in left)
    known = [text.id for paper in there for text in paper.texts if text.id in left]
    return "" if brought.id in known else "\n".join(_two(brought.id, text) for text in known[:MOST_PARTED])


def _two(one: PaperId, other: PaperId) -> str:
    return _table("two", papers=[one, other])


def _title(paper: PaperId, title: str) -> str:
    return _table("title", paper=paper, title=title)


def _table(kind: str, **values: str | Sequence[str]) -> str:
    return toml_table(kind, **values, reason="Refused.")
