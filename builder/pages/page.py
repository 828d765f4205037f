"""A page before it is drawn, and what its template draws as what YAML can write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date

from builder.model import Later
from builder.pages.front_matter import Content


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is drawn: at `address` in the site, its body made of a template and some words of its
    own.

    `template` is the file of the theme that draws `content`, with what is left for `later`, by its key; `section`
    is its entry in the navigation, `changed` the newest day of what it shows.
    """

    address: str
    body: str
    template: str
    title: str
    description: str = ""
    section: str = ""
    content: Content | None = None
    later: Mapping[str, Later] = field(default_factory=dict)
    words: Mapping[str, object] | None = None
    changed: date | None = None

    @property
    def path(self) -> str:
        """Its file under docs/."""
        return f"{self.address.removesuffix('.html')}.md"

    @property
    def front(self) -> dict[str, object]:
        """What its template draws: what pages have in common, and its content under the key of its type."""
        common = {"template": self.template, "title": self.title}
        common |= {"description": self.description, "section": self.section}
        common |= {"changed": self.changed.isoformat() if self.changed else ""}
        own: dict[str, object] = {self.content.key: self.content} if self.content else {}
        return {**{key: value for key, value in common.items() if value}, **own, **self.later}


def as_plain(value: object) -> object:
    """A value of these types as mappings, lists, texts and numbers; what is None is left out."""
    if is_dataclass(value):
        found = ((one.name, getattr(value, one.name)) for one in fields(value))
        return {name: as_plain(part) for name, part in found if part is not None}
    if isinstance(value, Mapping):
        return {key: as_plain(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_plain(part) for part in value]
    return value
