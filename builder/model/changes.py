"""What an archive says otherwise than it did before."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.papers import PaperId
from builder.model.records import Place

CHANGES = {
    "text": "the text that is shown changes",
    "facts": "what is known of it changes",
    "link": "a link is new",
    "host": "a host is linked for the first time",
    "permalink": "the address moves",
    "joined": "papers that were two become one",
    "parted": "a paper that was one becomes two",
    "address": "an address no longer answers",
    "day": "a day is far from all others",
}
"""The kinds of changes, worst first, and what people read."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a paper that stood there before, or to the archive as a whole.

    `kind` is one of `CHANGES`; `place` the listing that brings it. `old` and `new` are texts, facts with the name
    of their field before them ("authors: Ada Bee; Cy Dee"), addresses, links or days, "" where there was or is
    none. `refuse` is what one writes into the overrides so that it does not happen, "" where nothing there helps.
    """

    kind: str
    paper: PaperId
    title: str
    place: Place
    old: str
    new: str
    refuse: str = ""
