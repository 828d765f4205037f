"""Which of a paper's texts is shown, and which others are worth a look."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from builder.merge.comparable import Comparable
from builder.merge.identity import as_shown, text_id
from builder.model import MOST_SHOWN, PaperId, Place, Sighting, Text, dates
from builder.text import find_urls, is_visible

LEAST_ABSTRACT, LEAST_TITLE = 90, 80
"""How alike, 0 to 100, the letters of abstracts and of titles must be for a text to be a small revision of
another.

Of the real revisions that `make bench-ingest` merges this takes half, and it leaves room for a sentence."""


def shown_and_versions(
    own: Sequence[Sighting], every: Sequence[Sighting]
) -> tuple[Sighting, tuple[Sighting, ...]]:
    """The sighting whose text is shown; and one of each version, the newest first, none where there is one
    version.

    `own` are the sightings by which a paper is known, `every` also those that it may share with others; the first
    one first. Shown is the newest and fullest own text that is a small revision of the first with an abstract: a
    seed may mend a text, and not put another in its place.
    """
    if len({sighting.text for sighting in every}) == 1:
        return max(own, key=_newest_and_fullest), ()
    first = next((one for one in own if is_visible(one.text.abstract)), own[0])
    shown = max((one for one in own if is_small_revision(first.text, one.text)), key=_newest_and_fullest)
    versions: dict[object, Sighting] = {}
    for sighting in (shown, *sorted(every, key=_newest_and_fullest, reverse=True)):
        if sighting is shown or is_visible(sighting.text.abstract):
            versions.setdefault((_shown_id(sighting.text), _links(sighting.text)), sighting)
    newest_first = sorted(versions.values(), key=_newest_and_fullest, reverse=True)
    return shown, tuple(newest_first) if len(newest_first) > 1 else ()


def is_small_revision(first: Text, other: Text) -> bool:
    """Whether nine tenths of an abstract and most of a title are as they were, and no link is new."""
    if first == other:
        return True
    if not _links(other) <= _links(first):
        return False
    if first.id == other.id:  # but a thousand signs behind the letters are not small
        return fuzz.ratio(first.abstract[:MOST_SHOWN], other.abstract[:MOST_SHOWN]) >= LEAST_TITLE
    one, two = (Comparable(text.title, text.abstract[:MOST_SHOWN]) for text in (first, other))
    return (
        fuzz.ratio(one.key[:MOST_SHOWN], two.key[:MOST_SHOWN]) >= LEAST_TITLE
        and fuzz.ratio(one.abstract_key, two.abstract_key) >= LEAST_ABSTRACT
    )


def _shown_id(text: Text) -> PaperId:
    """What all texts with the letters and digits that a reader sees share."""
    shown = as_shown(text)
    return text.id if shown is text else text_id(shown.title, shown.abstract)


def _links(text: Text) -> frozenset[str]:
    return frozenset(url for part in (text.title, text.abstract) for _, _, url in find_urls(part))


def _newest_and_fullest(sighting: Sighting) -> tuple[str, int, str, str, Place]:
    """A key that sorts sightings; the last one has the newest day, then the longest abstract.

    The texts and the places come last, so that the order of the seeds changes nothing.
    """
    record = sighting.record
    day = dates.iso(sighting.day) or ""
    return day, len(record.abstract), record.title, record.abstract, record.place
