"""Papers: a work with all of its sightings, and why these are one work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from builder.model.records import NO_DETAILS, Details, ListedOn, Place, Record
from builder.text import Pieces, as_plain

PaperId = NewType("PaperId", str)
"""32 hexadecimal digits: a hash of the letters and digits of a title and an abstract."""

ADDRESS_DIGITS = 10
"""So many of its first digits stand in addresses, and name a paper in the overrides."""

MOST_SHOWN = 10_000
"""Characters of a title or an abstract that are shown, far more than any real one has: the time to render a page
of Markdown grows with the square of its length."""


@dataclass(frozen=True, slots=True)
class Text:
    """A title and an abstract of a listing, cleaned. Texts with the same letters and digits have the same `id`.

    In a paper they are as shown, without tags such as `<sub>`; the `id` is that of the text with them.
    """

    id: PaperId
    title: str
    abstract: str  # "" where the listing has none


@dataclass(frozen=True, slots=True)
class Shown:
    """A title and an abstract as words and the formulas between them; `()` for an abstract that is not there."""

    title: Pieces
    abstract: Pieces

    @property
    def plain_title(self) -> str:
        """The title without TeX."""
        return as_plain(self.title)

    @property
    def plain_abstract(self) -> str:
        """The abstract without TeX."""
        return as_plain(self.abstract)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A listing of a paper: the record, and its text. `is_doubtful`: whether its day is too far off to be
    believed."""

    record: Record
    text: Text
    is_doubtful: bool = False

    @property
    def id(self) -> PaperId:
        return self.text.id

    @property
    def day(self) -> ListedOn:
        """The day it was listed on, for whatever a day decides: a doubtful one counts as none."""
        return None if self.is_doubtful else self.record.listed_on


SAME_TEXT = "same text"
"""Rule of a merge: titles and abstracts have the same letters and digits, so nothing had to be judged."""

SAME_TITLE, NEAR_TITLE, SAME_ABSTRACT = "same title", "near title", "same abstract"
"""Rules of merges: titles have the same key; titles differ in grammar or spelling; titles differ more, but the
abstracts are the same."""

SAME_ARXIV, SAME_DOI = "same arXiv id", "same DOI"
"""Rules of merges: the listings give one number of arXiv, or one DOI."""

SAID = "said by hand"
"""Rule of a merge: a person says so in the overrides."""

JUDGED = frozenset({NEAR_TITLE, SAME_ABSTRACT})
"""Rules that rest on likeness: their merges are listed for people to look at."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two sightings are one paper. `similarity` runs from 0 to 1."""

    rule: str
    similarity: float
    a: Place
    b: Place


@dataclass(frozen=True, slots=True)
class LookedUp:
    """That something was looked up: at which `source`, on which day (`YYYY-MM-DD`)."""

    source: str
    day: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a `field` of a paper's details was said: in a seed or, where it was `looked_up`, in the file of what
    was looked up."""

    field: str
    place: Place
    looked_up: LookedUp | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One work with all of its sightings, in the order of day, seed and line.

    `title` and `abstract` are those shown. `id` is that of the first sighting of its own; `former_ids` are those
    of the others, by which the paper was known. A listing without an abstract may be a sighting of several papers,
    and is the own one of none of them. `versions` has one sighting of each text that differs from the others by
    letters, digits or links, the newest first; none where there is one text. `details` is what is known of it
    beside, and `facts` tells where each field of that which is known was said. `looked_up` is all that was
    looked up of it, shown or not, each with the text that it was looked up for."""

    id: PaperId
    former_ids: tuple[PaperId, ...]
    title: str
    abstract: str
    sightings: tuple[Sighting, ...]
    merged_by: tuple[Merge, ...]
    versions: tuple[Sighting, ...] = ()
    hidden: str = ""  # why it is not shown; "" where it is
    topics: tuple[str, ...] = ()  # as a person gave them; () where nobody did
    tags: tuple[str, ...] | None = None  # as a person gave them, () for no tags; None where nobody did
    details: Details = NO_DETAILS
    facts: tuple[Fact, ...] = ()
    looked_up: tuple[tuple[PaperId, Details], ...] = ()

    @property
    def short_id(self) -> str:
        """Its first digits, by which pages and scripts know it: in one of 200 archives of 100,000 papers two share
        them."""
        return self.id[:ADDRESS_DIGITS]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every different text that it was listed with, in the order of the sightings."""
        return tuple(dict.fromkeys(sighting.text for sighting in self.sightings))
